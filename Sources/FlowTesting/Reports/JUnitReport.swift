/// JUnit's XML, as GitLab, Jenkins and GitHub's viewers read it.
///
/// The counts of the head are written into room that was left for them, so the file is whole at any time and no result is kept in memory.
///
/// - Source: jenkinsci/xunit-plugin, junit-10.xsd.
public final class JUnitReport: ResultReport {
    private let file: ReportFile
    private var counts = (tests: 0, failures: 0, errors: 0, seconds: 0.0)

    private static let tail = "  </testsuite>\n</testsuites>\n"

    /// Makes a report.
    public init(_ path: String) throws(ReportFailure) {
        file = try ReportFile(path)
        file.append(head, tail: Self.tail)
    }

    /// Writes a result.
    public func add(_ result: CaseResult) {
        counts.tests += 1
        counts.seconds += result.seconds
        if result.verdict == .failed { counts.failures += 1 }
        if result.verdict == .broken { counts.errors += 1 }
        file.append(Self.element(of: result), tail: Self.tail)
        file.replaceHead(head)
    }

    /// The elements before the first test case; always of the same length.
    private var head: String {
        let numbers =
            "tests=\"\(counts.tests)\" failures=\"\(counts.failures)\" errors=\"\(counts.errors)\" time=\"\(Self.text(counts.seconds))\""
        let room = String(repeating: " ", count: max(0, 120 - numbers.utf8.count))
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="codeless" \(numbers)\(room)>
              <testsuite name="flows" \(numbers)\(room)>

            """
    }

    private static func text(_ seconds: Double) -> String {
        let micros = Int64((seconds * 1e6).rounded())
        let digits = String(micros % 1_000_000)
        return "\(micros / 1_000_000)." + String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// A result as an element.
    static func element(of result: CaseResult) -> String {
        let name = "name=\"\(XMLText.attribute(result.name))\" classname=\"\(XMLText.attribute(result.file))\""
        let start = "    <testcase \(name) time=\"\(text(result.seconds))\""
        if result.verdict == .passed { return start + "/>\n" }
        let tag = result.verdict == .failed ? "failure" : "error"
        let message = XMLText.attribute(result.summary)
        let place = "\(result.file):\(result.line)\n"
        return start + ">\n      <\(tag) message=\"\(message)\" type=\"\(result.verdict.rawValue)\">"
            + XMLText.content(place + result.details) + "</\(tag)>\n    </testcase>\n"
    }
}
