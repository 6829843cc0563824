public import BlockModel
public import OrderedJSON

/// A value of a flow file that knows where it was written.
public struct FlowNode: Sendable {
    /// What a value is.
    public enum Content: Sendable {
        /// Null, true or false, a number or a text.
        case scalar(JSONValue)
        /// A list.
        case list([FlowNode])
        /// An object: its members in the order of the file.
        case object([Member])
    }

    /// A member of an object.
    public struct Member: Sendable {
        /// The name.
        public var key: String
        /// Where the name stands.
        public var keyPosition: SourcePosition
        /// The value.
        public var value: FlowNode
    }

    /// What it is.
    public var content: Content
    /// Where it starts.
    public var position: SourcePosition

    /// The members of an object, none of another value.
    public var members: [Member] {
        if case .object(let members) = content { return members }
        return []
    }

    /// The items of a list, none of another value.
    public var items: [FlowNode] {
        if case .list(let items) = content { return items }
        return []
    }

    /// The text of a text.
    public var text: String? {
        if case .scalar(.string(let text)) = content { return text }
        return nil
    }

    /// The number of a number.
    public var number: Double? {
        if case .scalar(.number(let number)) = content { return number }
        return nil
    }

    /// The flag of true or false.
    public var flag: Bool? {
        if case .scalar(.bool(let flag)) = content { return flag }
        return nil
    }

    /// Whether it is null.
    public var isNull: Bool {
        if case .scalar(.null) = content { return true }
        return false
    }

    /// The value of a member.
    public subscript(key: String) -> FlowNode? { members.first { $0.key == key }?.value }

    /// The value without places.
    public var json: JSONValue {
        switch content {
        case .scalar(let value): value
        case .list(let items): .array(items.map(\.json))
        case .object(let members): .object(JSONObject(members.map { ($0.key, $0.value.json) }))
        }
    }

    /// What kind of value this is, as messages name it.
    public var kindName: String {
        switch content {
        case .scalar(let value): value.kindName
        case .list: "list"
        case .object: "object"
        }
    }
}

extension FlowNode {
    /// The value as JSON in which every part starts a line of its own, and the place in the flow file of each line.
    ///
    /// The readers of contexts and fixtures name places in the JSON that they read; its lines lead back to the flow file.
    func positionedText() -> (bytes: [UInt8], places: [SourcePosition]) {
        var bytes: [UInt8] = []
        var places: [SourcePosition] = []
        write(&bytes, &places)
        return (bytes, places)
    }

    private func write(_ bytes: inout [UInt8], _ places: inout [SourcePosition]) {
        func line(_ place: SourcePosition, _ places: inout [SourcePosition], _ bytes: inout [UInt8]) {
            if !places.isEmpty { bytes.append(0x0A) }
            places.append(place)
        }
        line(position, &places, &bytes)
        switch content {
        case .scalar(let value): JSONWriter.write(value, into: &bytes)
        case .list(let items):
            bytes.append(UInt8(ascii: "["))
            for (offset, item) in items.enumerated() {
                if offset > 0 { bytes.append(UInt8(ascii: ",")) }
                item.write(&bytes, &places)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (offset, member) in members.enumerated() {
                if offset > 0 { bytes.append(UInt8(ascii: ",")) }
                line(member.keyPosition, &places, &bytes)
                JSONWriter.writeString(member.key, into: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.write(&bytes, &places)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }
}
