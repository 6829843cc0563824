import BlockModel
import BlockRuntime

extension Lowering {
    // MARK: Fields

    /// The text of a field as the file has it, or its default.
    public func text(field name: String) -> String {
        if let text = fields.text(named: name) { return text }
        switch definition?.field(name)?.kind {
        case .text(let text), .multilineText(let text), .colour(let text), .literal(let text): return text
        default: return ""
        }
    }

    /// The option of a field: the first one where the file has none of them.
    public func option(_ name: String) -> String {
        guard let definition = definition?.field(name), case .options(let options) = definition.kind else {
            return text(field: name)
        }
        if let text = fields.text(named: name), definition.isOpen || options.contains(where: { $0.value == text }) { return text }
        return options.first?.value ?? ""
    }

    /// The number of a field as Blockly's number field reads it.
    public func number(field name: String) -> Double {
        guard
            case .number(let defaultNumber, let minimum, let maximum, let precision)? = definition?.field(name)?.kind
        else { return 0 }
        return fieldNumber(fields.text(named: name), default: defaultNumber, minimum: minimum, maximum: maximum, precision: precision)
    }

    /// Whether a checkbox is on.
    public func flag(field name: String) -> Bool {
        guard let text = fields.text(named: name) else {
            if case .checkbox(let flag)? = definition?.field(name)?.kind { return flag }
            return false
        }
        return text.utf8.elementsEqual("TRUE".utf8) || text.utf8.elementsEqual("true".utf8)
    }

    /// The text of a field that holds a JavaScript literal in quotes or a bare word.
    public func literal(field name: String) -> String { unquoted(text(field: name)) }

    /// The value of an attribute of the mutation.
    public func mutation(_ attribute: String) -> String? { mutations.value(of: attribute) }

    /// A count in the mutation, as `Block.mutationCount` gives it.
    public func mutationCount(_ attribute: String, default defaultCount: Int) -> Int {
        mutations.count(in: attribute, default: defaultCount)
    }

    // MARK: Variables

    /// The variable that a field names.
    public func variable(field name: String) -> Variable {
        variable(named: variableName(ofField: name, at: reference))
    }

    /// A variable by its name; case does not matter.
    public func variable(named name: String) -> Variable {
        let key = name.lowercased()
        note(name, for: key)
        if let storage = function.locals[key] { return Variable(name: name, storage: storage) }
        if function.isMain, let register = unit.registers[key] { return Variable(name: name, storage: .register(register)) }
        if let offset = unit.offsets[key] { return Variable(name: name, storage: .unit(offset)) }
        unit.offsets[key] = unit.names.count
        unit.names.append(name)
        return Variable(name: name, storage: .unit(unit.names.count - 1))
    }

    /// The present value of a variable.
    public func read(_ variable: Variable) -> Operand {
        switch variable.storage {
        case .register(let register): return .register(register)
        case .cell(let cell):
            let result = temporary()
            function.append(Instruction(.getCell, a: result.field, b: cell.field))
            return .register(result)
        case .unit(let offset):
            let result = temporary()
            function.append(Instruction(.getVariable, a: result.field, bc: Int32(offset)))
            return .register(result)
        }
    }

    /// Sets a variable to a value, which nothing else uses afterwards.
    public func assign(_ variable: Variable, _ operand: Operand) {
        switch variable.storage {
        case .register(let register):
            moveLast(operand, to: register)
            traceWrite(of: variable, from: register)
        case .cell(let cell):
            let value = inRegister(operand)
            function.append(Instruction(.setCell, a: cell.field, b: value.field))
            traceWrite(of: variable, from: value)
        case .unit(let offset):
            let value = inRegister(operand)
            function.append(Instruction(.setVariable, a: value.field, bc: Int32(offset)))
            traceWrite(of: variable, from: value)
        }
    }

    /// The register of a variable that lives in one; loops then count in it directly.
    public func register(of variable: Variable) -> Register? {
        if case .register(let register) = variable.storage { return register }
        return nil
    }

    /// Whether an input is a plain variable, whose value a loop reads again at every round.
    ///
    /// - Source: Blockly, generators/javascript/loops.ts: code that matches `^\w+$` is not put into a variable of its own.
    public func plainVariable(_ input: String) -> Variable? {
        if case .variable(let variable)? = word(input) { variable } else { nil }
    }

    /// The word that an input's code is.
    private func word(_ input: String) -> GeneratedWord? {
        guard let word = child(input)?.definition.word else { return nil }
        return inside(input) { word(self) } ?? nil
    }

    /// The number that an input's code is when it is a plain decimal literal: digits, perhaps a point, perhaps a minus.
    ///
    /// - Source: Blockly, core/utils/string.ts, `isNumber`: numbers that JavaScript writes with an exponent are none, nor is the
    ///   negation of a negative number, which is written in brackets.
    public func plainNumber(_ input: String) -> Double? {
        if case .number(let number)? = word(input) { return number }
        guard !has(input), case .constant(.number(let bits)) = value(input) else { return nil }
        return Double(bitPattern: bits)
    }

    /// The name of the variable that a field of a block names.
    func variableName(ofField name: String, at reference: BlockReference) -> String {
        let field = workspace[reference].fields.named(name)
        if let id = field?.variableID, let declared = declaredNames[id] { return declared }
        if let text = field?.text, !text.isEmpty { return text }
        if case .variable(let defaultName?)? = definitions[reference]?.field(name)?.kind { return defaultName }
        return "\u{1}\(reference.offset)"
    }
}

/// A text without the quotes of a JavaScript string literal around it.
public func unquoted(_ text: String) -> String {
    guard let first = text.first, text.count >= 2, first == "'" || first == "\"", text.last == first else { return text }
    return String(text.dropFirst().dropLast())
}
