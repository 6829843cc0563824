import BackendlessTables
import BackendlessUsers
import BlockHost
import BlockModel
import BlockRuntime
import Foundation
import OrderedJSON

/// Runs one case in a world of its own: a machine, a host and a user service that no other case sees.
struct CaseRunner: Sendable {
    /// Whether snapshots are written instead of compared.
    var updatesSnapshots = false
    /// The time a case may take, where its flow does not say; 0 means any.
    var timeoutSeconds = 0.0
    /// Where to count what ran.
    var coverage: CoverageTally?
    /// Whether to say why a program failed.
    var explains = false

    /// The most characters of a value that a result shows.
    private static let longestText = 2_000

    /// What one run gave.
    private struct Observation {
        var mismatches: [Mismatch]
        var problem: String?
        var seconds: Double
        var trace = RunTrace()
        var redactor: SecretKeeper?
        var hasFailed = false
        var explanation: [String] = []
    }

    /// Runs a case.
    func run(_ flowCase: FlowCase, number: Int) -> CaseResult {
        let first = observe(flowCase, isDetailed: false)
        var result = CaseResult(
            number: number, file: flowCase.file, line: Int(flowCase.position.line), name: flowCase.name, verdict: .passed,
            seconds: first.seconds)
        if first.mismatches.isEmpty, first.problem == nil { return result }
        result.verdict = first.problem == nil ? .failed : .broken
        result.problem = first.problem
        // The same input gives the same run: only one that went wrong is run again to see where.
        let second = observe(flowCase, isDetailed: true)
        func hidden(_ text: String) -> String { shortened(second.redactor?.redact(text) ?? text) }
        for mismatch in second.mismatches.isEmpty ? first.mismatches : second.mismatches {
            var shown = mismatch
            shown.expected = hidden(mismatch.expected)
            shown.actual = hidden(mismatch.actual)
            shown.place = second.trace.place(of: mismatch.event)
            result.mismatches.append(shown)
        }
        result.trace = second.trace.lines(upTo: second.mismatches.first?.event).map(hidden)
        if explains, second.hasFailed, let recordable = flowCase.program.recordable() {
            result.explanation = observe(flowCase, isDetailed: true, recording: CaseRecording(recordable)).explanation.map(shortened)
        }
        return result
    }

    /// A text for people: the start of a long one. Results wait for each other, so they must be small.
    private func shortened(_ text: String) -> String {
        text.utf8.count <= Self.longestText ? text : text.prefix(Self.longestText) + "..."
    }

    private func observe(_ flowCase: FlowCase, isDetailed: Bool, recording: CaseRecording? = nil) -> Observation {
        let start = ContinuousClock.now
        let expectation = flowCase.expectation
        var settings = flowCase.settings
        if settings.limits.timeSeconds == 0 { settings.limits.timeSeconds = timeoutSeconds }
        settings.recordsCoverage = expectation.leastCoverage != nil || !isDetailed && coverage != nil
        let machine = Machine(recording?.program ?? flowCase.program.program, settings: settings)
        let memory = flowCase.context.users.map { fixture in
            let service = InMemoryUserService(
                fixture: fixture, clock: .fixed(Int64(exactly: settings.now.rounded()) ?? 0),
                identifiers: IdentifierSource(seed: settings.seed))
            if let user = flowCase.context.currentUser.objectValue { service.session = UserSession(currentUser: user) }
            return service
        }
        let tables: InMemoryDataService? =
            memory == nil && flowCase.context.tables == nil
            ? nil
            : InMemoryDataService(
                fixture: flowCase.context.tables ?? TablesFixture(), users: memory,
                clock: .fixed(Int64(exactly: settings.now.rounded()) ?? 0), identifiers: IdentifierSource(seed: settings.seed))
        var host = HostSettings()
        host.context = flowCase.context
        host.data = tables
        host.units = flowCase.program.units
        if let memory { host.users = flowCase.faults.isEmpty ? memory : memory.faulting(flowCase.faults) }
        host.isRecording = expectation.needsRecording
        host.secrets = SecretKeeper(isHiding: isDetailed || expectation.isSnapshot)
        host.timeZone = settings.timeZone
        host.outputByteLimit = settings.limits.outputByteCount
        var output = ""
        let keepsOutput = expectation.console != nil
        let trace = RunTrace.Recorder()
        host.print = { text in
            if keepsOutput { output += text }
            if isDetailed { trace.printed(text, at: machine.pendingTrace.first?.site) }
        }
        if isDetailed { host.onCall = { trace.called($0, at: machine.pendingTrace.first?.site) } }
        var answers = flowCase.answers[...]
        host.answer = {
            guard let answer = answers.popFirst() else { return nil }
            // On a terminal, the answer ends the line of its question.
            if keepsOutput { output += answer + "\n" }
            if isDetailed { trace.printed(answer + "\n", at: machine.pendingTrace.first?.site) }
            return answer
        }

        recording?.follow(machine, &host, users: memory)
        let driver = ProgramDriver(machine, Host(host))
        let report = driver.run()
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let covered = machine.coveredSites
        if !isDetailed { coverage?.add(covered, branches: machine.coveredBranches, of: flowCase.program) }
        let checker = ExpectationChecker(
            expectation: expectation, report: report, output: output, users: { memory.map(Self.users) },
            tables: { tables.map(Self.contents) }, milliseconds: seconds * 1_000,
            coverage: expectation.leastCoverage.map { _ in
                let count = flowCase.program.hasInstructions.count { $0 }
                return count == 0 ? 100 : Double(covered.count) / Double(count) * 100
            })
        var observation = Observation(mismatches: checker.mismatches(), seconds: seconds, redactor: driver.host.redactor)
        if expectation.isSnapshot {
            do throws(SnapshotFailure) {
                let json = report.json(hiding: driver.host.redactor)
                observation.mismatches += try Snapshot(file: flowCase.snapshotFile).compare(json, updates: updatesSnapshots)
            } catch {
                observation.problem = error.message
            }
        }
        observation.hasFailed = report.status != .finished
        if let recording { observation.explanation = recording.explanation(of: report, hiding: driver.host.redactor) }
        if isDetailed {
            trace.trace.end = report.trace
            observation.trace = trace.trace
        }
        return observation
    }

    /// What the tables of a service hold.
    private static func contents(of service: InMemoryDataService) -> JSONObject {
        // A store in memory throws nothing.
        service.tables.withBackend { (try? $0.contents()) ?? [:] }
    }

    /// The users of a service in the order in which they were made.
    static func users(of service: InMemoryUserService) -> [JSONValue] {
        service.backend.withBackend { backend in
            var users: [JSONValue] = []
            // A store in memory throws nothing.
            try? backend.store.forEachUser { row in
                users.append(.object(row.json(backend.store.columns)))
                return true
            }
            return users
        }
    }
}
