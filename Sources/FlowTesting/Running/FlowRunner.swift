import BlockModel
import Foundation

/// Runs cases on all cores and tells their results in the order of the cases.
///
/// At most `window` results wait for an earlier one, so memory does not grow with the number of cases.
public struct FlowRunner: Sendable {
    /// The cases.
    public var suite: FlowSuite
    /// Whether snapshots are written instead of compared.
    public var updatesSnapshots = false
    /// Seconds that a case may take where its flow does not say; 0 means any.
    public var timeoutSeconds = 0.0
    /// How often a case that did not pass is tried again.
    public var retryCount = 0
    /// How often every case is run.
    public var repeatCount = 1
    /// Where to count which blocks run.
    public var coverage: CoverageTally?
    /// Whether results say why a program failed.
    public var explains = false
    /// How many threads run cases.
    public var threadCount = max(1, ProcessInfo.processInfo.activeProcessorCount)

    /// Results that may wait for an earlier one.
    static let window = 512
    /// Bytes of a thread's stack: values are read and compared by recursion.
    static let stackByteCount = 16 << 20

    /// Makes a runner.
    public init(_ suite: FlowSuite) { self.suite = suite }

    /// Runs cases.
    ///
    /// - Parameters:
    ///   - numbers: the cases; nil for all.
    ///   - deliver: told each result on the calling thread, in order; returns whether to go on.
    public func run(_ numbers: [Int]? = nil, deliver: (CaseResult) -> Bool) {
        let queue = ResultQueue(count: (numbers?.count ?? suite.caseCount) * max(1, repeatCount), window: Self.window)
        let runner = self
        for _ in 0..<min(threadCount, max(1, queue.count)) {
            let thread = Thread {
                while let position = queue.take() { queue.put(runner.run(position, of: numbers), at: position) }
            }
            thread.stackSize = Self.stackByteCount
            thread.start()
        }
        while let result = queue.next() {
            if !deliver(result) { break }
        }
        queue.stop()
    }

    /// Runs the case at a position of all runs.
    private func run(_ position: Int, of numbers: [Int]?) -> CaseResult {
        let count = numbers?.count ?? suite.caseCount
        let number = numbers.map { $0[position % count] } ?? position % count
        let flowCase: FlowCase
        do throws(LoadFailure) {
            flowCase = try suite.makeCase(number)
        } catch {
            let (template, row) = suite.locate(number)
            var result = CaseResult(
                number: number, file: template.file, line: Int(template.position.line), name: "row \(row + 1)", verdict: .broken, seconds: 0
            )
            result.problem = DiagnosticRenderer().render(error.diagnostics)
            return result
        }
        let runner = CaseRunner(
            updatesSnapshots: updatesSnapshots, timeoutSeconds: timeoutSeconds, coverage: coverage, explains: explains)
        var result = runner.run(flowCase, number: number)
        while result.verdict != .passed, result.attempts <= retryCount {
            let attempts = result.attempts + 1
            result = runner.run(flowCase, number: number)
            result.attempts = attempts
        }
        if repeatCount > 1 { result.name += " (run \(position / count + 1))" }
        return result
    }
}

/// Hands positions to threads and their results, in order, to one reader.
private final class ResultQueue: @unchecked Sendable {
    // Everything that changes is guarded by the condition.
    private let condition = NSCondition()
    private var taken = 0
    private var delivered = 0
    private var results: [Int: CaseResult] = [:]
    private var isStopped = false
    private let window: Int
    let count: Int

    init(count: Int, window: Int) {
        self.count = count
        self.window = window
    }

    /// The next position to run; nil when there is none left. Waits while too many results wait.
    func take() -> Int? {
        condition.lock()
        defer { condition.unlock() }
        while !isStopped, taken < count, taken - delivered >= window { condition.wait() }
        if isStopped || taken == count { return nil }
        taken += 1
        return taken - 1
    }

    func put(_ result: CaseResult, at position: Int) {
        condition.lock()
        defer { condition.unlock() }
        results[position] = result
        if position == delivered { condition.broadcast() }
    }

    /// The next result in order; nil after the last.
    func next() -> CaseResult? {
        condition.lock()
        defer { condition.unlock() }
        if delivered == count { return nil }
        while results[delivered] == nil { condition.wait() }
        let result = results.removeValue(forKey: delivered)
        delivered += 1
        // Threads that wait go on when half of the window is free; fewer wake-ups.
        if taken - delivered <= window / 2 { condition.broadcast() }
        return result
    }

    func stop() {
        condition.lock()
        defer { condition.unlock() }
        isStopped = true
        condition.broadcast()
    }
}
