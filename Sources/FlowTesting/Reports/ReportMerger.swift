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

    /// Joins LCOV tracefiles: the counts of each line and branch are added.
    public static func mergeLCOV(_ files: [String]) -> String {
        var names: [String] = []
        var lines: [String: [Int: Int]] = [:]
        var branches: [String: [String: Int]] = [:]
        var branchOrder: [String: [String]] = [:]
        for text in files {
            var name = ""
            for line in text.split(separator: "\n") {
                if line.hasPrefix("SF:") {
                    name = String(line.dropFirst(3))
                    if !names.contains(name) { names.append(name) }
                } else if line.hasPrefix("DA:") {
                    let parts = line.dropFirst(3).split(separator: ",").compactMap { Int($0) }
                    if parts.count >= 2 { lines[name, default: [:]][parts[0], default: 0] += parts[1] }
                } else if line.hasPrefix("BRDA:"), let comma = line.lastIndex(of: ",") {
                    let key = String(line.dropFirst(5).prefix(upTo: comma))
                    if branches[name]?[key] == nil { branchOrder[name, default: []].append(key) }
                    branches[name, default: [:]][key, default: 0] += Int(line[line.index(after: comma)...]) ?? 0
                }
            }
        }
        var text = ""
        for name in names.sorted() {
            text += "TN:\nSF:\(name)\n"
            let ownBranches = branches[name] ?? [:]
            for key in branchOrder[name] ?? [] { text += "BRDA:\(key),\(ownBranches[key] ?? 0)\n" }
            text += "BRF:\(ownBranches.count)\nBRH:\(ownBranches.values.count { $0 > 0 })\n"
            let ownLines = lines[name] ?? [:]
            for (line, cases) in ownLines.sorted(by: { $0.key < $1.key }) { text += "DA:\(line),\(cases)\n" }
            text += "LF:\(ownLines.count)\nLH:\(ownLines.values.count { $0 > 0 })\nend_of_record\n"
        }
        return text
    }
}
