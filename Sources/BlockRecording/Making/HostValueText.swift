import BackendlessUsers
import BlockHost
import BlockRuntime

/// Writes what a host is asked and what it answers the way recordings show lists and objects: `{name: "Ann", tags: [1, 2]}`.
struct HostValueText {
    /// Whether the value of a property of a name is hidden.
    let hides: (String) -> Bool
    /// Takes the texts that were hidden.
    let hid: (String) -> Void
    private(set) var text = ""

    private static let longest = 4_000
    private static let longestInnerText = 400
    private static let deepest = 20
    private static let mostItems = 100

    init(hides: @escaping (String) -> Bool, hid: @escaping (String) -> Void) {
        self.hides = hides
        self.hid = hid
    }

    mutating func write(_ properties: [HostProperty], depth: Int = 0) {
        guard depth < Self.deepest else { return text += "{…}" }
        text += "{"
        var isFirst = true
        for (offset, property) in properties.enumerated() {
            if !isFirst { text += ", " }
            isFirst = false
            if text.utf8.count > Self.longest || offset == Self.mostItems {
                text += "… \(properties.count - offset) more"
                break
            }
            text += property.name + ": "
            if hides(property.name), !property.value.isMissing {
                text += Redaction.mark
                if case .text(let secret) = property.value { hid(secret) }
            } else {
                write(property.value, depth: depth + 1)
            }
        }
        text += "}"
    }

    mutating func write(_ value: HostValue, depth: Int = 0) {
        switch value {
        case .text(let string):
            let isCut = string.utf8.count > Self.longestInnerText
            text += "\"\(isCut ? String(string.prefix(Self.longestInnerText)) + "…" : string)\""
        case .list(let items): write(items, depth: depth)
        case .object(let object): write(object.properties, depth: depth)
        case .date(let time): text += DateText.isoString(time).map { String(decoding: $0, as: UTF8.self) } ?? "Invalid Date"
        case .error(let error):
            text += error.text
            if let code = error.code, !code.isMissing { write([HostProperty("code", code)], depth: depth) }
        case .reference(let name): text += name
        case .cycle: text += "…"
        case .callback: text += "function"
        case .undefined, .null, .boolean, .number, .regularExpression: text += value.javaScriptText()
        }
    }

    private mutating func write(_ items: [HostValue], depth: Int) {
        guard depth < Self.deepest else { return text += "[…]" }
        text += "["
        for (offset, item) in items.enumerated() {
            if offset > 0 { text += ", " }
            if text.utf8.count > Self.longest || offset == Self.mostItems {
                text += "… \(items.count - offset) more"
                break
            }
            write(item, depth: depth + 1)
        }
        text += "]"
    }
}
