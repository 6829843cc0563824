extension NativeFunction {
    /// A sorted copy by `Number(a) - Number(b)`, times the direction; items that are no numbers count as equal to all.
    public static let listSortNumbers = NativeFunction("list.sort.numbers", 2) { heap, r, _ throws(Fault) in
        let direction = try heap.number(r[1])
        if let sorted = try heap.sortedNumbers(r[0], direction: direction) { return sorted }
        return try heap.sorted(r[0]) { (item) throws(Fault) in
            try heap.number(item)
        } by: {
            ($0 - $1) * direction
        }
    }

    /// A sorted copy by the items' texts; the comparison never says "equal".
    public static let listSortTexts = NativeFunction("list.sort.texts", 2) { heap, r, _ throws(Fault) in
        let direction = try heap.number(r[1])
        if let sorted = try heap.sortedTexts(r[0], direction: direction) { return sorted }
        return try heap.sorted(r[0]) { (item) throws(Fault) in
            try heap.text(item).text
        } by: {
            compareTexts($0, $1) > 0 ? direction : -direction
        }
    }

    /// A sorted copy by the items' texts in lower case; the comparison never says "equal".
    public static let listSortIgnoringCase = NativeFunction("list.sort.ignoringCase", 2) { heap, r, _ throws(Fault) in
        let direction = try heap.number(r[1])
        return try heap.sorted(r[0]) { (item) throws(Fault) in
            try heap.lowerCased(heap.text(item).text).text
        } by: {
            compareTexts($0, $1) > 0 ? direction : -direction
        }
    }
}

extension Heap {
    /// `list.slice().sort(...)`: undefined items come last, then holes. What an item is compared by is computed once.
    ///
    /// - Source: Blockly, generators/javascript/lists.ts, `listsGetSortCompare`; V8's order of comparisons (`sortList`).
    @inline(__always)
    fileprivate func sorted<Key>(
        _ subject: Value, key: (Value) throws(Fault) -> Key, by compare: (Key, Key) -> Double
    ) throws(Fault) -> Value {
        guard subject.isList else { throw notAFunction(subject, subject.isText ? "sort" : "slice") }
        let values = subject.list.values
        try checkWorkingMemory(byteCount: 3 * values.count * MemoryLayout<(key: Key, item: Value)>.stride)
        var entries: [(key: Key, item: Value)] = []
        entries.reserveCapacity(values.count)
        var undefinedCount = 0
        for item in values where !item.isHole {
            if item.isUndefined {
                undefinedCount += 1
            } else {
                entries.append((try key(item), item))
            }
        }
        let result = try makeList(capacity: values.count)
        sortList(&entries) { compare($0.key, $1.key) }
        guard let items = result.pointee.items else { return Value(result) }
        for offset in entries.indices { items[offset] = entries[offset].item }
        let undefinedEnd = entries.count + undefinedCount
        for offset in entries.count..<undefinedEnd { items[offset] = .undefined }
        for offset in undefinedEnd..<values.count { items[offset] = .hole }
        result.pointee.count = Int32(values.count)
        return Value(result)
    }
}
