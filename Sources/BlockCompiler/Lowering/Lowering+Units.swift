public import BlockModel
import BlockRuntime

extension Lowering {
    /// The largest number of variables that live in registers; the rest are the unit's.
    private static let mostRegisters = 40_000

    /// Compiles the whole workspace as one unit.
    ///
    /// - Parameter definition: the block that a procedure of the workspace is the body of; nil for any other unit.
    func lowerUnit(name: String, bodyOf definition: BlockDefinition? = nil) {
        let stacks = orderedStacks()
        collectProcedures()
        let main = function.number
        let captured = capturedNames(in: stacks)
        chooseStorage(of: stacks, captured: captured)
        lowerMain(stacks, captured: captured, bodyOf: definition)
        finishFunction()
        for procedure in unit.procedures.values.sorted(by: { $0.function < $1.function }) { lower(procedure) }
        while let callback = unit.pendingCallbacks.popLast() { lower(callback) }
        let parameters = unit.parameters.map { name in (name: name, variable: unit.offsets[argumentKey(name)] ?? 0) }
        program.setUnit(unit.number, Program.Unit(name: name, function: main, parameters: parameters, variables: unit.names))
    }

    /// The value of an argument of the unit.
    public func argument(_ name: String) -> Operand {
        let key = argumentKey(name)
        guard let offset = unit.offsets[key] else {
            unit.parameters.append(name)
            unit.offsets[key] = unit.names.count
            unit.names.append(name)
            return argument(name)
        }
        return read(Variable(name: name, storage: .unit(offset)))
    }

    private func argumentKey(_ name: String) -> String { "\u{2}\(name)" }

    /// The root block of the unit: the block of the workspace whose definition starts units.
    public var rootBlock: Block? {
        for reference in workspace.topBlocks {
            if case .unit? = definitions[reference]?.meaning { return workspace[reference] }
        }
        return nil
    }

    // MARK: Stacks

    /// The top-level stacks in the order in which they run; definitions are left out.
    ///
    /// - Source: Blockly, core/workspace.ts, `sortObjects_`: by `y + sin(3°) x`, ties in document order. Ours: a Codeless root
    ///   runs last, because stray blocks stand before it in the generated code.
    private func orderedStacks() -> [BlockReference] {
        var stacks: [(key: Double, offset: Int, reference: BlockReference)] = []
        for (offset, reference) in workspace.topBlocks.enumerated() {
            var key = workspace[reference].sortKey
            switch definitions[reference]?.meaning {
            case .procedure: continue
            case .unit: key = .infinity
            default: break
            }
            stacks.append((key, offset, reference))
        }
        return stacks.sorted { ($0.key, $0.offset) < ($1.key, $1.offset) }.map(\.reference)
    }

    private func collectProcedures() {
        // The numbers that those of a name have come to.
        var numbers: [String: Int] = [:]
        for reference in workspace.topBlocks {
            let block = workspace[reference]
            guard block.isEnabled, case .procedure(let returnsValue)? = definitions[reference]?.meaning else { continue }
            let written = block.field("NAME")?.text.trimmed ?? ""
            var name = written.isEmpty ? "unnamed" : written
            let key = procedureKey(name)
            while unit.procedures[procedureKey(name)] != nil {
                let number = numbers[key] ?? 2
                name = "\(written)\(number)"
                numbers[key] = number + 1
            }
            unit.procedures[procedureKey(name)] = UnitScope.Procedure(
                function: program.reserveFunction(), parameters: block.mutationArguments, definition: reference, returnsValue: returnsValue)
        }
    }

    /// Decides which variables live in registers of the main body: those that nothing else uses.
    private func chooseStorage(of stacks: [BlockReference], captured: Set<String>) {
        var shared = captured
        for procedure in unit.procedures.values {
            let parameters = Set(procedure.parameters.map { $0.lowercased() })
            let inputs = workspace[procedure.definition].inputs.compactMap(\.content)
            shared.formUnion(names(in: inputs).subtracting(parameters))
            shared.formUnion(capturedNames(in: inputs).subtracting(parameters))
        }
        for name in names(in: stacks).subtracting(shared).sorted().prefix(Self.mostRegisters) {
            unit.registers[name] = Register(unit.registers.count)
        }
    }

    private func lowerMain(_ stacks: [BlockReference], captured: Set<String>, bodyOf definition: BlockDefinition?) {
        function.isMain = true
        function.captured = captured
        function.nextRegister = unit.registers.count
        unit.firstTemporary[function.number] = unit.registers.count
        function.canReturn = dialect == .codeless
        let only = workspace.topBlocks.count == 1 ? stacks.first : nil
        for reference in stacks {
            guard let definition = definitions[reference] else { continue }
            let mark = function.nextRegister
            if case .value = definition.shape, workspace[reference].isEnabled {
                entering(reference) { markStatement() }
                let result = value(of: reference)
                if reference == only { function.append(Instruction(.finish, a: inRegister(result).field)) }
            } else if case .valueOrStatement = definition.shape, reference == only, workspace[reference].next == nil {
                entering(reference) { markStatement() }
                function.append(Instruction(.finish, a: inRegister(value(of: reference)).field))
            } else {
                statements(from: reference)
            }
            function.nextRegister = mark
        }
        let result = definition.flatMap { rootBlock == nil ? callBody(of: $0) : nil } ?? .undefined
        function.append(Instruction(.finish, a: inRegister(result).field))
    }

