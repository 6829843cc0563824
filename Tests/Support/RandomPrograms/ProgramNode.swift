/// A block of a random program, before it is written as XML.
struct ProgramNode: Sendable {
    var type: String
    /// The inner text of the `<mutation>` tag: attributes, `>` and children; empty for none.
    var mutation = ""
    var fields: [(name: String, text: String)] = []
    var values: [(name: String, node: ProgramNode)] = []
    var statements: [(name: String, nodes: [ProgramNode])] = []
    var isDisabled = false
    /// Whether it is written as a shadow; only a block that holds no others is.
    var isShadow = false
    /// A shadow beside it in its input, which has no effect.
    var shadow: [ProgramNode] = []
    /// Things that have no effect on a program: collapsing, comments, `<data>`.
    var decoration = Decoration.none

    /// What a file may say of a block without changing what it does.
    enum Decoration: Int, CaseIterable, Sendable {
        case none
        case collapsed
        case comment
        case data
        case valuesFirst
        case legacyFields
    }

    init(_ type: String, _ fields: [(name: String, text: String)] = [], _ values: [(name: String, node: ProgramNode)] = []) {
        self.type = type
        self.fields = fields
        self.values = values
    }

    static func number(_ text: String) -> ProgramNode { ProgramNode("math_number", [("NUM", text)]) }
    static func text(_ text: String) -> ProgramNode { ProgramNode("text", [("TEXT", text)]) }
    static func variable(_ name: String) -> ProgramNode { ProgramNode("variables_get", [("VAR", name)]) }

    static func assignment(_ name: String, _ value: ProgramNode) -> ProgramNode {
        ProgramNode("variables_set", [("VAR", name)], [("VALUE", value)])
    }

    static func change(_ name: String, by number: String) -> ProgramNode {
        ProgramNode("math_change", [("VAR", name)], [("DELTA", .number(number))])
    }

    static func compare(_ left: ProgramNode, _ operation: String, _ right: ProgramNode) -> ProgramNode {
        ProgramNode("logic_compare", [("OP", operation)], [("A", left), ("B", right)])
    }

    static func arithmetic(_ left: ProgramNode, _ operation: String, _ right: ProgramNode) -> ProgramNode {
        ProgramNode("math_arithmetic", [("OP", operation)], [("A", left), ("B", right)])
    }

    static func join(_ parts: [ProgramNode]) -> ProgramNode {
        var node = ProgramNode("text_join", [], parts.enumerated().map { ("ADD\($0.offset)", $0.element) })
        node.mutation = "items=\"\(parts.count)\">"
        return node
    }

    static func print(_ value: ProgramNode) -> ProgramNode { ProgramNode("text_print", [], [("TEXT", value)]) }

    static func condition(_ test: ProgramNode, _ body: [ProgramNode]) -> ProgramNode {
        var node = ProgramNode("controls_if", [], [("IF0", test)])
        node.statements = [("DO0", body)]
        return node
    }
}
