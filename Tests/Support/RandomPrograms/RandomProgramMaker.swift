import BlockRuntime

/// Makes random programs of all standard blocks.
///
/// Connections fit as Blockly checks them, and most values are of the kind that is wanted, so that a program does something
/// before it fails; now and then a variable or a block without a check carries anything. Loops and calls are bounded.
public struct RandomProgramMaker {
    /// What an input wants.
    enum Kind: CaseIterable {
        case number
        case text
        case boolean
        case list
        case colour
        case any
    }

    var generator: RandomGenerator
    /// The procedures that the program defines.
    var procedures: [(name: String, parameters: [String], gives: Bool)] = []
    /// Whether the statement being made stands in a loop.
    var isInLoop = false
    /// The kind of procedure that the statement being made stands in.
    var procedureGives: Bool?

    /// All variables; the first letter says what they usually hold.
    static let variableNames = [
        "n1", "n2", "n3", "t1", "t2", "l1", "l2", "l3", "b1", "c1", "x", "y", "i", "p", "q", "fuel", "calls", "shown", "subject",
    ]

    private init(seed: UInt64) { generator = RandomGenerator(seed: seed) }

    /// Makes the program of a seed; equal seeds give equal programs.
    public static func program(seed: UInt64) -> RandomProgram {
        var maker = RandomProgramMaker(seed: seed)
        return maker.program(seed: seed)
    }

    // MARK: Chance

    /// A number from 0 up to, without, a bound.
    mutating func below(_ bound: Int) -> Int { Int(generator.next() % UInt64(bound)) }

    /// True so many times in a hundred.
    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    mutating func pick<T>(_ choices: [T]) -> T { choices[below(choices.count)] }

    // MARK: The program

    private mutating func program(seed: UInt64) -> RandomProgram {
        for name in ["f", "Do It", "größe"].prefix(below(4)) {
            let parameters = (0..<below(4)).map { ["p", "q", "n1"][$0] }
            procedures.append((name, parameters, chance(60)))
        }
        var stacks: [RandomProgram.Stack] = []
        var first = RandomProgram.Stack(place: "x=\"\(below(90))\" y=\"-500\"", nodes: [])
        for name in RandomProgramMaker.variableNames.prefix(11) where !chance(2) {
            let kind = kind(of: name)
            first.nodes.append(.assignment(name, kind == .list ? listLiteral(depth: 1) : literal(kind)))
        }
        stacks.append(first)
        for _ in 0...below(2) {
            stacks.append(RandomProgram.Stack(place: place(), nodes: statements(5 + below(7), depth: 3)))
        }
        if chance(20) { stacks.append(RandomProgram.Stack(place: place(), nodes: [value(.any, depth: 2)])) }
        for procedure in procedures { stacks.append(RandomProgram.Stack(place: place(), nodes: [definition(of: procedure)])) }
        stacks.append(RandomProgram.Stack(place: "x=\"0\" y=\"-900\"", nodes: [.showDefinition]))
        let names = RandomProgramMaker.variableNames.prefix(14).filter { _ in chance(50) }
        stacks.append(RandomProgram.Stack(place: "x=\"5\" y=\"5000\"", nodes: names.map { .show(.variable($0)) }))
        return RandomProgram(seed: seed, stacks: stacks, declaresVariables: chance(50))
    }

    private mutating func place() -> String {
        switch below(6) {
        case 0: ""
        case 1: "y=\"\(below(400))\""
        case 2: "x=\"\(below(4000))\" y=\"\(below(40))\""
        default: "x=\"\(below(200))\" y=\"\(below(400))\""
        }
    }

    private mutating func definition(of procedure: (name: String, parameters: [String], gives: Bool)) -> ProgramNode {
        var node = ProgramNode(procedure.gives ? "procedures_defreturn" : "procedures_defnoreturn", [("NAME", procedure.name)])
        node.mutation = ">" + procedure.parameters.map { "<arg name=\"\($0)\"></arg>" }.joined()
        procedureGives = procedure.gives
        defer { procedureGives = nil }
        // Every call is counted, so that recursion ends.
        var guardNode = ProgramNode(
            "procedures_ifreturn", [], [("CONDITION", .compare(.variable("calls"), "GT", .number("15")))])
        guardNode.mutation = "value=\"\(procedure.gives ? 1 : 0)\">"
        node.statements = [("STACK", [.change("calls", by: "1"), guardNode] + statements(1 + below(4), depth: 2))]
        if procedure.gives && chance(90) { node.values = [("RETURN", value(.any, depth: 2))] }
        return node
    }

    /// What a variable of a name usually holds.
    func kind(of name: String) -> Kind {
        switch name.first {
        case "n", "i": .number
        case "t": .text
        case "l": .list
        case "b": .boolean
        case "c": .colour
        default: .any
        }
    }
}

extension ProgramNode {
    /// Calls the procedure that prints everything about a value.
    static func show(_ value: ProgramNode) -> ProgramNode {
        var node = ProgramNode("procedures_callnoreturn", [], [("ARG0", value)])
        node.mutation = "name=\"show\"><arg name=\"subject\"></arg>"
        return node
    }

    /// A procedure that prints a value and its items so that kinds, signs of zeros and stray items show.
    static var showDefinition: ProgramNode {
        func line(_ mark: String, _ name: String) -> ProgramNode {
            let sum = arithmetic(.variable(name), "ADD", .number("1"))
            let quotient = arithmetic(.number("1"), "DIVIDE", .variable(name))
            return .print(.join([.text(mark), .join([.variable(name)]), .text("|"), sum, .text("|"), quotient]))
        }
        var loop = ProgramNode("controls_forEach", [("VAR", "shown")], [("LIST", .variable("subject"))])
        loop.statements = [("DO", [line("- ", "shown")])]
        var node = ProgramNode("procedures_defnoreturn", [("NAME", "show")])
        node.mutation = "><arg name=\"subject\"></arg>"
        node.statements = [("STACK", [line("", "subject"), loop])]
        return node
    }
}
