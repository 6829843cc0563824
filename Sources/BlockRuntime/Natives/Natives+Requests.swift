extension NativeFunction {
    /// The address of an HTTP request: `https://` is put in front of one without a scheme; an empty one is an error.
    ///
    /// - Source: Codeless, generated code of the HTTP request block.
    public static let requestURL = NativeFunction("request.url", 1) { heap, r, _ throws(Fault) in
        guard heap.isTruthy(r[0]) else { throw heap.error(.error, "Url must be specified.") }
        let text = try heap.text(r[0])
        let units = TextUnits(text.text)
        for scheme in ["http://", "https://"]
        where units.count >= scheme.utf16.count && zip(0..., scheme.utf16).allSatisfy({ units[$0] == $1 }) {
            return text
        }
        return try heap.concatenate(heap.makeText("https://").text, text.text)
    }

    /// The method of an HTTP request, when there is a function of that name; else a TypeError.
    public static let requestMethod = NativeFunction("request.method", 1) { heap, r, _ throws(Fault) in
        let name = TextUnits(try heap.text(r[0]).text).string
        guard ["get", "post", "put", "patch", "delete"].contains(name) else {
            throw heap.typeError("Backendless.Request[\"\(name)\"] is not a function")
        }
        return r[0]
    }
}
