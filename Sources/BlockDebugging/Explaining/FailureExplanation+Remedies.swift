import BackendlessUsers
import BlockHost
import BlockModel
import BlockRecording
import BlockRuntime

/// What to do about a failure.
extension FailureExplanation {
    func remedies(_ inputs: [Given], _ failed: RecordingState.OpenBlock, _ event: Int) -> [String] {
        if report.cause == .unanswered { return report.hint.map { [$0] } ?? [] }
        var remedies: [String] = []
        if let fault {
            remedies += fault.remedies
        } else if case .error(let error)? = report.thrown, error.isEngineError {
            remedies += self.remedies(forMissing: inputs, error)
        }
        if let (workspace, reference) = block(failed.site), tryAround(reference, in: workspace) == nil {
            remedies.append(
                "where the program can go on without it, put the block into a 'try' block and say in its 'catch' part what then")
        }
        return remedies
    }

    private func remedies(forMissing inputs: [Given], _ error: HostError) -> [String] {
        let missing = inputs.first { isMissing($0.value) }
        if let missing {
            let what = missing.workspace[missing.reference].fields.first.map { "'\($0.text)'" }
            let block = missing.workspace[missing.reference]
            let isVariable = block.inputs.isEmpty && what != nil
            return [
                isVariable
                    ? "see that \(what ?? "") has a value before this block, or ask with an 'if' block whether it has"
                    : "see that \(quote(missing.site)) gives something, or ask with an 'if' block whether it does"
            ]
        }
        if error.message.hasSuffix("is not a function"), let given = inputs.first {
            return [
                "'\(given.name)' is \(kind(of: given.value)); this block cannot do that with it: give it something of the kind it works on"
            ]
        }
        return []
    }

    private func kind(of value: TracedValue) -> String {
        switch value {
        case .undefined, .null: "nothing"
        case .boolean: "a truth value"
        case .number: "a number"
        case .text: "a text"
        case .list: "a list"
        case .object: "an object"
        }
    }
}
