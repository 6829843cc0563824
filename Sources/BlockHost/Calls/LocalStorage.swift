public import OrderedJSON

/// The browser's local storage: JSON texts by key.
public struct LocalStorage: Sendable {
    private var texts: [(key: String, text: String)] = []

    /// Makes a storage that holds values.
    public init(_ values: JSONObject = [:]) {
        texts = values.map { (key, value) in
            // Text that is not JSON came in as `{"$raw": text}`.
            if let raw = value["$raw"]?.stringValue, value.objectValue?.count == 1 { return (key, raw) }
            return (key, JSONWriter.text(value))
        }
    }

    /// The text of a key; nil when there is none. The text of undefined reads as none.
    public func text(_ key: String) -> String? {
        let text = texts.first { $0.key == key }?.text
        return text == "undefined" ? nil : text
    }

    /// Sets or removes the text of a key.
    public mutating func set(_ key: String, to text: String?) {
        let offset = texts.firstIndex { $0.key == key }
        switch (offset, text) {
        case (let offset?, let text?): texts[offset].text = text
        case (let offset?, nil): texts.remove(at: offset)
        case (nil, let text?): texts.append((key, text))
        case (nil, nil): break
        }
    }

    /// The values by key; text that is not JSON is `{"$raw": text}`.
    public var json: JSONObject {
        var values: JSONObject = [:]
        for (key, text) in texts { values[key] = (try? JSONParser.parse(text)) ?? ["$raw": .string(text)] }
        return values
    }
}
