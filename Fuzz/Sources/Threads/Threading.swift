import Foundation

/// How many threads work at once.
let threadCount = 16

/// What came of one kind of work.
struct CheckOutcome {
    var isGood: Bool
    var summary: String
}

/// The repository.
let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

/// Does something on sixteen threads, told their numbers, and waits for all.
func onThreads(_ body: @escaping @Sendable (Int) -> Void) {
    let group = DispatchGroup()
    for number in 0..<threadCount {
        group.enter()
        let thread = Thread {
            body(number)
            group.leave()
        }
        thread.stackSize = 16 << 20
        thread.start()
    }
    group.wait()
}

/// What threads found to be different, each once.
final class Differences: @unchecked Sendable {
    // Guarded by the lock.
    private var found: Set<String> = []
    private let lock = NSLock()

    func add(_ what: String) { lock.withLock { _ = found.insert(what) } }

    /// Up to ten of them.
    var list: String { lock.withLock { found.isEmpty ? "" : ": " + found.sorted().prefix(10).joined(separator: ", ") } }
    var isEmpty: Bool { lock.withLock { found.isEmpty } }
}

/// A number that threads change without a lock.
enum Race {
    private final class Number: @unchecked Sendable { var value = 0 }

    static func run() {
        let number = Number()
        onThreads { _ in for _ in 0..<1_000 { number.value += 1 } }
        print("counted to \(number.value)")
    }
}
