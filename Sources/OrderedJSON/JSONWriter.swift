/// Writes JSON as JavaScript's `JSON.stringify` does.
public enum JSONWriter {
    /// How the text is laid out.
    public enum Layout: Sendable {
        /// Without any space.
        case compact
        /// One item or member a line, indented by two spaces a level.
        case pretty
    }

    /// Writes a value as text.
    public static func text(_ value: JSONValue, _ layout: Layout = .compact) -> String {
        String(decoding: bytes(value, layout), as: UTF8.self)
    }

    /// Writes a value as UTF-8 bytes.
    public static func bytes(_ value: JSONValue, _ layout: Layout = .compact) -> [UInt8] {
        var output: [UInt8] = []
        write(value, layout, into: &output)
        return output
    }

    /// A list or object that is being written, and how far.
    private enum Frame {
        case array([JSONValue], next: Int)
        case object(JSONObject, next: Int)
    }

    /// Appends a value to bytes, without recursion.
    public static func write(_ value: JSONValue, _ layout: Layout = .compact, into output: inout [UInt8]) {
        var frames: [Frame] = []
        func newLine() {
            guard layout == .pretty else { return }
            output.append(0x0A)
            output.append(contentsOf: repeatElement(0x20, count: frames.count * 2))
        }
        func begin(_ value: JSONValue) {
            switch value {
            case .array(let items) where !items.isEmpty:
                output.append(UInt8(ascii: "["))
                frames.append(.array(items, next: 0))
            case .object(let object) where !object.isEmpty:
                output.append(UInt8(ascii: "{"))
                frames.append(.object(object, next: 0))
            default: writeScalar(value, into: &output)
            }
        }
        begin(value)
        while let frame = frames.popLast() {
            switch frame {
            case .array(let items, let next) where next < items.count:
                frames.append(.array(items, next: next + 1))
                if next > 0 { output.append(UInt8(ascii: ",")) }
                newLine()
                begin(items[next])
            case .object(let object, let next) where next < object.count:
                frames.append(.object(object, next: next + 1))
                if next > 0 { output.append(UInt8(ascii: ",")) }
                newLine()
                let (key, value) = object[next]
                writeString(key, into: &output)
                output.append(UInt8(ascii: ":"))
                if layout == .pretty { output.append(0x20) }
                begin(value)
            case .array:
                newLine()
                output.append(UInt8(ascii: "]"))
            case .object:
                newLine()
                output.append(UInt8(ascii: "}"))
            }
        }
    }

    private static func writeScalar(_ value: JSONValue, into output: inout [UInt8]) {
        switch value {
        case .null: output.append(contentsOf: "null".utf8)
        case .bool(let value): output.append(contentsOf: value ? "true".utf8 : "false".utf8)
        case .number(let value): JSONNumber.write(value, into: &output)
        case .string(let value): writeString(value, into: &output)
        case .array: output.append(contentsOf: "[]".utf8)
        case .object: output.append(contentsOf: "{}".utf8)
        }
    }

    /// Appends a text in quotes, with the escapes that JavaScript writes.
    public static func writeString(_ text: String, into output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { bytes in
            var written = 0
            for offset in bytes.indices {
                let byte = bytes[offset]
                guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
                output.append(contentsOf: bytes[written..<offset])
                written = offset + 1
                output.append(UInt8(ascii: "\\"))
                switch byte {
                case 0x08: output.append(UInt8(ascii: "b"))
                case 0x09: output.append(UInt8(ascii: "t"))
                case 0x0A: output.append(UInt8(ascii: "n"))
                case 0x0C: output.append(UInt8(ascii: "f"))
                case 0x0D: output.append(UInt8(ascii: "r"))
                case 0..<0x20:
                    output.append(contentsOf: "u00".utf8)
                    output.append(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
                    output.append(hexDigits[Int(byte & 15)])
                default: output.append(byte)
                }
            }
            output.append(contentsOf: bytes[written...])
        }
        output.append(UInt8(ascii: "\""))
    }

    private static let hexDigits = Array("0123456789abcdef".utf8)
}
