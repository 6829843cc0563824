import Foundation
import FuzzTargets

// Feeds every target with its corpus, on sixteen threads at once and in another order on each. Built with `--sanitize thread`, it says
// which of the things that threads share are changed without a lock.

let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Corpus")
let inputs: [(target: FuzzTarget, bytes: [UInt8])] = FuzzTarget.allCases.flatMap { target in
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(target.rawValue).path)
    return (names ?? []).sorted().prefix(40).compactMap { name in
        (try? Data(contentsOf: folder.appendingPathComponent(target.rawValue).appendingPathComponent(name))).map { (target, [UInt8]($0)) }
    }
}
let threadCount = 16
let group = DispatchGroup()
for number in 0..<threadCount {
    group.enter()
    let thread = Thread { [inputs] in
        for offset in inputs.indices {
            let input = inputs[(offset + number * inputs.count / threadCount) % inputs.count]
            input.target.run(input.bytes)
        }
        group.leave()
    }
    thread.stackSize = 8 << 20
    thread.start()
}
group.wait()
print("\(inputs.count) inputs on \(threadCount) threads")
exit(inputs.isEmpty ? 1 : 0)
