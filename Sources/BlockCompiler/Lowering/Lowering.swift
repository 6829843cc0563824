public import BlockModel
public import BlockRuntime

/// Makes code of blocks: what a definition's meaning uses to say itself in instructions.
///
/// While a block is lowered, `block` is that block and every instruction is attributed to it. Values are computed in
/// registers that are taken and given back like a stack: an `Operand` is good until the statement it belongs to ends.
///
/// One thread lowers a file, and no property is changed while a closure holds it, so that accesses need not be tracked at run time.
public final class Lowering {
    /// The block that is being lowered.
    public var block: Block { reference.offset >= 0 ? workspace[reference] : Block(type: "", at: SourcePosition(line: 1, column: 1)) }
    /// The language of the program.
    public let dialect: Dialect
    /// Whether list and text positions start at 1; Blockly's `oneBasedIndex` option.
    public let isOneBased: Bool
    /// What the program has for those who watch it.
    @exclusivity(unchecked) public internal(set) var instrumentation: Instrumentation = []
    /// Whether the block that is being lowered stands in a stack.
    @exclusivity(unchecked) public internal(set) var isStatement = false
    /// The spelling by which recordings name a variable, by its lower-case name.
    @exclusivity(unchecked) var tracedNames: [String: String] = [:]

    let workspace: Workspace
    let definitions: DefinitionsByBlock
    @exclusivity(unchecked) var program: ProgramBuilder
    @exclusivity(unchecked) var diagnostics = Diagnostics()
    @exclusivity(unchecked) var function: FunctionBuilder
    @exclusivity(unchecked) var unit: UnitScope
    /// The number of the workspace among the program's sources.
    private let source: Int
    /// Offsets in `Program.sites` by block; -1 for those that are not there yet.
    @exclusivity(unchecked) var siteOffsets: [Int32]
    /// How many statement inputs are around the block: the nesting of the generated JavaScript.
    @exclusivity(unchecked) public internal(set) var nesting = 0
    /// Where the block is; -1 while none is being lowered.
    @exclusivity(unchecked) var reference = BlockReference(offset: -1)
    /// The parameters that calls gave no argument so far.
    @exclusivity(unchecked) var argumentsLeftOut = 0
    @exclusivity(unchecked) private var costly = CostlyBlocks()
    /// Names of the declared variables by id.
    let declaredNames: [String: String]

    init(
        workspace: Workspace, definitions: DefinitionsByBlock, dialect: Dialect, isOneBased: Bool, program: ProgramBuilder,
        unit: UnitScope
    ) {
        self.workspace = workspace
        self.definitions = definitions
        self.dialect = dialect
        self.isOneBased = isOneBased
        self.unit = unit
        function = FunctionBuilder(number: 0, name: "")
        var names: [String: String] = [:]
        for variable in workspace.variables {
            if let id = variable.id { names[id] = variable.name }
        }
        declaredNames = names
        siteOffsets = Array(repeating: -1, count: workspace.blocks.count)
        var program = program
        source = program.addSource(blockCount: workspace.blocks.count) { offset in
            Program.BlockSite(workspace.blocks[offset], at: offset, in: workspace.file)
        }
        self.program = program
    }

    // MARK: Blocks

    /// The definition of the block that is being lowered.
    var definition: BlockDefinition? { reference.offset >= 0 ? definitions[reference] : nil }
    /// Its fields; with `inputs`, what is asked for so often that copying the whole block for it would show.
    var fields: PackedList<Field> { reference.offset >= 0 ? workspace[reference].fields : [] }
    /// Its mutations.
    var mutations: [MarkupElement] { reference.offset >= 0 ? workspace[reference].mutations : [] }
    /// Its inputs.
    var inputs: PackedList<Input> { reference.offset >= 0 ? workspace[reference].inputs : [] }

    /// The block in an input, enabled or not.
    private func plugged(_ name: String) -> BlockReference? {
        reference.offset >= 0 ? costly.content(name, of: reference, in: workspace) : nil
    }

    /// The enabled block in an input; nil when nothing, or a disabled block, is plugged in.
    func content(_ name: String) -> BlockReference? {
        guard let content = plugged(name), workspace[content].state.isEnabled else { return nil }
        return content
    }

