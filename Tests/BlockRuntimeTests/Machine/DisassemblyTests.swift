import Testing

@testable import BlockRuntime

@Suite struct DisassemblyTests {
    /// Debuggers run a copy of the code in which jumps are shorter: they must know them all.
    @Test(arguments: Opcode.allCases) func whatIsShownToJumpHasADistance(opcode: Opcode) throws {
        var assembly = Assembly()
        _ = assembly.constant(1)
        _ = assembly.callSite("call")
        _ = assembly.native(NativeFunction("native", 0) { _, _, _ in .undefined })
        var instruction = Instruction(opcode)
        instruction.distance = 2
        assembly.main(registers: 1, instruction)
        let text = try assembly.program().disassembly
        #expect(text.contains("-> 3") == (opcode.jump != .none))
    }
}
