/// What a value of a flow file may be.
indirect enum FlowShape: Sendable {
    /// A text.
    case text
    /// A number.
    case number
    /// A whole number of at least some size.
    case whole(atLeast: Int)
    /// True or false.
    case flag
    /// Any value.
    case any
    /// An object with any members.
    case object
    /// A list of one shape.
    case list(FlowShape)
    /// One of several texts.
    case choice([String])
    /// An object with known keys.
    case keys([FlowKey])
    /// An object all of whose members have one shape.
    case members(FlowShape)
    /// Any of several shapes.
    case either([FlowShape])

    /// How messages name it: what was expected.
    var name: String {
        switch self {
        case .text: "a text"
        case .number: "a number"
        case .whole(let least): least == 0 ? "a whole number" : "a whole number from \(least) on"
        case .flag: "true or false"
        case .any: "any value"
        case .object, .members: "an object"
        case .list(let shape): "a list" + (shape.plural.map { " of \($0)" } ?? "")
        case .choice(let names): names.count == 1 ? "'\(names[0])'" : "one of " + names.map { "'\($0)'" }.joined(separator: ", ")
        case .keys: "an object"
        case .either(let shapes): shapes.map(\.name).joined(separator: " or ")
        }
    }

    private var plural: String? {
        switch self {
        case .text: "texts"
        case .number: "numbers"
        case .object, .keys, .members: "objects"
        default: nil
        }
    }
}

/// A key of an object in a flow file: the reader, its messages and the JSON Schema all come from it.
struct FlowKey: Sendable {
    /// The key.
    var name: String
    /// What its value may be.
    var shape: FlowShape
    /// What it says: one sentence.
    var help: String
    /// Whether it has to be there.
    var isRequired = false

    init(_ name: String, _ shape: FlowShape, _ help: String, isRequired: Bool = false) {
        self.name = name
        self.shape = shape
        self.help = help
        self.isRequired = isRequired
    }
}
