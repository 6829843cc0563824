import ProgramLoading

/// Tells people about coverage.
public enum CoverageReports {
    /// The percentage of blocks that ran; 100 when there are none.
    public static func percentage(_ programs: [ProgramCoverage]) -> Double {
        let count = programs.reduce(0) { $0 + $1.blocks.count }
        return count == 0 ? 100 : Double(programs.reduce(0) { $0 + $1.coveredBlockCount }) / Double(count) * 100
    }

    /// A table: blocks and branches of each program.
    public static func summary(_ programs: [ProgramCoverage]) -> String {
        var rows = programs.map {
            ($0.file, $0.coveredBlockCount, $0.blocks.count, $0.coveredBranchCount, $0.branches.count)
        }
        if rows.count != 1 {
            rows.append(
                (
                    "all", rows.reduce(0) { $0 + $1.1 }, rows.reduce(0) { $0 + $1.2 }, rows.reduce(0) { $0 + $1.3 },
                    rows.reduce(0) { $0 + $1.4 }
                ))
        }
        let width = max(8, rows.map { $0.0.count }.max() ?? 0)
        func pad(_ text: String, _ count: Int) -> String { text + String(repeating: " ", count: max(0, count - text.count)) }
        func share(_ part: Int, _ whole: Int) -> String {
            whole == 0 ? "-" : "\(part)/\(whole) \(Int((Double(part) / Double(whole) * 100).rounded(.down))) %"
        }
        var text = pad("coverage", width) + "  " + pad("blocks", 16) + "branches\n"
        for row in rows { text += pad(row.0, width) + "  " + pad(share(row.1, row.2), 16) + share(row.3, row.4) + "\n" }
        return text
    }

    /// The text of each program with the number of cases before each line that starts a block.
    ///
    /// - Parameter isColored: whether lines are green that ran, and red that did not.
    public static func listing(_ programs: [ProgramCoverage], isColored: Bool) -> String {
        var text = ""
        for program in programs {
            text += "\(program.file)\n"
            let cases = Dictionary(program.lines.map { ($0.line, $0.cases) }) { first, _ in first }
            for (offset, line) in WrittenSecrets.masked(program.source).split(separator: 0x0A, omittingEmptySubsequences: false)
                .enumerated()
            {
                let count = cases[offset + 1]
                let margin = count.map { $0 == 0 ? "-" : "\($0)" } ?? ""
                let color = count.map { $0 == 0 ? "\u{1B}[31m" : "\u{1B}[32m" }
                let content =
                    String(repeating: " ", count: max(0, 7 - margin.count)) + margin + " | " + String(decoding: line, as: UTF8.self)
                text += isColored ? (color.map { $0 + content + "\u{1B}[0m" } ?? content) + "\n" : content + "\n"
            }
        }
        return text
    }
}
