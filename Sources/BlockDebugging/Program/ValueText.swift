import BackendlessUsers
import BlockHost
import BlockRuntime

/// Writes values on one line, cut short.
enum ValueText {
    /// A value as text: texts in quotes, the first items and properties of lists and objects.
    ///
    /// - Parameter limit: characters; what is beyond is replaced by `…`.
    static func line(_ value: HostValue, limit: Int = 160) -> String {
        var writer = Writer(limit: limit)
        writer.write(value, depth: 0)
        return writer.text
    }

    /// A text in double quotes, control characters and quotes escaped.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case "\"", "\\": result += "\\\(scalar)"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): result += "\\u{\(String(scalar.value, radix: 16))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// A value without the secrets that the names of its properties tell.
    static func withoutSecrets(_ value: HostValue, depth: Int = 0) -> HostValue {
        guard depth < 100 else { return .text("…") }
        switch value {
        case .list(let items): return .list(items.map { withoutSecrets($0, depth: depth + 1) })
        case .object(let object):
            return .object(
                HostObject(
                    object.properties.map { property in
                        let isSecret = Redaction.isSecret(property.name) && !property.value.isMissing
                        return HostProperty(
                            property.name, isSecret ? .text(Redaction.mark) : withoutSecrets(property.value, depth: depth + 1))
                    }))
        case .error(var error):
            error.code = error.code.map { withoutSecrets($0, depth: depth + 1) }
            return .error(error)
        default: return value
        }
    }

    private struct Writer {
        var text = ""
        let limit: Int

        mutating func write(_ value: HostValue, depth: Int) {
            guard text.count < limit else {
                if !text.hasSuffix("…") { text += "…" }
                return
            }
            switch value {
            case .text(let own):
                if own.hasPrefix("… ") || own == Redaction.mark {
                    text += own
                } else {
                    let room = max(limit - text.count, 8)
                    text += own.count <= room ? quoted(own) : String(quoted(String(own.prefix(room))).dropLast()) + "…\""
                }
            case .list(let items):
                text += "["
                for (offset, item) in items.enumerated() {
                    if offset > 0 { text += ", " }
                    write(item, depth: depth + 1)
                    if text.hasSuffix("…") { break }
                }
                text += "]"
            case .object(let object):
                text += "{"
                for (offset, property) in object.properties.enumerated() {
                    if offset > 0 { text += ", " }
                    text += "\(property.name): "
                    write(property.value, depth: depth + 1)
                    if text.hasSuffix("…") { break }
                }
                text += "}"
            case .error(let error):
                text += error.text
                if let code = error.code, !code.isMissing { text += " (code \(code.javaScriptText()))" }
            case .callback: text += "a callback"
            default: text += ConsoleText.inspect(value)
            }
        }
    }
}
