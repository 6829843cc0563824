extension NativeFunction {
    /// Fails where a value has no properties at all: what naming a method of it does, before any argument is computed.
    public static let requirePresent = NativeFunction("requirePresent", 2) { heap, r, _ throws(Fault) in
        if r[0].isNullOrUndefined { throw heap.notAFunction(r[0], TextUnits(try heap.text(r[1]).text).string) }
        return r[0]
    }

    /// `subject.slice(start, end)` of a text or list; an undefined end is the end.
    public static let slice = NativeFunction("slice", 3) { heap, r, _ throws(Fault) in
        let (subject, start, end) = (r[0], r[1], r[2])
        let count = try heap.sliceableCount(subject)
        let from = relativeOffset(try heap.number(start), count: count)
        let to = end.isUndefined ? count : relativeOffset(try heap.number(end), count: count)
        if subject.isText { return try heap.slice(subject.text, from: from, to: to) }
        return Value(try heap.makeList(copying: subject.list, from: from, to: to))
    }

    /// `subject.slice(start)[0]` of a text or list.
    public static let firstOfSlice = NativeFunction("slice.first", 2) { heap, r, _ throws(Fault) in
        let offset = relativeOffset(try heap.number(r[1]), count: try heap.sliceableCount(r[0]))
        return try heap.get(r[0], Value(offset))
    }

    /// `text.charAt(offset)`.
    public static let charAt = NativeFunction("text.charAt", 2) { heap, r, _ throws(Fault) in
        guard r[0].isText else { throw heap.notAFunction(r[0], "charAt") }
        return try heap.unit(of: r[0].text, at: toIntegerOrInfinity(try heap.number(r[1])))
    }

    /// `text.slice(start).charAt(0)`.
    public static let charAtSlice = NativeFunction("text.charAtSlice", 2) { heap, r, _ throws(Fault) in
        guard r[0].isText else { throw heap.notAFunction(r[0], r[0].isList ? "slice(...).charAt" : "slice") }
        let offset = relativeOffset(try heap.number(r[1]), count: Int(r[0].text.pointee.count))
        return try heap.unit(of: r[0].text, at: Double(offset))
    }

    /// `Math.floor(Math.random() * subject.length)`: one random number.
    public static let randomOffset = NativeFunction("randomOffset", 1) { heap, r, _ throws(Fault) in
        let length = try heap.number(heap.length(r[0]))
        return Value((heap.extras.random.nextUnit() * length).rounded(.down))
    }
}

extension Heap {
    /// The number of units or items of what has a `slice` method.
    fileprivate func sliceableCount(_ subject: Value) throws(Fault) -> Int {
        if subject.isText { return Int(subject.text.pointee.count) }
        if subject.isList { return Int(subject.list.pointee.count) }
        throw notAFunction(subject, "slice")
    }

    /// The unit at a whole offset as a text, empty outside.
    fileprivate func unit(of text: UnsafeMutablePointer<TextObject>, at offset: Double) throws(Fault) -> Value {
        guard offset >= 0 && offset < Double(text.pointee.count) else { return StaticTexts.empty }
        return try makeText(unit: TextUnits(text)[toInt(clamping: offset)])
    }
}
