/// What a block shows: labels, and between them the places of its fields and inputs.
///
/// Written as Blockly's messages are, with names instead of numbers: `repeat %TIMES times` and, after a line feed, what
/// Blockly has in its next message: `do %DO`.
///
/// - Source: Blockly, core/block.ts, `interpolate` and `jsonInit`.
public struct BlockMessage: Sendable, Hashable, ExpressibleByStringLiteral {
    /// One part of a message.
    public enum Part: Sendable, Hashable {
        /// Words.
        case label(String)
        /// The place of the field or input of a name.
        case slot(String)
        /// The end of one of Blockly's messages: words before it that no input follows stand in a row without an input.
        case end
    }

    /// The parts in the order of the screen.
    public private(set) var parts: [Part] = []

    /// Reads a message.
    public init(_ text: String) { append(text) }

    /// Reads a message.
    public init(stringLiteral text: String) { append(text) }

    /// Reads a message and puts it behind this one.
    public mutating func append(_ text: String) {
        var word: [UInt8] = []
        var bytes = Array(text.utf8)[...]
        while let byte = bytes.popFirst() {
            switch byte {
            case UInt8(ascii: "\n"):
                append(label: word)
                word = []
                parts.append(.end)
            case UInt8(ascii: "%"):
                let name = bytes.prefix { Self.isNameByte($0) }
                guard !name.isEmpty else {
                    word.append(byte)
                    continue
                }
                append(label: word)
                word = []
                bytes = bytes[name.endIndex...]
                append(slot: String(decoding: name, as: UTF8.self))
            default: word.append(byte)
            }
        }
        append(label: word)
    }

    /// Adds words as they are: nothing in them stands for a field or an input.
    public mutating func append(label: String) { append(label: Array(label.utf8)) }

    /// Adds the place of the field or input of a name.
    public mutating func append(slot name: String) { parts.append(.slot(name)) }

    /// Ends one of Blockly's messages.
    public mutating func appendEnd() { parts.append(.end) }

    private mutating func append(label bytes: [UInt8]) {
        guard let first = bytes.firstIndex(where: { $0 != 0x20 }), let last = bytes.lastIndex(where: { $0 != 0x20 }) else { return }
        parts.append(.label(String(decoding: bytes[first...last], as: UTF8.self)))
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