    /// Whether an enabled block is plugged into an input.
    public func has(_ input: String) -> Bool { content(input) != nil }

    /// Whether anything stands in a statement input; a disabled block counts, because the blocks behind it run.
    public func hasStatements(_ input: String) -> Bool { plugged(input) != nil }

    /// The enabled block in an input, with its definition.
    public func child(_ input: String) -> (block: Block, definition: BlockDefinition)? {
        guard let content = content(input), let definition = definitions[content] else { return nil }
        return (workspace[content], definition)
    }

    /// The name or id that the block's type carries, where its definition is a pattern.
    public var nameInType: String { definition?.name(in: block.type) ?? "" }

    /// Runs `body` as if the block in an input were the one being lowered; for meanings that look through their operands.
    public func inside<Result>(_ input: String, _ body: () -> Result) -> Result? {
        guard let content = content(input) else { return nil }
        return entering(content, body)
    }

    func entering<Result>(_ reference: BlockReference, _ body: () -> Result) -> Result {
        let saved = (self.reference, function.site)
        self.reference = reference
        function.site = site(of: reference)
        defer { (self.reference, function.site) = saved }
        return body()
    }

    func site(of reference: BlockReference) -> Int32 {
        if siteOffsets[reference.offset] < 0 {
            siteOffsets[reference.offset] = program.addSite(blockOffset: reference.offset, of: source)
        }
        return siteOffsets[reference.offset]
    }

    /// Reports what is wrong with the block that is being lowered.
    public func report(code: String, _ message: String, hint: String? = nil) {
        diagnostics.append(
            Diagnostic(
                .error, code: code, message, file: workspace.file, at: block.position, blockID: block.id, blockType: block.type, hint: hint)
        )
    }

    /// Warns of what is doubtful about the block that is being lowered.
    public func warn(code: String, _ message: String, hint: String? = nil) {
        diagnostics.append(
            Diagnostic(
                .warning, code: code, message, file: workspace.file, at: block.position, blockID: block.id, blockType: block.type,
                hint: hint))
    }

    // MARK: Values

    /// Computes an input; an empty one is the default of its definition.
    public func value(_ input: String) -> Operand {
        guard let content = content(input) else { return .constant(defaultValue(of: input)) }
        return value(of: content)
    }

    /// Computes an input; an empty one is `default`.
    public func value(_ input: String, default defaultValue: Constant) -> Operand {
        guard let content = content(input) else { return .constant(defaultValue) }
        return value(of: content)
    }

    private func defaultValue(of input: String) -> Constant {
        guard let definition else { return .undefined }
        guard let known = costly.inputs(of: reference, definition, in: workspace)[input] else { return .undefined }
        if let constant = known.defaultValue { return constant }
        report(
            code: "empty-input", "the input '\(input)' of '\(block.type)' is empty and has no default",
            hint: "plug a block into '\(input)'")
        return .undefined
    }

    func value(of reference: BlockReference) -> Operand {
        let mark = function.nextRegister
        let result = entering(reference) {
            let wasStatement = isStatement
            isStatement = false
            defer { isStatement = wasStatement }
            traceEntry(.enterValue)
            return lowerValue()
        }
        guard case .register(let register) = result, register.number >= mark else {
            function.nextRegister = mark
            traceExit(reference, giving: result)
            return result
        }
        // The result goes to the first free register, so that its temporaries can be given back.
        function.nextRegister = mark + 1
        moveLast(result, to: Register(mark))
        function.fuse(deadFrom: mark)
        traceExit(reference, giving: .register(Register(mark)))
        return .register(Register(mark))
    }

    /// Computes an input into the next free register: arguments of calls stand side by side.
    public func register(_ input: String) -> Register { inNewRegister(value(input)) }

    /// Computes an input into the next free register; an empty one is `default`.
    public func register(_ input: String, default defaultValue: Constant) -> Register {
        inNewRegister(value(input, default: defaultValue))
    }

    /// Puts a value into the next free register, where it stays until the statement ends.
    public func inNewRegister(_ operand: Operand) -> Register {
        if case .register(let register) = operand, register.number == function.nextRegister - 1, isTemporary(register) {
            return register
        }
        let register = temporary()
        move(operand, to: register)
        return register
    }

