/// Cobertura's XML.
///
/// - Source: cobertura, coverage-04.dtd.
public enum CoberturaReport {
    /// Writes a report.
    public static func text(_ files: [LineCoverage]) -> String {
        let (lines, coveredLines) = (files.reduce(0) { $0 + $1.lines.count }, files.reduce(0) { $0 + $1.coveredLineCount })
        let (branches, coveredBranches) = (files.reduce(0) { $0 + $1.branches.count }, files.reduce(0) { $0 + $1.coveredBranchCount })
        let rates = "line-rate=\"\(rate(coveredLines, lines))\" branch-rate=\"\(rate(coveredBranches, branches))\""
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">
            <coverage \(rates) lines-covered="\(coveredLines)" lines-valid="\(lines)" branches-covered="\(coveredBranches)" \
            branches-valid="\(branches)" complexity="0" version="1" timestamp="0">
              <sources><source>.</source></sources>
              <packages>
                <package name="programs" \(rates) complexity="0">
                  <classes>

            """
        for file in files { text += element(file) }
        return text + "      </classes>\n    </package>\n  </packages>\n</coverage>\n"
    }

    private static func element(_ file: LineCoverage) -> String {
        let name = XMLText.attribute(file.file)
        var text = "        <class name=\"\(name)\" filename=\"\(name)\" line-rate=\"\(rate(file.coveredLineCount, file.lines.count))\" "
        text += "branch-rate=\"\(rate(file.coveredBranchCount, file.branches.count))\" complexity=\"0\">\n          <methods/>\n"
        text += "          <lines>\n"
        let byLine = Dictionary(grouping: file.branches, by: \.line)
        for (line, hits) in file.sortedLines {
            let branches = byLine[line] ?? []
            text += "            <line number=\"\(line)\" hits=\"\(hits)\" branch=\"\(branches.isEmpty ? "false" : "true")\""
            if branches.isEmpty {
                text += "/>\n"
                continue
            }
            let covered = branches.count { $0.hits > 0 }
            text +=
                " condition-coverage=\"\(covered * 100 / branches.count)% (\(covered)/\(branches.count))\">\n              <conditions>\n"
            for branch in branches {
                text += "                <condition number=\"\(branch.number)\" type=\"\(XMLText.attribute(branch.name))\" "
                text += "coverage=\"\(branch.hits > 0 ? 100 : 0)%\"/>\n"
            }
            text += "              </conditions>\n            </line>\n"
        }
        return text + "          </lines>\n        </class>\n"
    }

    private static func rate(_ part: Int, _ whole: Int) -> String {
        whole == 0 ? "1.0" : "\((Double(part) / Double(whole) * 10_000).rounded() / 10_000)"
    }

    /// Reads a report; of a branch it knows whether it was taken, not how often.
    ///
    /// - Returns: nil when the text is no such report.
    public static func read(_ text: String) -> [LineCoverage]? {
        var tags = XMLTags(text)
        guard let root = tags.next(), root.name == "coverage" else { return nil }
        var files: [LineCoverage] = []
        var line = 0
        while let tag = tags.next() {
            switch tag.name {
            case "class": files.append(LineCoverage(file: tag["filename"] ?? tag["name"] ?? ""))
            case "line":
                guard let number = tag["number"].flatMap({ Int($0) }), !files.isEmpty else { continue }
                line = number
                // Tools that know methods list their lines twice.
                files[files.count - 1].lines[line] = max(tag["hits"].flatMap { Int($0) } ?? 0, files[files.count - 1].lines[line] ?? 0)
            case "condition":
                guard let number = tag["number"].flatMap({ Int($0) }), !files.isEmpty else { continue }
                files[files.count - 1].branches.append(
                    LineCoverage.Branch(line: line, number: number, name: tag["type"] ?? "jump", hits: tag["coverage"] == "100%" ? 1 : 0))
            default: break
            }
        }
        return files
    }
}
