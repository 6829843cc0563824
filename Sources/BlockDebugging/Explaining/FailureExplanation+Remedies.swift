import BackendlessUsers
import BlockCompiler
import BlockHost
import BlockModel
import BlockRecording
import BlockRuntime
import OrderedJSON

/// What to do about a failure.
extension FailureExplanation {
    func remedies(_ inputs: [Given], _ failed: RecordingState.OpenBlock, _ event: Int) -> [String] {
        if report.cause == .unanswered { return report.hint.map { [$0] } ?? [] }
        var remedies: [String] = []
        if let fault {
            if let advice = adviceOnLogin(fault, event) { remedies.append(advice) }
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
            let advice =
                isVariable
                ? "see that \(what ?? "") has a value before this block, or ask with an 'if' block whether it has"
                : "see that \(quote(missing.site)) gives something, or ask with an 'if' block whether it does"
            guard isVariable, let earlier = stop(ofWriterOf: missing) else { return [advice] }
            let first = adviceOnLogin(earlier, missing.event) ?? earlier.remedies.joined(separator: ", or ")
            return ["first mend what stopped the block that sets \(what ?? "it"): " + first, advice]
        }
        if error.message.hasSuffix("is not a function"), let given = inputs.first {
            return [
                "'\(given.name)' is \(kind(of: given.value)); this block cannot do that with it: give it something of the kind it works on"
            ]
        }
        return []
    }

    /// What the users, where they are known, tell about an identity that could not log in.
    private func adviceOnLogin(_ fault: FaultExplanation, _ event: Int) -> String? {
        // `{identity: "ada@example.com", password: [redacted]}`
        guard fault.code == .invalidLoginOrPassword, let call = recording.calls(upTo: event).last,
            let arguments = recording[call].arguments,
            let start = arguments.firstRange(of: "{identity: \"")?.upperBound, let end = arguments[start...].firstIndex(of: "\""),
            let text = recording.users(at: call), let users = (try? JSONParser.parse(text))?.arrayValue
        else { return nil }
        let identity = String(arguments[start..<end])
        let texts = users.flatMap { user in user.objectValue?.compactMap { $0.value.stringValue } ?? [] }
        if texts.contains(where: { $0.lowercased() == identity.lowercased() }) {
            return "there is a user with the identity '\(identity)', so the password is wrong"
        }
        // Of more users, not all are known.
        guard users.count < SharedUsersBackend.mostShownUsers else { return nil }
        let near = nearest(to: identity, among: texts.filter { $0.contains("@") })
        return "no user has the identity '\(identity)'" + (near.map { "; did you mean '\($0)'?" } ?? ": register it, or give another one")
    }

    /// What the error means that stopped the only block that would have set a variable.
    private func stop(ofWriterOf given: Given) -> FaultExplanation? {
        let block = given.workspace[given.reference]
        guard let field = program.catalog.definition(of: block.type)?.fields.first,
            let name = variableName(field, of: block, in: given.workspace),
            let error = errorThatStopped(name, given.event, in: given.workspace),
            let code = code(of: error)
        else { return nil }
        return FaultCatalog.explanation(of: code)
    }

    /// The code of an error, as it is told behind its message: `Error: message {code: 3003}`.
    private func code(of error: TracedValue) -> Int? {
        let text = error.description
        guard let range = text.ranges(of: "{code: ").last else { return nil }
        return Int(text[range.upperBound...].prefix { $0.isNumber })
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
