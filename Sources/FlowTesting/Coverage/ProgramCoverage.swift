import BlockModel
import BlockRuntime

/// Which blocks and branches of a program ran.
public struct ProgramCoverage: Sendable {
    /// A block that makes instructions.
    public struct BlockCount: Sendable, Hashable {
        /// The line of its start tag.
        public var line: Int
        /// The column of its start tag.
        public var column: Int
        /// Its type.
        public var type: String
        /// Its id.
        public var id: String?
        /// How many cases ran it.
        public var cases: Int

        var place: SourcePosition { SourcePosition(line: line, column: column) }
    }

    /// A way that a block may take: into the statements of an input such as `DO0`, or past them, as `ELSE` where an `if` has none.
    public struct BranchCount: Sendable, Hashable {
        /// The line of the block.
        public var line: Int
        /// The column of the block.
        public var column: Int
        /// The input.
        public var name: String
        /// How many cases took it.
        public var cases: Int

        /// What tells it from others of the file.
        struct Key: Hashable {
            var line: Int
            var column: Int
            var name: String
        }

        var key: Key { Key(line: line, column: column, name: name) }
    }

    /// The file.
    public var file: String
    /// Its blocks by place.
    public var blocks: [BlockCount]
    /// Its branches in the order of the file.
    public var branches: [BranchCount]
    /// The text of the file.
    public var source: [UInt8]

    /// Picks what was counted of one file out of a program that may have several.
    init(of file: String, source: [UInt8], in count: CoverageTally.Count) {
        self.file = file
        self.source = source
        let program = count.program.program
        var blocks: [SourcePosition: BlockCount] = [:]
        for (offset, site) in program.sites.enumerated() where site.file == file && count.program.hasInstructions[offset] {
            let place = SourcePosition(line: site.line, column: site.column)
            let new = BlockCount(line: site.line, column: site.column, type: site.type, id: site.id, cases: count.cases[offset])
            blocks[place] = blocks[place].map { $0.cases > new.cases ? $0 : new } ?? new
        }
        var branches: [BranchCount] = []
        var known: [BranchCount.Key: Int] = [:]
        for (offset, branch) in program.branches.enumerated() where program.sites[branch.site].file == file {
            let site = program.sites[branch.site]
            let new = BranchCount(line: site.line, column: site.column, name: branch.name, cases: count.branchCases[offset])
            // Code that stands twice, such as a loop's body that was compiled for two cases, is one branch.
            if let earlier = known[new.key] {
                branches[earlier].cases = max(branches[earlier].cases, new.cases)
            } else {
                known[new.key] = branches.count
                branches.append(new)
            }
        }
        self.blocks = blocks.values.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
        // Stable: the branches of a block stay in the order of its inputs.
        self.branches = branches.enumerated().sorted {
            ($0.element.line, $0.element.column, $0.offset) < ($1.element.line, $1.element.column, $1.offset)
        }.map(\.element)
    }

    /// Adds what was counted of the same file in another program.
    mutating func add(_ other: ProgramCoverage) {
        let ownBlocks = Dictionary(blocks.enumerated().map { ($0.element.place, $0.offset) }) { first, _ in first }
        for block in other.blocks {
            if let own = ownBlocks[block.place] { blocks[own].cases += block.cases } else { blocks.append(block) }
        }
        let ownBranches = Dictionary(branches.enumerated().map { ($0.element.key, $0.offset) }) { first, _ in first }
        for branch in other.branches {
            if let own = ownBranches[branch.key] { branches[own].cases += branch.cases } else { branches.append(branch) }
        }
        blocks.sort { ($0.line, $0.column) < ($1.line, $1.column) }
    }

    /// Blocks that ran.
    public var coveredBlockCount: Int { blocks.count { $0.cases > 0 } }
    /// Branches that ran.
    public var coveredBranchCount: Int { branches.count { $0.cases > 0 } }

    /// How many cases ran each line that starts a block: all blocks of the line.
    var lines: [(line: Int, cases: Int)] {
        var lines: [(line: Int, cases: Int)] = []
        for block in blocks {
            if lines.last?.line == block.line {
                // A line ran when all of its blocks did.
                lines[lines.count - 1].cases = min(lines[lines.count - 1].cases, block.cases)
            } else {
                lines.append((block.line, block.cases))
            }
        }
        return lines
    }
}
