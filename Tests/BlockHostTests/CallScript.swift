import BlockHost
import BlockRuntime
import OrderedJSON
import Testing

/// A program that makes calls one after the other: what a host looks like from inside, without any blocks.
struct CallScript {
    /// Where an argument comes from.
    enum Argument {
        case constant(Constant)
        /// The result of an earlier step.
        case result(Int)
        /// A callback that makes calls.
        case callback(CallScript)

        static func text(_ text: String) -> Argument { .constant(.text(text)) }
        static func number(_ number: Double) -> Argument { .constant(.number(number)) }
    }

    private enum Step {
        case call(String, [(String, Argument)])
        case set(Argument, String, Argument)
        case get(Argument, String)
        case object
        case throwing(Argument)
    }

    private var steps: [Step] = []

    /// Adds a call and returns the number of its result.
    @discardableResult
    mutating func call(_ name: String, _ arguments: KeyValuePairs<String, Argument> = [:]) -> Int {
        add(.call(name, arguments.map { ($0.key, $0.value) }))
    }

    /// Adds the setting of a property.
    mutating func set(_ object: Argument, _ name: String, to value: Argument) { _ = add(.set(object, name, value)) }

    /// Adds the reading of a property and returns the number of its result.
    mutating func get(_ object: Argument, _ name: String) -> Int { add(.get(object, name)) }

    /// Adds the making of an object and returns the number of its result.
    mutating func object() -> Int { add(.object) }

    /// Adds the throwing of a value.
    mutating func `throw`(_ value: Argument) { _ = add(.throwing(value)) }

    private mutating func add(_ step: Step) -> Int {
        steps.append(step)
        return steps.count - 1
    }

    /// The program; its result is that of the last step.
    func program() throws -> Program {
        var builder = ProgramBuilder()
        let main = builder.reserveFunction()
        _ = builder.addUnit(Program.Unit(name: "test", function: main, parameters: [], variables: []))
        define(main, isMain: true, in: &builder)
        return try #require(builder.build())
    }

    private func define(_ number: Int, isMain: Bool, in builder: inout ProgramBuilder) {
        var code: [(Instruction, site: Int32)] = []
        let source = builder.addSource(blockCount: 1) { [number] _ in
            Program.BlockSite(type: "test_block", id: "block\(number)", file: "test.xml", line: 7, column: 3)
        }
        let site = builder.addSite(blockOffset: 0, of: source)
        let window = UInt16(steps.count)
        func load(_ argument: Argument, into register: UInt16) {
            switch argument {
            case .constant(let constant):
                code.append((Instruction(.loadConstant, a: register, bc: Int32(builder.offset(of: constant))), site))
            case .result(let step): code.append((Instruction(.move, a: register, b: UInt16(step)), site))
            case .callback(let script):
                let function = builder.reserveFunction()
                script.define(function, isMain: false, in: &builder)
                code.append((Instruction(.makeCallback, a: register, bc: Int32(function)), site))
            }
        }
        for (offset, step) in steps.enumerated() {
            let result = UInt16(offset)
            switch step {
            case .call(let name, let arguments):
                for (position, argument) in arguments.enumerated() { load(argument.1, into: window + UInt16(position)) }
                let call = builder.add(Program.CallSite(name: name, argumentNames: arguments.map(\.0)))
                code.append((Instruction(.hostCall, a: window, bc: Int32(call)), site))
                code.append((Instruction(.move, a: result, b: window), site))
            case .set(let object, let name, let value):
                load(object, into: window)
                load(.text(name), into: window + 1)
                load(value, into: window + 2)
                code.append((Instruction(.setProperty, a: window, b: window + 1, c: window + 2), site))
            case .get(let object, let name):
                load(object, into: window)
                load(.text(name), into: window + 1)
                code.append((Instruction(.getProperty, a: result, b: window, c: window + 1), site))
            case .object: code.append((Instruction(.makeObject, a: result), site))
            case .throwing(let value):
                load(value, into: window)
                code.append((Instruction(.throw_, a: window), site))
            }
        }
        let last = UInt16(max(0, steps.count - 1))
        code.append((Instruction(isMain ? .finish : .return_, a: last), site))
        builder.define(
            number, name: isMain ? "main" : "callback", unit: 0, parameterCount: 0, registerCount: steps.count + 8, code: code, handlers: []
        )
    }

    /// Runs the script with a context and returns the report and what was printed.
    func run(context: String? = "{}", _ change: (inout HostSettings) -> Void = { _ in }) throws -> (report: RunReport, output: String) {
        var settings = HostSettings()
        settings.context = try context.map { try RunContext(Array($0.utf8), file: "context.json") }
        var output = ""
        settings.print = { output += $0 }
        change(&settings)
        let report = ProgramDriver(Machine(try program()), Host(settings)).run()
        return (report, output)
    }
}
