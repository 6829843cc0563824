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

    private let workspaces: [String: Workspace]
    /// Offsets into `statements` by instruction.
    private let offsets: [Int: Int]
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

    private struct Place: Hashable {
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
    }

    /// The statement at an instruction.
    public func statement(at instruction: Int) -> Statement? { offsets[instruction].map { statements[$0] } }

    /// The name of the main file.
    public var mainFile: String { program.units.first?.name ?? "" }

    /// The names of the procedures and units where calls can stand.
    public func name(ofFunction number: Int) -> String {
        let function = program.functions[number]
        guard number == program.units[function.unit].function else { return function.name }
        return function.unit == 0 ? "main" : program.units[function.unit].name
    }

    /// The names of the variables that a statement can see.
    func variableNames(at statement: Statement) -> [String] {
        let function = program.functions[statement.function]
        let locals = function.variables.filter { $0.range.contains(statement.instruction) }
        let shared = program.units[function.unit].variables.filter { $0.unicodeScalars.first.map { $0.value >= 0x20 } ?? false }
        return locals.map(\.name) + program.mainVariables(ofUnit: function.unit).map(\.name) + shared
    }

    // MARK: Blocks

    /// The block of a site, with the workspace it is in.
    func block(at site: Program.BlockSite) -> (workspace: Workspace, reference: BlockReference)? {
        guard let workspace = workspaces[site.file],
            let reference = references[Place(file: site.file, line: site.line, column: site.column)]
        else { return nil }
        return (workspace, reference)
    }

    /// The innermost block around a block, or the block itself, at which the program can pause.
    func statements(around reference: BlockReference, in workspace: Workspace) -> [Statement] {
        var next: BlockReference? = reference
        while let reference = next {
            let position = workspace[reference].position
            let found = statements.filter {
                $0.isStart && $0.site.line == Int(position.line) && $0.site.column == Int(position.column) && $0.site.file == workspace.file
            }
            if !found.isEmpty { return found }
            next = workspace[reference].parent
        }
        return []
    }

    /// The blocks of an id.
    func blocks(withID id: String) -> [(workspace: Workspace, reference: BlockReference)] {
        workspaces.values.sorted { $0.file < $1.file }.flatMap { workspace in
            workspace.blocks.indices.filter { workspace.blocks[$0].id == id }.map { (workspace, BlockReference(offset: $0)) }
        }
    }

    /// All ids of blocks.
    var blockIDs: [String] { workspaces.values.flatMap { $0.blocks.compactMap(\.id) } }

    /// A block as one line of text, without the statements inside it.
    public func sentence(of site: Program.BlockSite) -> String {
        guard let (workspace, reference) = block(at: site) else { return site.type }
        return BlockSentence(workspace: workspace, catalog: catalog).text(of: reference)
    }
}
