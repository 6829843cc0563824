import Foundation
import FuzzTargets

/// Readers, compiler, machine, debug adapter and the rest, fed with the corpus: in another order on each thread.
enum CorpusCheck {
    static func run(_ runCount: Int) -> CheckOutcome {
        let inputs = FuzzTarget.allCases.flatMap { target in
            let folder = root.appendingPathComponent("Fuzz/Corpus/\(target.rawValue)")
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            return names.sorted().prefix(2 * runCount).compactMap { name in
                (try? Data(contentsOf: folder.appendingPathComponent(name))).map { (target: target, name: name, bytes: [UInt8]($0)) }
            }
        }
        let isTaken = inputs.map { $0.target.run($0.bytes) }
        let differences = Differences()
        onThreads { number in
            for offset in inputs.indices {
                let offset = (offset + number * inputs.count / threadCount) % inputs.count
                let input = inputs[offset]
                if input.target.run(input.bytes) != isTaken[offset] { differences.add("\(input.target)/\(input.name)") }
            }
        }
        return CheckOutcome(
            isGood: !inputs.isEmpty && differences.isEmpty,
            summary: "\(inputs.count) inputs of readers, machines and the debugger\(differences.list)")
    }
}
