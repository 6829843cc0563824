import FlowTesting
import OrderedJSON
import ProgramLoading

/// Does what `codeless merge-reports` is asked to do.
public struct ReportMerge {
    private let terminal: Terminal

    /// Makes a merge.
    public init(terminal: Terminal) { self.terminal = terminal }

    /// Joins reports, each to the one of its kind that is to be written.
    ///
    /// - Parameters:
    ///   - inputs: JSON lines (`.jsonl`), JUnit files (`.xml`) and LCOV tracefiles (`.info`).
    ///   - jsonLines: where JSON lines go.
    ///   - junit: where JUnit's XML goes; made of the JSON lines when there are any.
    ///   - lcov: where LCOV's tracefile goes.
    /// - Returns: failure when a case did not pass.
    public func run(_ inputs: [String], jsonLines: String?, junit: String?, lcov: String?) -> CommandStatus {
        do {
            return try merge(inputs, jsonLines: jsonLines, junit: junit, lcov: lcov)
        } catch {
            terminal.complain("error: \(error)\n")
            return .usage
        }
    }

    private func merge(_ inputs: [String], jsonLines: String?, junit: String?, lcov: String?) throws -> CommandStatus {
        var texts: [String: [String]] = [:]
        for file in inputs {
            let ending = String(file.split(separator: ".").last ?? "")
            guard ["jsonl", "xml", "info"].contains(ending) else {
                throw UsageFailure(message: "'\(file)' is no report: they end in .jsonl, .xml (JUnit) or .info (LCOV)")
            }
            texts[ending, default: []].append(String(decoding: try FileBytes.read(file), as: UTF8.self))
        }
        let results = ReportMerger.merge((texts["jsonl"] ?? []).map(ReportMerger.results))
        if let jsonLines { write(results, to: try JSONLinesReport(jsonLines)) }
        if let junit {
            if !results.isEmpty {
                write(results, to: try JUnitReport(junit))
            } else if let merged = ReportMerger.mergeJUnit(texts["xml"] ?? []) {
                try FileBytes.write(Array(merged.utf8), to: junit)
            } else {
                throw UsageFailure(message: "one of the .xml files is no JUnit report")
            }
        }
        if let lcov { try FileBytes.write(Array(ReportMerger.mergeLCOV(texts["info"] ?? []).utf8), to: lcov) }
        let failed = results.count { $0.verdict != .passed }
        if !results.isEmpty {
            terminal.output.write("\(results.count - failed) passed" + (failed > 0 ? ", \(failed) failed" : "") + "\n")
            terminal.output.flush()
        }
        return failed == 0 ? .success : .failure
    }

    private func write(_ results: [CaseResult], to report: some ResultReport) {
        for result in results { report.add(result) }
        report.finish()
    }
}
