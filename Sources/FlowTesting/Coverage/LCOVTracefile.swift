/// The tracefile format of LCOV.
///
/// - Source: geninfo(1), "TRACEFILE FORMAT".
public enum LCOVTracefile {
    /// Writes a tracefile.
    public static func text(_ files: [LineCoverage]) -> String {
        var text = ""
        for file in files {
            text += "TN:\nSF:\(file.file)\n"
            for branch in file.branches { text += "BRDA:\(branch.line),\(branch.number),\(branch.name),\(branch.hits)\n" }
            text += "BRF:\(file.branches.count)\nBRH:\(file.coveredBranchCount)\n"
            for (line, hits) in file.sortedLines { text += "DA:\(line),\(hits)\n" }
            text += "LF:\(file.lines.count)\nLH:\(file.coveredLineCount)\nend_of_record\n"
        }
        return text
    }

    /// Reads a tracefile; lines of other kinds are passed over.
    public static func read(_ text: String) -> [LineCoverage] {
        var files: [LineCoverage] = []
        var file: LineCoverage?
        for line in text.split(whereSeparator: \.isNewline) {
            if line.hasPrefix("SF:") {
                if let file { files.append(file) }
                file = LineCoverage(file: String(line.dropFirst(3)))
            } else if line.hasPrefix("DA:") {
                let parts = line.dropFirst(3).split(separator: ",").compactMap { Int($0) }
                if parts.count >= 2 { file?.lines[parts[0], default: 0] += parts[1] }
            } else if line.hasPrefix("BRDA:") {
                let parts = line.dropFirst(5).split(separator: ",", omittingEmptySubsequences: false)
                guard parts.count >= 4, let line = Int(parts[0]), let number = Int(parts[1]) else { continue }
                let name = parts[2..<(parts.count - 1)].joined(separator: ",")
                file?.branches.append(
                    LineCoverage.Branch(line: line, number: number, name: name, hits: Int(parts[parts.count - 1]) ?? 0))
            }
        }
        if let file { files.append(file) }
        return files
    }
}
