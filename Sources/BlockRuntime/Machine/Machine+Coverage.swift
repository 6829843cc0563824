extension Machine {
    /// Offsets into `program.sites` of the blocks of which an instruction ran, ascending; none unless the settings ask for coverage.
    public var coveredSites: [Int] {
        guard settings.recordsCoverage else { return [] }
        var isCovered = [Bool](repeating: false, count: program.sites.count)
        for (offset, site) in program.siteOfInstruction.enumerated() where site >= 0 && code[offset].opcode != .probe {
            // An await is never hidden: it belongs to the instruction before it.
            if code[offset].opcode != .await { isCovered[Int(site)] = true }
        }
        return isCovered.indices.filter { isCovered[$0] }
    }

    /// Offsets into `program.branches` of the ways that were taken, ascending; none unless the settings ask for coverage.
    public var coveredBranches: [Int] {
        guard settings.recordsCoverage else { return [] }
        return program.branches.indices.filter { code[program.branches[$0].instruction].opcode != .probe }
    }

    /// Puts back an instruction that a probe stands for.
    ///
    /// - Returns: where to go on: at the instruction itself.
    func revealInstruction(at address: UnsafePointer<Instruction>) -> UnsafePointer<Instruction> {
        let offset = address - UnsafePointer(code)
        code[offset].opcode = program.codeMemory[offset].opcode
        return address
    }

    /// A copy of a program's instructions in which every one is hidden behind a probe.
    ///
    /// Operands stay, and so does `await`: both are looked at from outside of the loop.
    static func hiddenCode(of program: Program) -> UnsafeMutablePointer<Instruction> {
        let copy = UnsafeMutablePointer<Instruction>.allocate(capacity: max(1, program.code.count))
        for (offset, instruction) in program.code.enumerated() {
            var hidden = instruction
            if hidden.opcode != .await { hidden.opcode = .probe }
            (copy + offset).initialize(to: hidden)
        }
        return copy
    }

    /// The starts of a program's functions within a copy of its instructions.
    static func entries(of program: Program, in code: UnsafeMutablePointer<Instruction>) -> UnsafeMutablePointer<Program.Entry> {
        let copy = UnsafeMutablePointer<Program.Entry>.allocate(capacity: max(1, program.functions.count))
        for (offset, function) in program.functions.enumerated() {
            (copy + offset).initialize(
                to: Program.Entry(code: UnsafePointer(code + function.code.lowerBound), registerCount: function.registerCount))
        }
        return copy
    }
}
