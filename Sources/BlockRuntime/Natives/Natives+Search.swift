extension NativeFunction {
    /// `subject.indexOf(item)` of a text or list: a 0-based offset, -1 where there is none.
    public static let firstOffset = NativeFunction("indexOf", 2) { heap, r, _ throws(Fault) in
        let (subject, item) = (r[0], r[1])
        if subject.isText { return Value(TextUnits(subject.text).firstOffset(of: TextUnits(try heap.text(item).text)) ?? -1) }
        guard subject.isList else { throw heap.notAFunction(subject, "indexOf") }
        let items = subject.list.values
        // Holes are equal to nothing, as no program holds one.
        for offset in items.indices where heap.isStrictlyEqual(items[offset], item) { return Value(offset) }
        return Value(-1)
    }

    /// `subject.lastIndexOf(item)` of a text or list: a 0-based offset, -1 where there is none.
    public static let lastOffset = NativeFunction("lastIndexOf", 2) { heap, r, _ throws(Fault) in
        let (subject, item) = (r[0], r[1])
        if subject.isText { return Value(TextUnits(subject.text).lastOffset(of: TextUnits(try heap.text(item).text)) ?? -1) }
        guard subject.isList else { throw heap.notAFunction(subject, "lastIndexOf") }
        let items = subject.list.values
        for offset in items.indices.reversed() where heap.isStrictlyEqual(items[offset], item) { return Value(offset) }
        return Value(-1)
    }

    /// How often `needle` stands in `haystack`, without overlaps; an empty needle counts the places around units.
    ///
    /// - Source: Blockly, generators/javascript/text.ts, `textCount`.
    public static let textCount = NativeFunction("text.count", 2) { heap, r, _ throws(Fault) in
        let (haystack, needle) = (r[0], r[1])
        if heap.isStrictlyEqual(try heap.length(needle), Value(0)) { return try heap.add(heap.length(haystack), Value(1)) }
        guard haystack.isText else { throw heap.notAFunction(haystack, "split") }
        let units = TextUnits(haystack.text), sought = TextUnits(try heap.text(needle).text)
        if sought.count == 0 { return Value(units.count - 1) }
        var count = 0
        var place = units.firstOffset(of: sought)
        while let found = place {
            count += 1
            place = units.firstOffset(of: sought, from: found + sought.count)
        }
        return Value(count)
    }
}
