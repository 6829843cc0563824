import BlockCompiler
import BlockModel
import FlowTesting
import OrderedJSON
import ProgramLoading

/// Does what `codeless test` is asked to do.
public struct FlowTestRun {
    private let request: FlowTestRequest
    private let terminal: Terminal
    private let files: FlowFiles

    /// The most names of failed cases that are kept for the next run.
    private static let mostKept = 100_000

    /// Makes a run.
    public init(_ request: FlowTestRequest, terminal: Terminal) {
        self.request = request
        files = FlowFiles(instrumentation: request.needsCoverage ? .branches : [])
        self.terminal = terminal
    }

    /// The files that the run read: flows, programs, contexts, users.
    public var readFiles: Set<String> { files.readFiles }

    /// Runs the cases.
    ///
    /// - Returns: success when all passed and enough blocks ran.
    public func run() -> CommandStatus {
        defer { terminal.flush() }
        do {
            return try runOrThrow()
        } catch let failure as LoadFailure {
            terminal.complain(rendered(failure.diagnostics))
            return .unloadable
        } catch {
            terminal.complain("error: \(error)\n")
            return .usage
        }
    }

    /// Diagnostics with the lines of the files they are about.
    private func rendered(_ diagnostics: Diagnostics) -> String {
        var sources: [String: [UInt8]] = [:]
        for item in diagnostics.items {
            guard let file = item.file, sources[file] == nil else { continue }
            sources[file] = try? FileBytes.read(file)
        }
        return renderDiagnostics(diagnostics, sources)
    }

    private func runOrThrow() throws -> CommandStatus {
        let suite = try FlowSuite(paths: request.paths, files: files)
        guard suite.caseCount > 0 else {
            throw UsageFailure(
                message: "there is no flow in \(request.paths.joined(separator: ", ")); flows are files that end in .flow.yaml")
        }
        let numbers = try select(suite)
        var runner = FlowRunner(suite)
        runner.updatesSnapshots = request.updatesSnapshots
        runner.timeoutSeconds = request.timeoutSeconds
        runner.retryCount = request.retryCount
        runner.repeatCount = request.repeatCount
        runner.explains = request.explains
        if let count = request.jobCount { runner.threadCount = count }
        runner.coverage = request.needsCoverage ? CoverageTally() : nil

        let reports = try reports()
        let console = FlowConsole(
            terminal: terminal, count: (numbers?.count ?? suite.caseCount) * request.repeatCount, isInteractive: request.isInteractive,
            isVerbose: request.isVerbose)
        var failed: [CaseKey] = []
        runner.run(numbers) { result in
            console.add(result)
            for report in reports { report.add(result) }
            guard result.verdict != .passed else { return true }
            // Repeated cases have names of their own; what is kept is the case.
            let key = suite.key(of: result.number) ?? CaseKey(file: result.file, name: result.name)
            if failed.count < Self.mostKept { failed.append(key) }
            return !request.isBailing
        }
        console.finish()
        for report in reports { report.finish() }
        keep(failed)
        let covered = try writeCoverage(runner.coverage?.coverage)
        return failed.isEmpty && covered ? .success : .failure
    }

    // MARK: Which cases

    /// The cases that run; nil for all.
    private func select(_ suite: FlowSuite) throws -> [Int]? {
        var numbers: [Int]?
        if let filter = request.filter {
            numbers = (numbers ?? Array(0..<suite.caseCount)).filter { number in
                guard let key = suite.key(of: number) else { return true }
                return key.name.contains(filter) || key.file.contains(filter)
            }
        }
        if request.isOnlyFailed, let text = try? FileBytes.read(request.stateFile) {
            let failed = Set(keys(String(decoding: text, as: UTF8.self)))
            // After a run in which all passed, all run.
            if !failed.isEmpty {
                numbers = (numbers ?? Array(0..<suite.caseCount)).filter { suite.key(of: $0).map(failed.contains) ?? true }
            }
        }
        if let text = request.shard {
            guard let shard = Shard(text, environment: terminal.environment) else {
                throw UsageFailure(
                    message: "--shard takes NUMBER/COUNT such as 3/8, or /COUNT or auto where SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX or "
                        + "CI_NODE_INDEX tells the rest, not '\(text)'")
            }
            let timings = try timings()
            numbers = shard.select(numbers ?? Array(0..<suite.caseCount)) { number in
                timings.isEmpty ? nil : suite.key(of: number).flatMap { timings[$0] }
            }
        }
        return numbers
    }

    private func timings() throws -> [CaseKey: Double] {
        guard let file = request.timingsFile else { return [:] }
        let results = ReportMerger.results(String(decoding: try FileBytes.read(file), as: UTF8.self))
        return Dictionary(results.map { (CaseKey(file: $0.file, name: $0.name), $0.seconds) }) { first, _ in first }
    }

    // MARK: What failed last time

    private func keys(_ text: String) -> [CaseKey] {
        text.split(separator: "\n").compactMap { line in
            guard let json = try? JSONParser.parse(String(line)), let file = json["file"]?.stringValue, let name = json["name"]?.stringValue
            else { return nil }
            return CaseKey(file: file, name: name)
        }
    }

    private func keep(_ failed: [CaseKey]) {
        if failed.isEmpty, !FileBytes.exists(request.stateFile) { return }
        let lines = failed.map { JSONWriter.text(["file": .string($0.file), "name": .string($0.name)]) + "\n" }.joined()
        // Only a convenience: a folder that cannot be written is no failure of the run.
        try? FileBytes.write(Array(lines.utf8), to: request.stateFile)
    }

    // MARK: Reports

    private func reports() throws -> [any ResultReport] {
        var reports: [any ResultReport] = []
        if let file = request.junitFile { reports.append(try JUnitReport(file)) }
        if let file = request.tapFile { reports.append(try TAPReport(file)) }
        if let file = request.jsonLinesFile { reports.append(try JSONLinesReport(file)) }
        if terminal.environment("GITHUB_ACTIONS") == "true" {
            let output = terminal.output
            reports.append(GitHubAnnotations { output.write($0) })
        }
        return reports
    }

    /// Writes what was asked for about the blocks that ran.
    ///
    /// - Returns: whether enough ran.
    private func writeCoverage(_ coverage: [ProgramCoverage]?) throws -> Bool {
        guard let coverage else { return true }
        if request.listsCoverage { terminal.output.write(CoverageReports.listing(coverage, isColored: request.isInteractive)) }
        terminal.output.write(CoverageReports.summary(coverage))
        let files = coverage.map(LineCoverage.init)
        if let file = request.lcovFile { try FileBytes.write(Array(LCOVTracefile.text(files).utf8), to: file) }
        if let file = request.coberturaFile { try FileBytes.write(Array(CoberturaReport.text(files).utf8), to: file) }
        guard let least = request.leastCoverage else { return true }
        let percentage = CoverageReports.percentage(coverage)
        if percentage >= least { return true }
        terminal.complain("error: \(shown(percentage)) % of the blocks ran; --min-coverage asks for \(shown(least)) %\n")
        return false
    }

    private func shown(_ number: Double) -> String { JSONWriter.text(.number((number * 10).rounded(.down) / 10)) }
}
