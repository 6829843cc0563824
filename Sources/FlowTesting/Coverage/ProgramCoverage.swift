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
    }

    /// Statements in an input of a block, such as `DO0` or `ELSE`.
    public struct BranchCount: Sendable, Hashable {
        /// The line of the block that has the input.
        public var line: Int
        /// The input.
        public var name: String
        /// How many cases ran the first statement in it.
        public var cases: Int
    }

    /// The file.
    public var file: String
    /// Its blocks by place.
    public var blocks: [BlockCount]
    /// Its branches in the order of the file.
    public var branches: [BranchCount]
    /// The text of the file.
    public var source: [UInt8]

    init(_ count: CoverageTally.Count) {
        file = count.program.file
        source = count.program.source
        var byPlace: [SourcePosition: Int] = [:]
        var blocks: [BlockCount] = []
        for (offset, site) in count.program.program.sites.enumerated() where count.program.hasInstructions[offset] {
            let cases = count.cases[offset]
            let place = SourcePosition(line: site.line, column: site.column)
            if let known = byPlace[place] {
                blocks[known].cases = max(blocks[known].cases, cases)
                continue
            }
            byPlace[place] = blocks.count
            blocks.append(BlockCount(line: site.line, column: site.column, type: site.type, id: site.id, cases: cases))
        }
        let workspace = count.program.workspace
        var branches: [BranchCount] = []
        for block in workspace.blocks {
            for input in block.inputs where input.tag == .statement {
                // Statements that were left out, such as disabled ones, make no instructions and are no branch.
                guard let content = input.content, let offset = byPlace[workspace[content].position] else { continue }
                branches.append(BranchCount(line: Int(block.position.line), name: input.name, cases: blocks[offset].cases))
            }
        }
        self.blocks = blocks.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
        self.branches = branches
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
