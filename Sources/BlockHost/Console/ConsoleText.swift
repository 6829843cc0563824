public import BlockRuntime

/// Writes values the way node's `console.log` does.
///
/// - Source: Node.js 20, lib/internal/util/inspect.js: `formatValue`, `reduceToSingleString`, `groupArrayElements`.
/// - Ours: errors are shown without a stack, callbacks without a name.
public enum ConsoleText {
    /// A value as text: nested texts in quotes, two levels deep, lists of at most 100 items.
    ///
    /// - Parameters:
    ///   - zone: the zone of dates.
    ///   - resolve: gives the content of a shared object by its name.
    public static func inspect(
        _ value: HostValue, in zone: TimeZoneRules = .utc, resolve: @escaping (String) -> HostValue? = { _ in nil }
    ) -> String {
        var inspector = Inspector(zone: zone, resolve: resolve)
        return inspector.text(value, depth: 0)
    }
}

private struct Inspector {
    let zone: TimeZoneRules
    let resolve: (String) -> HostValue?
    /// Spaces before the lines of what is written now.
    var indentation = 0
    /// The depth of the object that was begun last.
    var currentDepth = 0
    /// The objects that are being written: their shared name, and the number by which something inside refers to them.
    var open: [(name: String?, number: Int?)] = []
    var circleCount = 0

    static let deepest = 2
    static let lineWidth = 80
    static let longestList = 100

    mutating func text(_ value: HostValue, depth: Int, name: String? = nil) -> String {
        switch value {
        case .undefined, .null, .boolean: return value.javaScriptText()
        case .number(let number): return number == 0 && number.sign == .minus ? "-0" : javaScriptText(number)
        case .text(let text): return quoted(text)
        case .date(let time): return DateText.isoString(time).map { String(decoding: $0, as: UTF8.self) } ?? "Invalid Date"
        case .regularExpression: return value.javaScriptText()
        case .callback: return "[Function (anonymous)]"
        case .cycle(let levels): return circle(open.count - levels)
        case .reference(let name):
            if let offset = open.lastIndex(where: { $0.name == name }) { return circle(offset) }
            guard let content = resolve(name) else { return "{}" }
            if case .reference = content { return "{}" }
            return text(content, depth: depth, name: name)
        case .error(let error): return text(error, depth: depth)
        case .list(let items):
            if items.isEmpty { return "[]" }
            if depth > Self.deepest { return "[Array]" }
            return group(depth, name, "[", "]", isList: true) { inspector in
                var entries: [String] = []
                for item in items.prefix(Self.longestList) { entries.append(inspector.entry(item, depth)) }
                if items.count > Self.longestList {
                    let count = items.count - Self.longestList
                    entries.append("... \(count) more item\(count == 1 ? "" : "s")")
                }
                return (entries, items.allSatisfy { if case .number = $0 { true } else { false } })
            }
        case .object(let object):
            if object.properties.isEmpty { return "{}" }
            if depth > Self.deepest { return "[Object]" }
            return group(depth, name, "{", "}", isList: false) { inspector in
                var entries: [String] = []
                for property in object.properties {
                    entries.append("\(inspector.key(property.name)): \(inspector.entry(property.value, depth))")
                }
                return (entries, false)
            }
        }
    }

    private mutating func text(_ error: HostError, depth: Int) -> String {
        let head = depth > 0 ? "[\(error.text)]" : error.text
        guard let code = error.code, code != .undefined else { return head }
        return "\(head) { code: \(text(code, depth: depth + 1)) }"
    }

    private mutating func entry(_ value: HostValue, _ depth: Int) -> String {
        indentation += 2
        defer { indentation -= 2 }
        return text(value, depth: depth + 1)
    }

    private mutating func circle(_ offset: Int) -> String {
        guard open.indices.contains(offset) else { return "[Circular]" }
        if open[offset].number == nil {
            circleCount += 1
            open[offset].number = circleCount
        }
        return "[Circular *\(open[offset].number ?? 0)]"
    }

    private mutating func group(
        _ depth: Int, _ name: String?, _ left: String, _ right: String, isList: Bool,
        _ body: (inout Inspector) -> (entries: [String], areNumbers: Bool)
    ) -> String {
        open.append((name, nil))
        currentDepth = depth
        let (written, areNumbers) = body(&self)
        let number = open.removeLast().number
        let lead = number.map { "<ref *\($0)> " } ?? ""
        var entries = written
        if isList, entries.count > 6 {
            entries = ListColumns.arrange(
                entries, indentation: indentation, lineWidth: Self.lineWidth, isPaddedLeft: areNumbers,
                hasRemark: entries.count > Self.longestList)
        }
        // Up to three levels share a line where they fit.
        if currentDepth - depth < 3, entries.count == written.count {
            let width = entries.reduce(entries.count + entries.count + indentation + 1 + lead.count + 10) { $0 + $1.count }
            let line = entries.joined(separator: ", ")
            if width <= Self.lineWidth, !line.contains("\n") { return "\(lead)\(left) \(line) \(right)" }
        }
        let margin = "\n" + String(repeating: " ", count: indentation)
        return "\(lead)\(left)\(margin)  \(entries.joined(separator: ",\(margin)  "))\(margin)\(right)"
    }

    private func key(_ name: String) -> String {
        let isIdentifier =
            !name.isEmpty
            && name.unicodeScalars.allSatisfy {
                $0 == "_" || ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
            }
            && !("0"..."9").contains(name.unicodeScalars.first ?? "0")
        return isIdentifier ? name : quoted(name)
    }

    /// A text in the quotes that need no escape: single, double, then back quotes.
    private func quoted(_ text: String) -> String {
        var quote: Character = "'"
        if text.contains("'") {
            if !text.contains("\"") { quote = "\"" } else if !text.contains("`"), !text.contains("${") { quote = "`" }
        }
        var result = String(quote)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case "\u{8}": result += "\\b"
            case "\u{C}": result += "\\f"
            case "\u{B}": result += "\\v"
            case "\\": result += "\\\\"
            case "'" where quote == "'": result += "\\'"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result += "\\x" + (digits.count < 2 ? "0" : "") + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        result.append(quote)
        return result
    }
}
