extension NativeFunction {
    /// `list.shift()`.
    public static let listShift = NativeFunction("list.shift", 1) { heap, r, _ throws(Fault) in
        guard r[0].isList else { throw heap.notAFunction(r[0], "shift") }
        return r[0].list.pointee.count == 0 ? .undefined : heap.remove(at: 0, from: r[0].list)
    }

    /// `list.pop()`.
    public static let listPop = NativeFunction("list.pop", 1) { heap, r, _ throws(Fault) in
        guard r[0].isList else { throw heap.notAFunction(r[0], "pop") }
        let count = Int(r[0].list.pointee.count)
        return count == 0 ? .undefined : heap.remove(at: count - 1, from: r[0].list)
    }

    /// `list.splice(start, 1)[0]`.
    public static let listRemove = NativeFunction("list.remove", 2) { heap, r, _ throws(Fault) in
        guard r[0].isList else { throw heap.notAFunction(r[0], "splice") }
        let count = Int(r[0].list.pointee.count)
        let offset = relativeOffset(try heap.number(r[1]), count: count)
        return offset == count ? .undefined : heap.remove(at: offset, from: r[0].list)
    }

    /// `list.unshift(value)`.
    public static let listUnshift = NativeFunction("list.unshift", 2) { heap, r, _ throws(Fault) in
        guard r[0].isList else { throw heap.notAFunction(r[0], "unshift") }
        try heap.insert(r[1], at: 0, into: r[0].list)
        return .undefined
    }

    /// `list.splice(start, 0, value)`.
    public static let listInsert = NativeFunction("list.insert", 3) { heap, r, _ throws(Fault) in
        guard r[0].isList else { throw heap.notAFunction(r[0], "splice") }
        let offset = relativeOffset(try heap.number(r[1]), count: Int(r[0].list.pointee.count))
        try heap.insert(r[2], at: offset, into: r[0].list)
        return .undefined
    }
}

extension Heap {
    /// Takes out the item at a 0-based offset within the list and closes the gap.
    func remove(at offset: Int, from list: UnsafeMutablePointer<ListObject>) -> Value {
        if offset == 0 { return removeFirst(from: list) }
        guard let items = list.pointee.items else { return .undefined }
        let removed = items[offset].readable
        let count = Int(list.pointee.count) - 1
        // Moves may overlap; `update` copies as memmove does.
        (items + offset).update(from: items + offset + 1, count: count - offset)
        list.pointee.count = Int32(count)
        return removed
    }

    /// Puts an item before the one at a 0-based offset, or at the end.
    func insert(_ value: Value, at offset: Int, into list: UnsafeMutablePointer<ListObject>) throws(Fault) {
        if offset == 0, insertFirst(value, into: list) { return }
        let count = Int(list.pointee.count)
        try reserve(list, count: count + 1)
        guard let items = list.pointee.items else { return }
        (items + offset + 1).update(from: items + offset, count: count - offset)
        items[offset] = value
        list.pointee.count = Int32(count + 1)
    }
}
