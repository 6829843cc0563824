public import OrderedJSON

/// The browser's local storage: JSON texts by key.
public struct LocalStorage: Sendable {
    /// In the order in which keys were set first; a removed key leaves a hole until holes outnumber texts.
    private var texts: [(key: String, text: String)?] = []
    private var offsets: [String: Int] = [:]

    /// Makes a storage that holds values.
    public init(_ values: JSONObject = [:]) {
        for (key, value) in values {
            // Text that is not JSON came in as `{"$raw": text}`.
            let raw = value.objectValue?.count == 1 ? value["$raw"]?.stringValue : nil
            set(key, to: raw ?? JSONWriter.text(value))
        }
    }

    /// The text of a key; nil when there is none. The text of undefined reads as none.
    public func text(_ key: String) -> String? {
        let text = offsets[key].flatMap { texts[$0]?.text }
        return text == "undefined" ? nil : text
    }

    /// Sets or removes the text of a key.
    ///
    /// - Returns: about how many bytes more are kept than before.
    @discardableResult
    public mutating func set(_ key: String, to text: String?) -> Int {
        let offset = offsets[key]
        let old = offset.flatMap { texts[$0]?.text }
        switch (offset, text) {
        case (let offset?, let text?): texts[offset] = (key, text)
        case (let offset?, nil):
            texts[offset] = nil
            offsets[key] = nil
            if offsets.count < texts.count / 2 { closeHoles() }
        case (nil, let text?):
            offsets[key] = texts.count
            texts.append((key, text))
        case (nil, nil): break
        }
        return (text.map { byteCount(key, $0) } ?? 0) - (old.map { byteCount(key, $0) } ?? 0)
    }

    private mutating func closeHoles() {
        texts.removeAll { $0 == nil }
        for (offset, text) in texts.enumerated() { if let text { offsets[text.key] = offset } }
    }

    private func byteCount(_ key: String, _ text: String) -> Int { 96 + key.utf8.count + text.utf8.count }

    /// The values by key; text that is not JSON is `{"$raw": text}`.
    public var json: JSONObject {
        var values: JSONObject = [:]
        for case let (key, text)? in texts { values[key] = (try? JSONParser.parse(text)) ?? ["$raw": .string(text)] }
        return values
    }
}
