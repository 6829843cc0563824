/// What coverage tools know of a file: the counts of its lines, and of the branches on them.
public struct LineCoverage: Sendable, Hashable {
    /// A way that the code of a line may take.
    public struct Branch: Sendable, Hashable {
        /// The line.
        public var line: Int
        /// Its number within the file.
        public var number: Int
        /// Its name; a number where the report knows none.
        public var name: String
        /// How often it was taken.
        public var hits: Int

        /// Makes a branch.
        public init(line: Int, number: Int, name: String, hits: Int) {
            self.line = line
            self.number = number
            self.name = name
            self.hits = hits
        }
    }

    /// The file.
    public var file: String
    /// How often each line ran.
    public var lines: [Int: Int] = [:]
    /// Its branches in the order of the file.
    public var branches: [Branch] = []

    /// Makes the coverage of a file of which nothing is known.
    public init(file: String) { self.file = file }

    /// Makes the coverage of a program's file.
    public init(_ program: ProgramCoverage) {
        file = program.file
        lines = Dictionary(program.lines.map { ($0.line, $0.cases) }) { first, _ in first }
        branches = program.branches.enumerated().map { offset, branch in
            Branch(line: branch.line, number: offset, name: branch.name, hits: branch.cases)
        }
    }

    /// The lines in their order.
    var sortedLines: [(line: Int, hits: Int)] { lines.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
    /// Lines that ran.
    var coveredLineCount: Int { lines.values.count { $0 > 0 } }
    /// Branches that were taken.
    var coveredBranchCount: Int { branches.count { $0.hits > 0 } }

    /// Joins the coverage of several runs: counts of the same line or branch are added.
    ///
    /// - Returns: one for each file, by name.
    public static func merge(_ runs: [[LineCoverage]]) -> [LineCoverage] {
        var files: [String: LineCoverage] = [:]
        for part in runs.joined() {
            var whole = files[part.file] ?? LineCoverage(file: part.file)
            whole.lines.merge(part.lines, uniquingKeysWith: +)
            var offsets: [Branch: Int] = [:]
            for (offset, branch) in whole.branches.enumerated() { offsets[branch.withoutHits] = offset }
            for branch in part.branches {
                if let known = offsets[branch.withoutHits] {
                    whole.branches[known].hits += branch.hits
                } else {
                    whole.branches.append(branch)
                }
            }
            files[part.file] = whole
        }
        return files.values.sorted { $0.file < $1.file }
    }
}

extension LineCoverage.Branch {
    /// What tells it from others of the file.
    fileprivate var withoutHits: Self {
        var branch = self
        branch.hits = 0
        return branch
    }
}
