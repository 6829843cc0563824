import BlockCompiler
import BlockLibrary

/// Makes a program of bytes: each byte is a choice among blocks, fields and connections, so that small changes of the input are small
/// changes of the program. Any block may be where it does not fit; what the checker refuses ends there.
struct ProgramMaker {
    private let bytes: [UInt8]
    private var offset = 0
    private var blockCount = 0

    private static let definitions = Catalog.builtIn.definitions
    private static let values = definitions.filter { if case .value = $0.shape { true } else { false } }
    private static let statements = definitions.filter {
        switch $0.shape {
        case .statement, .valueOrStatement, .lastStatement: true
        default: false
        }
    }
    private static let names = ["a", "b", "l", "o", "i", "error"]
    private static let texts = [
        "", "a", "0", "-1", "1e308", "NaN", "length", "__proto__", "a.b.c", "\u{1F600}", "größe", "^(a+)+$", "2020-02-30",
        "[1,{\"a\":null}]", "${x}",
    ]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The program as a file.
    mutating func xml() -> String {
        var text = "<xml>"
        if choose(2) == 1 { text += "<variables><variable id=\"a\">a</variable><variable id=\"l\">l</variable></variables>" }
        repeat { text += stack(depth: 0) } while offset < bytes.count && blockCount < 300
        return text + "</xml>"
    }

    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\n", "\t": result.unicodeScalars.append(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: result += "?"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private mutating func next() -> Int {
        guard offset < bytes.count else { return 0 }
        defer { offset += 1 }
        return Int(bytes[offset])
    }

    private mutating func choose(_ count: Int) -> Int {
        count > 256 ? (next() << 8 | next()) % count : next() % count
    }

    private mutating func stack(depth: Int) -> String {
        let definition = Self.statements[choose(Self.statements.count)]
        var rest = ""
        if offset < bytes.count, blockCount < 300, choose(3) > 0, depth < 60 {
            let following = stack(depth: depth + 1)
            rest = "<next>\(following)</next>"
        }
        return block(definition, depth: depth, rest: rest)
    }

    private mutating func value(depth: Int) -> String {
        if depth > 12 || offset >= bytes.count || blockCount > 300 {
            return "<block type=\"math_number\"><field name=\"NUM\">\(next())</field></block>"
        }
        switch choose(4) {
        case 0: return "<block type=\"variables_get\"><field name=\"VAR\">\(Self.names[choose(Self.names.count)])</field></block>"
        case 1: return "<block type=\"text\"><field name=\"TEXT\">\(Self.escaped(text()))</field></block>"
        default: return block(Self.values[choose(Self.values.count)], depth: depth, rest: "")
        }
    }

    private mutating func text() -> String { Self.texts[choose(Self.texts.count)] }

    private mutating func block(_ definition: BlockDefinition, depth: Int, rest: String) -> String {
        blockCount += 1
        var text = "<block type=\"\(definition.type)\(definition.pattern == nil ? "" : "x")\">"
        let count = choose(4)
        text +=
            "<mutation items=\"\(count)\" elseif=\"\(count / 2)\" else=\"\(count % 2)\" at=\"\(count % 2 == 0)\" at1=\"true\" at2=\"true\" "
        text += "statement=\"\(count % 2 == 0)\" mode=\"SPLIT\" name=\"f\" divisor_input=\"true\" value=\"1\"><arg name=\"a\"/></mutation>"
        for field in definition.fields {
            let content: String
            switch field.kind {
            case .options(let options): content = options.isEmpty ? "" : options[choose(options.count)].value
            case .variable: content = Self.names[choose(Self.names.count)]
            case .checkbox: content = choose(2) == 0 ? "TRUE" : "FALSE"
            case .number: content = "\(next() - 100)"
            default: content = self.text()
            }
            text += "<field name=\"\(field.name)\">\(Self.escaped(content))</field>"
        }
        for input in definition.inputs where choose(8) > 0 {
            for number in 0..<(input.count == nil ? 1 : count) {
                let name = input.count == nil ? input.name : "\(input.name)\(number)"
                if input.kind == .value {
                    text += "<value name=\"\(name)\">\(value(depth: depth + 1))</value>"
                } else if depth < 12, offset < bytes.count, blockCount < 300 {
                    text += "<statement name=\"\(name)\">\(stack(depth: depth + 1))</statement>"
                }
            }
        }
        return text + rest + "</block>"
    }
}
