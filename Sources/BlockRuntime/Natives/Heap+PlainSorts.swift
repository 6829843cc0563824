/// Sorts of lists that hold nothing but numbers or nothing but texts.
///
/// Their comparators are honest orders among such items, and items that they do not tell apart cannot be told apart by a program
/// either, so any way of sorting gives what JavaScript gives.
extension Heap {
    /// A sorted copy of a list of numbers; nil where an item is none, or is NaN or -0, which has to keep its place among zeros.
    func sortedNumbers(_ subject: Value, direction: Double) throws(Fault) -> Value? {
        guard subject.isList, abs(direction) == 1 else { return nil }
        let values = subject.list.values
        // The sign bit of positive numbers is set, all bits of negative ones are turned: the order of the words is that of the numbers.
        let turn: UInt64 = direction < 0 ? .max : 0
        let sign: UInt64 = 1 << 63
        for value in values where !value.isNumber || value.number.isNaN || value.bits == sign { return nil }
        try checkWorkingMemory(byteCount: 2 * values.count * MemoryLayout<UInt64>.stride)
        let result = try makeList(capacity: values.count)
        var keys = values.map { ($0.bits & sign == 0 ? $0.bits | sign : ~$0.bits) ^ turn }
        RadixSort.sort(&keys)
        guard let items = result.pointee.items else { return Value(result) }
        for (offset, key) in keys.enumerated() {
            let bits = key ^ turn
            items[offset] = Value(bits: bits & sign == 0 ? ~bits : bits & ~sign)
        }
        result.pointee.count = Int32(values.count)
        return Value(result)
    }

    /// A sorted copy of a list of texts; nil where an item is none.
    func sortedTexts(_ subject: Value, direction: Double) throws(Fault) -> Value? {
        guard subject.isList, abs(direction) == 1 else { return nil }
        let values = subject.list.values
        var isWide = false
        for value in values {
            guard value.isText else { return nil }
            isWide = isWide || value.text.pointee.isWide
        }
        try checkWorkingMemory(byteCount: 2 * values.count * MemoryLayout<RadixSort.Entry>.stride)
        let result = try makeList(capacity: values.count)
        var entries = values.map { RadixSort.Entry(key: Heap.sortKey($0.text, isWide: isWide), item: $0.bits) }
        RadixSort.sort(&entries)
        sortTies(&entries)
        guard let items = result.pointee.items else { return Value(result) }
        let last = entries.count - 1
        for (offset, entry) in entries.enumerated() { items[direction > 0 ? offset : last - offset] = Value(bits: entry.item) }
        result.pointee.count = Int32(values.count)
        return Value(result)
    }

    /// The first units of a text as a number of the same order: eight of Latin-1, or four.
    private static func sortKey(_ text: UnsafeMutablePointer<TextObject>, isWide: Bool) -> UInt64 {
        let units = TextUnits(text)
        var key: UInt64 = 0
        let (length, width): (Int, UInt64) = isWide ? (4, 16) : (8, 8)
        for offset in 0..<min(length, units.count) { key = key << width | UInt64(units[offset]) }
        return units.count < length ? key << (width * UInt64(length - units.count)) : key
    }

    /// Sorts texts that begin alike by all of their units.
    private func sortTies(_ entries: inout [RadixSort.Entry]) {
        var start = 0
        while start < entries.count {
            var end = start + 1
            while end < entries.count, entries[end].key == entries[start].key { end += 1 }
            if end - start > 1 {
                entries[start..<end].sort { compareTexts(Value(bits: $0.item).text, Value(bits: $1.item).text) < 0 }
            }
            start = end
        }
    }
}
