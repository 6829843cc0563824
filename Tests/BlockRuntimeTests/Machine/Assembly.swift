import BlockRuntime
import Testing

/// Builds a program of one function by hand, for tests of the machine alone.
struct Assembly {
    private var builder = ProgramBuilder()
    private var functions: [(number: Int, name: String, registerCount: Int, code: [Instruction], handlers: [Program.ExceptionHandler])] = []
    private let unit: Int

    init(variables: [String] = []) {
        let main = builder.reserveFunction()
        unit = builder.addUnit(Program.Unit(name: "test", function: main, parameters: [], variables: variables))
        functions.append((main, "main", 1, [], []))
    }

    mutating func constant(_ number: Double) -> UInt16 { UInt16(builder.offset(of: .number(number))) }
    mutating func constant(_ text: String) -> UInt16 { UInt16(builder.offset(of: .text(text))) }
    mutating func native(_ native: NativeFunction) -> Int32 { Int32(builder.offset(of: native)) }
    mutating func callSite(_ name: String, _ arguments: String..., expecting names: [String] = []) -> Int32 {
        Int32(builder.add(Program.CallSite(name: name, argumentNames: arguments, resultNames: names)))
    }

    /// Sets the code of the main function.
    mutating func main(registers: Int, handlers: [Program.ExceptionHandler] = [], _ code: Instruction...) {
        functions[0] = (0, "main", registers, code, handlers)
    }

    /// Adds a function and returns its number.
    mutating func function(_ name: String, registers: Int, _ code: (Int32) -> [Instruction]) -> Int32 {
        let number = builder.reserveFunction()
        functions.append((number, name, registers, code(Int32(number)), []))
        return Int32(number)
    }

    /// The finished program.
    func program() throws -> Program {
        var builder = builder
        for function in functions {
            builder.define(
                function.number, name: function.name, unit: unit, parameterCount: 0, registerCount: function.registerCount,
                code: function.code.map { ($0, -1) }, handlers: function.handlers)
        }
        return try #require(builder.build())
    }

    /// Runs the program to its first stop.
    func run(_ settings: RunSettings = RunSettings()) throws -> Outcome {
        let machine = Machine(try program(), settings: settings)
        try machine.start()
        return machine.run()
    }
}

extension Outcome {
    /// The result of a finished run, nil for any other outcome.
    var result: HostValue? {
        if case .finished(let value) = self { return value }
        return nil
    }

    /// The limit that stopped the run.
    var limit: LimitKind? {
        if case .stopped(let stop) = self { return stop.limit }
        return nil
    }
}
