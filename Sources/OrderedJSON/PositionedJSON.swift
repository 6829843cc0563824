/// A value of a JSON text that knows where it was written.
///
/// It is a view into the parsed text: copying it is cheap, and texts are decoded when they are asked for, so keep what is asked for often.
/// A text of any depth is walked and freed without recursion.
public struct PositionedJSON: Sendable {
    /// What a value is.
    public enum Kind: Sendable {
        /// One of JSON's six kinds of value.
        case null, bool, number, string, array, object
    }

    /// A member of an object: its name, where the name stands, and its value.
    public struct Member: Sendable {
        /// The name.
        public let key: String
        /// Where the opening quote of the name stands.
        public let keyPosition: JSONPosition
        /// The value.
        public let value: PositionedJSON
    }

    let tape: JSONTape
    let node: Int

    /// The name of the file, as the caller of the parser gave it.
    public var file: String? { tape.file }

    /// Where the first byte of the value stands.
    public var position: JSONPosition { tape.position(of: node) }

    /// What the value is.
    public var kind: Kind {
        switch tape.nodes[node].kind {
        case .null: .null
        case .false, .true: .bool
        case .number: .number
        case .string, .escapedString: .string
        case .array: .array
        case .object: .object
        }
    }

    /// What kind of value this is, as messages name it: `text`, `number`, `true or false`, `list`, `object` or `null`.
    public var kindName: String {
        switch kind {
        case .null: "null"
        case .bool: "true or false"
        case .number: "number"
        case .string: "text"
        case .array: "list"
        case .object: "object"
        }
    }

    /// The value with everything in it, without places.
    public var value: JSONValue { tape.value(of: node) }

    /// Whether this is `null`.
    public var isNull: Bool { tape.nodes[node].kind == .null }

    /// The boolean, when this is one.
    public var boolValue: Bool? { kind == .bool ? tape.nodes[node].kind == .true : nil }

    /// The number, when this is one.
    public var doubleValue: Double? { kind == .number ? Double(bitPattern: tape.nodes[node].payload) : nil }

    /// The number as an integer, when this is a number without a fraction that an `Int64` holds.
    public var integerValue: Int64? { doubleValue.flatMap { Int64(exactly: $0) } }

    /// The text, when this is one.
    public var stringValue: String? { kind == .string ? tape.text(of: node) : nil }

    /// The number of items or members; 0 for other values.
    public var count: Int { kind == .array || kind == .object ? tape.count(of: node) : 0 }

    /// The items, when this is a list.
    public var elements: [PositionedJSON]? {
        guard kind == .array else { return nil }
        var elements: [PositionedJSON] = []
        elements.reserveCapacity(count)
        var next = node + 1
        while next < tape.end(of: node) {
            elements.append(PositionedJSON(tape: tape, node: next))
            next = tape.end(of: next)
        }
        return elements
    }

    /// The members as they are written, doubles included, when this is an object.
    public var members: [Member]? {
        guard kind == .object else { return nil }
        var members: [Member] = []
        members.reserveCapacity(count)
        var next = node + 1
        while next < tape.end(of: node) {
            let value = PositionedJSON(tape: tape, node: next + 1)
            members.append(Member(key: tape.text(of: next), keyPosition: tape.position(of: next), value: value))
            next = tape.end(of: next + 1)
        }
        return members
    }

    /// The member with a name, the last when there are several. O(n) in the number of members.
    public subscript(key: String) -> PositionedJSON? {
        members?.last { $0.key == key }?.value
    }
}
