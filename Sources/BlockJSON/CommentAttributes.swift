internal import BlockModel
internal import OrderedJSON

/// The attributes of comments, which the two formats name and write differently: `h="80"` and `"height": 80`.
enum CommentAttributes {
    private static let keys = ["h": "height", "w": "width"]
    private static let names = ["height": "h", "width": "w"]

    static func key(of name: String) -> String { keys[name] ?? name }

    static func attribute(_ key: String, _ value: PositionedJSON) -> MarkupAttribute {
        MarkupAttribute(names[key] ?? key, PlainValue.text(of: value, true: "true", false: "false"))
    }
}

/// Single values, which XML holds as text.
enum PlainValue {
    /// The text of a value, with the words for true and false. A list or object becomes its JSON, or nothing when it is nested too deep
    /// to be taken as a value (values are freed with recursion).
    static func text(of value: PositionedJSON, true yes: String, false no: String) -> String {
        switch value.kind {
        case .string: value.stringValue ?? ""
        case .bool: value.boolValue == true ? yes : no
        case .null: ""
        case .number: JSONWriter.text(value.value)
        case .array, .object: value.isNested(deeperThan: 64) ? "" : JSONWriter.text(value.value)
        }
    }

    /// The number that a text is, when JSON would write the number as the same text.
    static func number(_ text: String) -> JSONValue? {
        guard let first = text.utf8.first, first == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first),
            let number = Double(text), JSONWriter.text(.number(number)) == text
        else { return nil }
        return .number(number)
    }

    /// The value that a text most likely was: true, false, a number or the text.
    static func value(_ text: String) -> JSONValue {
        switch text {
        case "true": true
        case "false": false
        default: number(text) ?? .string(text)
        }
    }
}

extension PositionedJSON {
    /// Whether lists and objects are nested deeper in a value than a limit.
    func isNested(deeperThan limit: Int) -> Bool {
        var level = [self]
        for _ in 0...limit {
            level = level.flatMap { $0.elements ?? $0.members?.map(\.value) ?? [] }
            if level.isEmpty { return false }
        }
        return true
    }
}
