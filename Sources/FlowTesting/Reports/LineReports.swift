import OrderedJSON

/// One line of JSON for each result.
public final class JSONLinesReport: ResultReport {
    private let file: ReportFile

    /// Makes a report.
    public init(_ path: String) throws(ReportFailure) { file = try ReportFile(path) }

    /// Writes a result.
    public func add(_ result: CaseResult) { file.append(JSONWriter.text(result.json) + "\n") }
}

/// The Test Anything Protocol.
///
/// - Source: testanything.org, "TAP version 13".
public final class TAPReport: ResultReport {
    private let file: ReportFile
    private var count = 0

    /// Makes a report.
    public init(_ path: String) throws(ReportFailure) {
        file = try ReportFile(path)
        file.append("TAP version 13\n", tail: "1..0\n")
    }

    /// Writes a result; the plan stands behind the last.
    public func add(_ result: CaseResult) {
        count += 1
        let name = "\(result.file): \(result.name)".map { $0 == "#" ? "\\#" : $0 == "\n" ? " " : String($0) }.joined()
        var text = "\(result.verdict == .passed ? "ok" : "not ok") \(count) - \(name)\n"
        if result.verdict != .passed {
            for line in result.details.split(separator: "\n") { text += "# \(line)\n" }
        }
        file.append(text, tail: "1..\(count)\n")
    }
}

/// Commands that make GitHub show failures beside the lines of the flow.
///
/// - Source: GitHub Actions, "Workflow commands".
public final class GitHubAnnotations: ResultReport {
    private let write: (String) -> Void

    /// Makes a report that hands its lines to a closure.
    public init(_ write: @escaping (String) -> Void) { self.write = write }

    /// Writes a result that did not pass.
    public func add(_ result: CaseResult) {
        guard result.verdict != .passed else { return }
        func escape(_ text: String, isProperty: Bool) -> String {
            var escaped = ""
            for scalar in text.unicodeScalars {
                switch scalar {
                case "%": escaped += "%25"
                case "\r": escaped += "%0D"
                case "\n": escaped += "%0A"
                case ":" where isProperty: escaped += "%3A"
                case "," where isProperty: escaped += "%2C"
                default: escaped.unicodeScalars.append(scalar)
                }
            }
            return escaped
        }
        let place = "file=\(escape(result.file, isProperty: true)),line=\(result.line),title=\(escape(result.name, isProperty: true))"
        write("::error \(place)::\(escape(result.details, isProperty: false))\n")
    }
}
