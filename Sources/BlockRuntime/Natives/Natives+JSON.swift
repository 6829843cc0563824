extension NativeFunction {
    /// `JSON.parse(text)`.
    public static let jsonParse = NativeFunction("json.parse", 1) { heap, r, _ throws(Fault) in
        var reader = JSONReader(try heap.text(r[0]).text, heap: heap)
        return try reader.read()
    }

    /// `JSON.parse(text)`, null where the text is null or no JSON: how Codeless reads the local storage.
    public static let jsonParseOrNull = NativeFunction("json.parseOrNull", 1) { heap, r, _ throws(Fault) in
        if r[0].isNullOrUndefined { return .null }
        var reader = JSONReader(try heap.text(r[0]).text, heap: heap)
        do throws(Fault) {
            return try reader.read()
        } catch .thrown {
            return .null
        }
    }

    /// `JSON.stringify(value)`.
    public static let jsonStringify = NativeFunction("json.stringify", 1) { heap, r, _ throws(Fault) in
        try JSONTextWriter.text(of: r[0], in: heap) ?? .undefined
    }
}
