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
    ///   - inputs: JSON lines (`.jsonl`), JUnit and Cobertura files (`.xml`) and LCOV tracefiles (`.info`).
    ///   - jsonLines: where JSON lines go.
    ///   - junit: where JUnit's XML goes; made of the JSON lines when there are any.
    ///   - lcov: where LCOV's tracefile goes; made of Cobertura's files when there is no tracefile.
    ///   - cobertura: where Cobertura's XML goes; made of LCOV's tracefiles when there are any.
    /// - Returns: failure when a case did not pass.
    public func run(_ inputs: [String], jsonLines: String? = nil, junit: String? = nil, lcov: String? = nil, cobertura: String? = nil)
        -> CommandStatus
    {
        do {
            return try merge(inputs, jsonLines: jsonLines, junit: junit, lcov: lcov, cobertura: cobertura)
        } catch {
            terminal.complain("error: \(error)\n")
            return .usage
        }
    }

    private func merge(_ inputs: [String], jsonLines: String?, junit: String?, lcov: String?, cobertura: String?) throws -> CommandStatus {
        var texts: [String: [String]] = [:]
        for file in inputs {
            let ending = String(file.split(separator: ".").last ?? "")
            guard ["jsonl", "xml", "info"].contains(ending) else {
                throw UsageFailure(message: "'\(file)' is no report: they end in .jsonl, .xml (JUnit, Cobertura) or .info (LCOV)")
            }
            texts[ending, default: []].append(String(decoding: try FileBytes.read(file), as: UTF8.self))
        }
        var junits: [String] = []
        var coberturas: [[LineCoverage]] = []
        for text in texts["xml"] ?? [] {
            if let report = CoberturaReport.read(text) { coberturas.append(report) } else { junits.append(text) }
        }
        let results = ReportMerger.merge((texts["jsonl"] ?? []).map(ReportMerger.results))
        if let jsonLines { write(results, to: try JSONLinesReport(jsonLines)) }
        if let junit {
            if !results.isEmpty {
                write(results, to: try JUnitReport(junit))
            } else if let merged = ReportMerger.mergeJUnit(junits) {
                try FileBytes.write(Array(merged.utf8), to: junit)
            } else {
                throw UsageFailure(message: "one of the .xml files is neither a JUnit nor a Cobertura report")
            }
        }
        // The tracefiles say more: how often a branch was taken.
        let tracefiles = (texts["info"] ?? []).map(LCOVTracefile.read)
        let coverage = LineCoverage.merge(tracefiles.isEmpty ? coberturas : tracefiles)
        if let lcov { try FileBytes.write(Array(LCOVTracefile.text(coverage).utf8), to: lcov) }
        if let cobertura { try FileBytes.write(Array(CoberturaReport.text(coverage).utf8), to: cobertura) }
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
