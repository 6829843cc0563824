extension NativeFunction {
    /// `text.toUpperCase()`.
    public static let textUpperCase = NativeFunction("text.upper", 1) { heap, r, _ throws(Fault) in
        guard r[0].isText else { throw heap.notAFunction(r[0], "toUpperCase") }
        let units = TextUnits(r[0].text)
        if !units.isWide {
            var isDone = true
            let result = try heap.makeNarrowText(count: units.count) { isDone = writeUpperCase(units.narrow, into: $0) }
            if isDone { return result }
        }
        try heap.checkWorkingMemory(byteCount: 8 * units.count)
        return try heap.makeText(units: units.array.withUnsafeBufferPointer(upperCased))
    }

    /// `text.toLowerCase()`.
    public static let textLowerCase = NativeFunction("text.lower", 1) { heap, r, _ throws(Fault) in
        guard r[0].isText else { throw heap.notAFunction(r[0], "toLowerCase") }
        return try heap.lowerCased(r[0].text)
    }

    /// The text with every word's first unit in upper case and the rest in lower case; words are runs of what is no white space.
    ///
    /// - Source: Blockly, generators/javascript/text.ts, `textToTitleCase`.
    public static let textTitleCase = NativeFunction("text.title", 1) { heap, r, _ throws(Fault) in
        guard r[0].isText else { throw heap.notAFunction(r[0], "replace") }
        try heap.checkWorkingMemory(byteCount: 8 * Int(r[0].text.pointee.count))
        let units = TextUnits(r[0].text).array
        var result: [UInt16] = []
        result.reserveCapacity(units.count)
        units.withUnsafeBufferPointer { units in
            var start = 0
            while start < units.count {
                if isWhiteSpace(units[start]) {
                    result.append(units[start])
                    start += 1
                    continue
                }
                var end = start + 1
                while end < units.count && !isWhiteSpace(units[end]) { end += 1 }
                // Each part is converted by itself, as JavaScript does: half of a surrogate pair stays as it is.
                result += upperCased(UnsafeBufferPointer(rebasing: units[start..<start + 1]))
                result += lowerCased(UnsafeBufferPointer(rebasing: units[start + 1..<end]))
                start = end
            }
        }
        return try heap.makeText(units: result)
    }
}

extension Heap {
    /// A text in lower case.
    func lowerCased(_ text: UnsafeMutablePointer<TextObject>) throws(Fault) -> Value {
        let units = TextUnits(text)
        if units.isWide { try checkWorkingMemory(byteCount: 8 * units.count) }
        if units.isWide { return try makeText(units: units.array.withUnsafeBufferPointer(BlockRuntime.lowerCased)) }
        return try makeNarrowText(count: units.count) { writeLowerCase(units.narrow, into: $0) }
    }
}
