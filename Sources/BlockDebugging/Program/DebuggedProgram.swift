public import BlockCompiler
public import BlockModel
public import BlockRuntime

/// A program compiled with `Instrumentation.statements`, and what people see of it: its blocks and its text.
public struct DebuggedProgram: Sendable {
    /// What runs.
    public let program: Program
    /// The texts of the files, by name.
    public let sources: [String: [UInt8]]
    /// The blocks that are known.
    public let catalog: Catalog
    /// Where the program can pause, in the order of its code.
    public let statements: [Statement]

    /// The blocks, by file.
    let workspaces: [String: Workspace]
    /// Finds statements and blocks by how people name them.
    let lookup: StatementLookup
    /// Offsets into `statements` by instruction.
    private let offsets: [Int: Int]
    /// The names of declared variables by their ids, by file.
    private let variableNames: [String: [String: String]]
    /// Blocks by file and place.
    private let references: [Place: BlockReference]

    /// A place where the program can pause: before a block of a stack, or before the next round of a loop.
    public struct Statement: Sendable {
        /// The instruction, an offset into the program's code.
        public let instruction: Int
        /// The block.
        public let site: Program.BlockSite
        /// The function it is in, an offset into the program's functions.
        public let function: Int
        /// Whether the block begins here; otherwise a loop begins its next round.
        public let isStart: Bool
    }

    /// Where a block begins.
    struct Place: Hashable {
        var file: String
        var line: Int
        var column: Int
    }

    /// Makes the program of its parts.
    ///
    /// - Parameter workspaces: the blocks of the main file, then those of the functions it calls.
    public init(_ program: Program, workspaces: [Workspace], sources: [String: [UInt8]], catalog: Catalog) {
        self.program = program
        self.sources = sources
        self.catalog = catalog
        self.workspaces = Dictionary(workspaces.map { ($0.file, $0) }) { first, _ in first }
        var references: [Place: BlockReference] = [:]
        for workspace in workspaces {
            for (offset, block) in workspace.blocks.enumerated() {
                let place = Place(file: workspace.file, line: Int(block.position.line), column: Int(block.position.column))
                references[place] = BlockReference(offset: offset)
            }
        }
        self.references = references
        var variableNames: [String: [String: String]] = [:]
        for (file, workspace) in self.workspaces {
            for variable in workspace.variables {
                guard let id = variable.id, variableNames[file]?[id] == nil else { continue }
                variableNames[file, default: [:]][id] = variable.name
            }
        }
        self.variableNames = variableNames
        var statements: [Statement] = []
        var offsets: [Int: Int] = [:]
        for (number, function) in program.functions.enumerated() {
            var begun: Set<Program.BlockSite> = []
            for instruction in function.code where program.code[instruction].opcode == .statement {
                guard let site = program.site(ofInstruction: instruction) else { continue }
                offsets[instruction] = statements.count
                let isStart = begun.insert(site).inserted
                statements.append(Statement(instruction: instruction, site: site, function: number, isStart: isStart))
            }
        }
        self.statements = statements
        self.offsets = offsets
        lookup = StatementLookup(program, statements, self.workspaces)
    }

    /// The statement at an instruction.
    public func statement(at instruction: Int) -> Statement? { offsets[instruction].map { statements[$0] } }

    /// The name of the main file.
    public var mainFile: String { program.units.first?.name ?? "" }

    /// The names of the procedures and units where calls can stand.
    public func name(ofFunction number: Int) -> String { Self.name(ofFunction: number, in: program) }

    static func name(ofFunction number: Int, in program: Program) -> String {
        let function = program.functions[number]
        guard number == program.units[function.unit].function else { return function.name }
        return function.unit == 0 ? "main" : program.units[function.unit].name
    }

    /// The names of the variables that any of some statements can see.
    ///
    /// - Parameter instructions: where the statements are.
    func variableNames(at instructions: [Int]) -> Set<String> {
        var names: Set<String> = []
        var units: Set<Int> = []
        // Variables are looked for among statements, not statements among variables: there may be many of both.
        for (number, statements) in Dictionary(grouping: instructions.compactMap { self.statement(at: $0) }, by: { $0.function }) {
            let function = program.functions[number]
            units.insert(function.unit)
            let places = statements.map(\.instruction).sorted()
            for variable in function.variables {
                let offset = places.offset { $0 >= variable.range.lowerBound }
                if offset < places.count, variable.range.contains(places[offset]) { names.insert(variable.name) }
            }
        }
        for unit in units {
            let shared = program.units[unit].variables.filter { $0.unicodeScalars.first.map { $0.value >= 0x20 } ?? false }
            names.formUnion(shared)
            names.formUnion(program.mainVariables(ofUnit: unit).map(\.name))
        }
        return names
    }

    // MARK: Blocks

    /// The block of a site, with the workspace it is in.
    func block(at site: Program.BlockSite) -> (workspace: Workspace, reference: BlockReference)? {
        guard let workspace = workspaces[site.file],
            let reference = references[Place(file: site.file, line: site.line, column: site.column)]
        else { return nil }
        return (workspace, reference)
    }

    /// The statements at blocks or, where the program cannot pause at one, at the innermost block around it where it can; each once.
    func statements(around blocks: [StatementLookup.LocatedBlock]) -> [Statement] {
        var found: [Statement] = []
        // Where a way outwards meets one that was gone before, it leads to the same statements.
        var visited: Set<Place> = []
        for block in blocks {
            guard let workspace = workspaces[block.file] else { continue }
            var next: BlockReference? = block.reference
            while let reference = next {
                let position = workspace[reference].position
                let place = Place(file: block.file, line: Int(position.line), column: Int(position.column))
                guard visited.insert(place).inserted else { break }
                let starts = lookup.starts(at: place)
                found += starts.map { statements[$0] }
                next = starts.isEmpty ? workspace[reference].parent : nil
            }
        }
        return found
    }

    /// How many statements are around each block of a file within its stack, in the order of the blocks.
    func nesting(inFile file: String) -> [Int] {
        guard let workspace = workspaces[file] else { return [] }
        var counts: [Int] = []
        counts.reserveCapacity(workspace.blocks.count)
        for offset in workspace.blocks.indices {
            let reference = BlockReference(offset: offset)
            // A parent precedes its children.
            guard let parent = workspace[reference].parent, parent.offset < offset else {
                counts.append(0)
                continue
            }
            let isBehind = workspace[parent].next == reference || workspace[parent].nextShadow == reference
            counts.append(counts[parent.offset] + (isBehind ? 0 : 1))
        }
        return counts
    }

    /// All ids of blocks.
    var blockIDs: [String] { workspaces.values.flatMap { $0.blocks.compactMap(\.id) } }

    /// A block as one line of text, without the statements inside it.
    public func sentence(of site: Program.BlockSite) -> String {
        guard let (workspace, reference) = block(at: site) else { return site.type }
        return BlockSentence(workspace: workspace, catalog: catalog, variableNames: variableNames[site.file] ?? [:]).text(of: reference)
    }
}