    /// Calls the procedure that says what a block does: the one of its name, or the only one.
    private func callBody(of definition: BlockDefinition) -> Operand? {
        let ofBlock = unit.procedures[procedureKey(definition.type)]
        let names = definition.fields.map(\.name) + definition.inputs.map(\.name)
        guard let procedure = ofBlock ?? (unit.procedures.count == 1 ? unit.procedures.values.first : nil) else {
            report(
                code: "block-body",
                unit.procedures.isEmpty
                    ? "the file has no procedure that says what '\(definition.type)' does"
                    : "none of the \(unit.procedures.count) procedures of the file is called '\(definition.type)'",
                hint: "define a procedure '\(definition.type)' with the parameters: \(names.joined(separator: ", "))")
            return nil
        }
        return entering(procedure.definition) {
            let base = function.nextRegister
            for parameter in procedure.parameters {
                let name = names.first { $0.lowercased() == parameter.lowercased() }
                if name == nil { warnOfParameter(parameter, of: definition, names) }
                _ = inNewRegister(name.map { argument($0) } ?? .undefined)
            }
            let first = procedure.parameters.isEmpty ? temporary() : Register(base)
            return emitWindow(.call, from: first, number: procedure.function)
        }
    }

    private func warnOfParameter(_ parameter: String, of definition: BlockDefinition, _ names: [String]) {
        warn(
            code: "block-body", "'\(definition.type)' has no field or input '\(parameter)': the parameter is undefined",
            hint: listing(of: names))
    }

    // MARK: Functions

    private func lower(_ procedure: UnitScope.Procedure) {
        let block = workspace[procedure.definition]
        let inputs = block.inputs.compactMap(\.content)
        begin(procedure.function, name: block.field("NAME")?.text.trimmed ?? "", captured: capturedNames(in: inputs))
        entering(procedure.definition) {
            traceFunction()
            bindParameters(procedure.parameters)
            statements("STACK")
            if procedure.returnsValue && has("RETURN") {
                nesting = 0
                _ = inside("RETURN") { markStatement() }
                returnValue(value("RETURN"))
            } else {
                returnValue(.undefined)
            }
        }
        finishFunction()
    }

    private func lower(_ callback: UnitScope.PendingCallback) {
        let block = workspace[callback.block]
        let inputs = [callback.statements, callback.result].compactMap { $0.flatMap { block.input($0)?.content } }
        begin(
            callback.function, name: "callback of \(block.type)",
            captured: callback.depth < Self.mostExactCallbacks ? capturedNames(in: inputs) : callback.mentioned)
        function.callbackDepth = callback.depth
        function.mentioned = callback.mentioned
        nesting = callback.nesting
        entering(callback.block) {
            traceFunction()
            bindParameters([callback.item ?? "\u{3}"])
            for name in callback.cells { function.locals.define(name, as: .cell(function.temporary())) }
            function.parameterCount = function.nextRegister
            unit.firstTemporary[function.number] = function.nextRegister
            if let statements = callback.statements { self.statements(statements) }
            if let result = callback.result, has(result) {
                _ = inside(result) { markStatement() }
                returnValue(value(result))
            }
            returnValue(.undefined)
        }
        finishFunction()
        nesting = 0
    }

    private func begin(_ number: Int, name: String, captured: Set<String>) {
        function = FunctionBuilder(number: number, name: name)
        function.captured = captured
        nesting = 0
    }

    /// Gives parameters their registers; of two of one name the last wins.
    private func bindParameters(_ names: [String]) {
        let registers = names.map { _ in function.temporary() }
        for (name, register) in zip(names, registers) {
            let key = name.lowercased()
            traceWrite(ofLocal: name, from: register)
            if function.captured.contains(key) {
                function.append(Instruction(.makeCell, a: register.field))
                function.locals.define(key, as: .cell(register))
            } else {
                function.locals.define(key, as: .register(register))
            }
        }
        function.parameterCount = registers.count
        unit.firstTemporary[function.number] = registers.count
    }

    private func finishFunction() {
        noteVariables()
        if !function.resolveLabels() {
            report(code: "program-too-large", "'\(function.name)' is too large: a jump would cross 8 million instructions")
        }
        if function.registerCount > Int(UInt16.max) {
            report(code: "too-many-registers", "'\(function.name)' needs more than 65,535 registers")
        }
        program.define(
            function.number, name: function.name, unit: unit.number, parameterCount: function.parameterCount,
            registerCount: function.registerCount, code: function.code, handlers: function.handlers,
            branches: function.branches, variables: function.variables)
    }
}

extension Block {
    /// Where a top-level block comes in the order of execution.
    ///
    /// - Source: Blockly, core/workspace.ts, `sortObjects_`; core/xml.ts: a missing coordinate is 10, one that is no number leaves both 0.
    fileprivate var sortKey: Double {
        guard let extra else { return 10 + 10 * Block.slope }
        func coordinate(_ text: String?) -> Double? {
            guard let text else { return 10 }
            let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == "-" || $0 == "." || $0 == "+") }
            return Double(String(number)).map { $0.rounded(.towardZero) }
        }
        guard let x = coordinate(extra.x), let y = coordinate(extra.y) else { return 0 }
        return y + x * Block.slope
    }

    /// sin(3°)
    private static let slope = 0.052335956242943835

    /// The names in `<arg name="...">` of the mutations.
    public var mutationArguments: [String] {
        mutations.flatMap { mutation in mutation.children.filter { $0.name == "arg" }.compactMap { $0["name"] ?? $0["arg-name"] } }
    }
}
