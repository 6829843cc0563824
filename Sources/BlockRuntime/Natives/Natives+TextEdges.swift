extension NativeFunction {
    /// `text.trim()`.
    public static let textTrim = NativeFunction("text.trim", 1) { heap, r, _ throws(Fault) in
        try heap.trim(r[0], start: true, end: true, method: "trim")
    }

    /// `text.trimStart()`, which Blockly writes as a replacement.
    public static let textTrimStart = NativeFunction("text.trimStart", 1) { heap, r, _ throws(Fault) in
        try heap.trim(r[0], start: true, end: false, method: "replace")
    }

    /// `text.trimEnd()`, which Blockly writes as a replacement.
    public static let textTrimEnd = NativeFunction("text.trimEnd", 1) { heap, r, _ throws(Fault) in
        try heap.trim(r[0], start: false, end: true, method: "replace")
    }
}

extension Heap {
    fileprivate func trim(_ value: Value, start trimsStart: Bool, end trimsEnd: Bool, method: String) throws(Fault) -> Value {
        guard value.isText else { throw notAFunction(value, method) }
        let units = TextUnits(value.text)
        var start = 0
        var end = units.count
        while trimsStart && start < end && isWhiteSpace(units[start]) { start += 1 }
        while trimsEnd && end > start && isWhiteSpace(units[end - 1]) { end -= 1 }
        return try slice(value.text, from: start, to: end)
    }
}
