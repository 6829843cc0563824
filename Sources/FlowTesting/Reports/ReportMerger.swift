import OrderedJSON

/// Joins the reports of several shards.
public enum ReportMerger {
    /// Reads the lines of a JSON lines report; a last line that was cut off is left out.
    public static func results(_ text: String) -> [CaseResult] {
        text.split(separator: "\n").compactMap { line in (try? JSONParser.parse(String(line))).flatMap { CaseResult($0) } }
    }

    /// The results of all shards in the order of the cases.
    public static func merge(_ shards: [[CaseResult]]) -> [CaseResult] {
        let all = shards.flatMap { $0 }
        return all.indices.sorted { (all[$0].number, $0) < (all[$1].number, $1) }.map { all[$0] }
    }

    /// Joins JUnit files: their test cases in the order of the files, counted again.
    ///
    /// - Returns: nil when one of them is no JUnit file.
    public static func mergeJUnit(_ files: [String]) -> String? {
        var cases = ""
        var counts = (tests: 0, failures: 0, errors: 0)
        for text in files {
            guard text.contains("<testsuite") else { return nil }
            var rest = text[...]
            while let start = rest.firstRange(of: "<testcase") {
                guard let close = rest[start.upperBound...].firstIndex(of: ">") else { return nil }
                var end = rest.index(after: close)
                if rest[rest.index(before: close)] != "/" {
                    guard let tag = rest[end...].firstRange(of: "</testcase>") else { return nil }
                    end = tag.upperBound
                }
                let element = rest[start.lowerBound..<end]
                counts.tests += 1
                if element.contains("<failure") { counts.failures += 1 }
                if element.contains("<error") { counts.errors += 1 }
                cases += "    " + element + "\n"
                rest = rest[end...]
            }
        }
        let numbers = "tests=\"\(counts.tests)\" failures=\"\(counts.failures)\" errors=\"\(counts.errors)\""
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="codeless" \(numbers)>
              <testsuite name="flows" \(numbers)>
            \(cases)  </testsuite>
            </testsuites>

            """
    }
}
