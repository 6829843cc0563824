extension NativeFunction {
    /// `String(value)`.
    public static let toText = NativeFunction("text.of", 1) { heap, r, _ throws(Fault) in try heap.text(r[0]) }

    /// `Number(value)`.
    public static let toNumber = NativeFunction("number.of", 1) { heap, r, _ throws(Fault) in Value(try heap.number(r[0])) }

    /// `left === right`.
    public static let isStrictlyEqual = NativeFunction("same", 2) { heap, r, _ throws(Fault) in Value(heap.isStrictlyEqual(r[0], r[1])) }

    /// `[a, b, ...].join('')`: undefined and null are empty.
    public static let joinAll = NativeFunction("text.joinAll", nil) { heap, r, count throws(Fault) in
        var builder = TextBuilder()
        for offset in 0..<count where !r[offset].isNullOrUndefined {
            let units = TextUnits(try heap.text(r[offset]).text)
            try builder.check(in: heap, adding: units.count)
            builder.append(units)
        }
        return try builder.text(in: heap)
    }
}