    /// The next free register.
    public func temporary() -> Register {
        let register = function.temporary()
        if register.number >= Int(UInt16.max) {
            if register.number == Int(UInt16.max) {
                report(
                    code: "too-many-registers", "the program needs more than 65,535 values at a time here",
                    hint: "split the expression or the variables over several procedures")
            }
            function.nextRegister = 1
            return Register(0)
        }
        return register
    }

    /// Whether a register holds a value in passing, neither a parameter nor a variable.
    func isTemporary(_ register: Register) -> Bool {
        register.number >= firstTemporary && !function.variableRegisters.contains(register.number)
    }

    /// The registers below this one are parameters and variables.
    var firstTemporary: Int { unit.firstTemporary[function.number] ?? 0 }

    private func lowerValue() -> Operand {
        guard let definition else { return .undefined }
        switch definition.meaning {
        case .value(let lower), .either(let lower): return lower(self)
        case .call(let call): return lower(call, of: definition)
        case .nothing(let reason):
            report(code: "not-runnable", "'\(block.type)' cannot be run: \(reason)")
            return .undefined
        case .statement, .procedure, .unit:
            report(code: "connection-kind", "'\(block.type)' gives no value and cannot be plugged in here")
            return .undefined
        }
    }

    // MARK: Statements

    /// Marks the start of a way that the block may take, such as `DO0`; without marks no code is made.
    ///
    /// Statement inputs mark themselves; values that are not always computed, and ways without statements, are marked by the block's meaning.
    public func branch(_ name: String) {
        if instrumentation.contains(.branches) { function.markBranch(name) }
    }

    /// Compiles the stack in a statement input.
    public func statements(_ input: String) {
        branch(input)
        guard let first = plugged(input) else { return }
        nesting += 1
        statements(from: first)
        nesting -= 1
    }

    func statements(from first: BlockReference) {
        var next: BlockReference? = first
        let wasStatement = isStatement
        isStatement = true
        while let reference = next {
            let mark = function.nextRegister
            if workspace[reference].state.isEnabled {
                entering(reference) {
                    traceEntry(.enterStatement)
                    let result = lowerStatement()
                    traceChanges()
                    traceExit(reference, giving: result)
                }
            }
            function.nextRegister = mark
            next = workspace[reference].next ?? workspace[reference].nextShadow
        }
        isStatement = wasStatement
    }

    /// Compiles a block of a stack; the value of one that could be plugged in too is dropped.
    private func lowerStatement() -> Operand? {
        markStatement()
        guard let definition else { return nil }
        switch definition.meaning {
        case .statement(let lower), .unit(let lower): lower(self)
        case .value(let lower), .either(let lower): return lower(self)
        case .call(let call): return lower(call, of: definition)
        case .procedure: break
        case .nothing(let reason): report(code: "not-runnable", "'\(block.type)' cannot be run: \(reason)")
        }
        return nil
    }

    private func lower(_ call: HostCallDefinition, of definition: BlockDefinition) -> Operand {
        var names: [String] = []
        var base: Register?
        for (name, constant) in call.constants(block) {
            names.append(name)
            let register = inNewRegister(.constant(constant))
            if base == nil { base = register }
        }
        var known = definition.inputs(of: workspace[reference]).map(\.name)
        if definition.takesAnyInput { known += inputs.map(\.name).filter { !known.contains($0) } }
        for input in known {
            names.append(call.argumentNames[input] ?? input)
            let register = self.register(input)
            if base == nil { base = register }
        }
        let result = hostCall(call.name(block), argumentNames: names, from: base ?? temporary(), resultNames: call.resultNames)
        if call.isAwaited { awaitTurn() }
        return result
    }
}

extension Block {
    /// Whether it makes code.
    public var isEnabled: Bool { state.isEnabled }
}

extension BlockState {
    /// Whether the block makes code.
    var isEnabled: Bool { !isDisabled }
}

extension Program.BlockSite {
    fileprivate init(_ block: Block, at offset: Int, in file: String) {
        self.init(
            type: block.type, id: block.id, file: file, line: Int(block.position.line), column: Int(block.position.column),
            blockOffset: offset)
    }
}
