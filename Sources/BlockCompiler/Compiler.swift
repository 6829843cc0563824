public import BlockModel
public import BlockRuntime

/// Makes a program of workspaces: checks them, then lowers them to instructions.
public struct Compiler: Sendable {
    /// The blocks it knows.
    public var catalog: Catalog
    /// The language; nil to tell it from each file.
    public var dialect: Dialect?
    /// Whether Blockly's list and text positions start at 1.
    public var isOneBased = true
    /// What the program has for those who watch it.
    public var instrumentation: Instrumentation = []

    /// The deepest nesting of blocks that is compiled.
    public static let deepestNesting = 200_000

    /// Makes a compiler that knows some blocks.
    public init(catalog: Catalog, dialect: Dialect? = nil) {
        self.catalog = catalog
        self.dialect = dialect
    }

    /// A compiled program, and what there is to say about it.
    public struct Compiled: Sendable {
        /// What a machine runs; unit 0 is the main file.
        public var program: Program
        /// The language of the main file.
        public var dialect: Dialect
        /// What was ignored or is doubtful.
        public var warnings: Diagnostics
    }

    /// A file that answers a call of a program.
    public struct Library: Sendable {
        /// The name of the call.
        public var name: String
        /// The file.
        public var workspace: Workspace
        /// The block that the file is the body of; nil for a function, which has a root block of its own.
        public var block: BlockDefinition?

        /// Makes a library of a file.
        public init(name: String, workspace: Workspace, bodyOf block: BlockDefinition? = nil) {
            self.name = name
            self.workspace = workspace
            self.block = block
        }
    }

    /// Compiles a file, and library functions that it may call.
    ///
    /// - Parameters:
    ///   - workspace: the main file.
    ///   - libraries: further files, each a unit of the program, in order from 1 on.
    /// - Throws: `LoadFailure` with everything that is wrong in all files.
    public func compile(_ workspace: Workspace, libraries: [Library] = []) throws(LoadFailure) -> Compiled {
        var builder = ProgramBuilder()
        var diagnostics = Diagnostics()
        var dialects: [Dialect] = []
        let all = [Library(name: workspace.file, workspace: workspace)] + libraries
        // Every unit's main function gets its number first, so that function 0 is where a run starts.
        let units = all.map { _ in
            (builder.reserveFunction(), builder.addUnit(Program.Unit(name: "", function: 0, parameters: [], variables: [])))
        }
        for (library, (function, unit)) in zip(all, units) {
            let workspace = library.workspace
            guard workspace.depth <= Compiler.deepestNesting else {
                diagnostics.append(
                    Diagnostic(
                        .error, code: "nested-too-deeply",
                        "blocks are nested \(workspace.depth) deep; at most \(Compiler.deepestNesting) can be compiled",
                        file: workspace.file, hint: "put intermediate results into variables"))
                continue
            }
            withStack(forDepth: workspace.depth) {
                let dialect = compile(library, function: function, unit: unit, into: &builder, &diagnostics)
                dialects.append(dialect)
            }
        }
        if diagnostics.hasErrors { throw LoadFailure(diagnostics) }
        guard let program = builder.build() else {
            throw LoadFailure(Diagnostic(.error, code: "internal", "a function was declared but never compiled", file: workspace.file))
        }
        return Compiled(program: program, dialect: dialects[0], warnings: diagnostics)
    }

    /// Compiles one file and tells its language.
    private func compile(
        _ library: Library, function: Int, unit: Int, into builder: inout ProgramBuilder, _ diagnostics: inout Diagnostics
    ) -> Dialect {
        var workspace = library.workspace
        let definitions = DefinitionsByBlock(of: workspace, in: catalog)
        let dialect = dialect(by: definitions)
        var counts = Checker(workspace: workspace, definitions, catalog: catalog, dialect: dialect)
        counts.checkInputCounts()
        diagnostics.append(contentsOf: counts.diagnostics)
        if counts.diagnostics.hasErrors { return dialect }
        if dialect == .blockly {
            var attacher = Attacher(workspace: workspace, definitions)
            attacher.run()
            workspace = attacher.workspace
            diagnostics.append(contentsOf: attacher.diagnostics)
        }
        var checker = Checker(workspace: workspace, definitions, catalog: catalog, dialect: dialect)
        checker.run()
        diagnostics.append(contentsOf: checker.diagnostics)
        if checker.diagnostics.hasErrors { return dialect }
        let lowering = Lowering(
            workspace: workspace, definitions: definitions, dialect: dialect, isOneBased: isOneBased, program: builder,
            unit: UnitScope(number: unit))
        lowering.instrumentation = instrumentation
        lowering.function = FunctionBuilder(number: function, name: library.block?.type ?? "main")
        lowering.lowerUnit(name: library.name, bodyOf: library.block)
        builder = lowering.program
        diagnostics.append(contentsOf: lowering.diagnostics)
        return dialect
    }

    /// The workspace with the connections that its editor would give it, for what shows programs without running them.
    ///
    /// - Returns: the workspace; its blocks are at the same offsets.
    /// - Throws: `LoadFailure` when the mutations ask for more inputs than can be shown.
    public func connected(_ workspace: Workspace) throws(LoadFailure) -> Workspace {
        let definitions = DefinitionsByBlock(of: workspace, in: catalog)
        let dialect = dialect(by: definitions)
        var counts = Checker(workspace: workspace, definitions, catalog: catalog, dialect: dialect)
        counts.checkInputCounts()
        if counts.diagnostics.hasErrors { throw LoadFailure(counts.diagnostics) }
        guard dialect == .blockly else { return workspace }
        var attacher = Attacher(workspace: workspace, definitions)
        attacher.run()
        return attacher.workspace
    }

    /// The language of a file: Codeless when it has a root block, `bl_meta`, or a type that only Codeless has.
    public func dialect(of workspace: Workspace) -> Dialect {
        dialect ?? dialect(by: DefinitionsByBlock(of: workspace, in: catalog))
    }

    private func dialect(by definitions: DefinitionsByBlock) -> Dialect {
        dialect ?? (definitions.showsCodeless ? .codeless : .blockly)
    }
}
