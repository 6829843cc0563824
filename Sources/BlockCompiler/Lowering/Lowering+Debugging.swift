import BlockRuntime

/// What debuggers need to know of a program: where statements begin, and which register is which variable.
extension Lowering {
    /// Whether statements are marked and variables noted.
    private var marksStatements: Bool { instrumentation.contains(.statements) }

    /// Marks that the block being lowered begins here, or begins its next round.
    func markStatement() {
        if marksStatements { function.append(Instruction(.statement)) }
    }

    /// Notes how people write the name of a variable.
    func note(_ name: String, for key: String) {
        if marksStatements, unit.writtenNames[key] == nil { unit.writtenNames[key] = name }
    }

    /// Notes a variable that has its meaning from an instruction up to here.
    func note(variable name: String, in storage: Variable.Storage, from start: Int) {
        guard marksStatements, name.unicodeScalars.first.map({ $0.value >= 0x20 }) ?? false else { return }
        let (register, isCell): (Register, Bool)
        switch storage {
        case .register(let own): (register, isCell) = (own, false)
        case .cell(let own): (register, isCell) = (own, true)
        case .unit: return
        }
        function.variables.append(
            Program.LocalVariable(
                name: unit.writtenNames[name.lowercased()] ?? name, register: register.number, isCell: isCell,
                range: start..<function.position))
    }

    /// Notes the variables that have their meaning in the whole function.
    func noteVariables() {
        guard marksStatements else { return }
        let own = function.isMain ? unit.registers.mapValues { Variable.Storage.register($0) } : function.locals.ofFunction
        for (name, storage) in own.sorted(by: { $0.value.registerNumber < $1.value.registerNumber }) {
            note(variable: name, in: storage, from: 0)
        }
    }
}

extension Variable.Storage {
    /// The register of a local variable; 0 of others.
    fileprivate var registerNumber: Int {
        switch self {
        case .register(let register), .cell(let register): register.number
        case .unit: 0
        }
    }
}
