extension Heap {
    /// A list of holes with room for `capacity` items.
    func makeList(capacity: Int = 0) throws(Fault) -> UnsafeMutablePointer<ListObject> {
        let byteCount = capacity * MemoryLayout<Value>.stride
        guard capacity <= Int32.max / 2 else { throw error(.rangeError, "Invalid array length") }
        let items = capacity == 0 ? nil : try allocatePart(byteCount: byteCount).assumingMemoryBound(to: Value.self)
        let list: UnsafeMutablePointer<ListObject>
        do throws(Fault) {
            list = try allocate(ListObject.self, .holder)
        } catch {
            if capacity > 0 { freePart(items, byteCount: byteCount) }
            throw error
        }
        let header = ObjectHeader(.list, byteCount: MemoryLayout<ListObject>.size)
        list.initialize(to: ListObject(header: header, count: 0, capacity: Int32(capacity), items: items))
        return list
    }

    /// A list of values.
    func makeList(_ values: [Value]) throws(Fault) -> Value {
        let list = try makeList(capacity: values.count)
        for (offset, value) in values.enumerated() { list.pointee.items?[offset] = value }
        list.pointee.count = Int32(values.count)
        return Value(list)
    }

    /// A list of some items of another, holes kept.
    func makeList(copying source: UnsafeMutablePointer<ListObject>, from start: Int, to end: Int) throws(Fault) -> UnsafeMutablePointer<
        ListObject
    > {
        let count = max(0, end - start)
        let list = try makeList(capacity: count)
        if count > 0, let from = source.pointee.items { list.pointee.items?.update(from: from + start, count: count) }
        list.pointee.count = Int32(count)
        return list
    }

    /// Makes room for at least `count` items; the count stays.
    @inline(__always)
    func reserve(_ list: UnsafeMutablePointer<ListObject>, count: Int) throws(Fault) {
        if count > Int(list.pointee.capacity) { try grow(list, toHold: count) }
    }

    @inline(never)
    private func grow(_ list: UnsafeMutablePointer<ListObject>, toHold count: Int) throws(Fault) {
        guard count <= Int32.max / 2 else { throw error(.rangeError, "Invalid array length") }
        let removed = closeGap(list)
        // Half of the room was free: growing would cost more than it saves.
        if count <= Int(list.pointee.capacity), removed > Int(list.pointee.count) { return }
        let old = Int(list.pointee.capacity)
        let capacity = max(4, count, old + old / 2)
        let stride = MemoryLayout<Value>.stride
        let memory = try reallocatePart(list.pointee.items, from: old * stride, to: capacity * stride)
        list.pointee.items = memory.assumingMemoryBound(to: Value.self)
        list.pointee.capacity = Int32(capacity)
    }

    /// Moves items to where the room of the list begins; gives the number of places that were free there.
    private func closeGap(_ list: UnsafeMutablePointer<ListObject>) -> Int {
        let removed = Int(list.pointee.removedCount)
        guard removed > 0, let items = list.pointee.items else { return 0 }
        // Moves may overlap; `update` copies as memmove does.
        (items - removed).update(from: items, count: Int(list.pointee.count))
        list.pointee.items = items - removed
        list.pointee.capacity += Int32(removed)
        list.pointee.removedCount = 0
        return removed
    }

    /// Takes the first item out, which has to be there, and leaves its place free.
    func removeFirst(from list: UnsafeMutablePointer<ListObject>) -> Value {
        guard let items = list.pointee.items else { return .undefined }
        let first = items[0].readable
        list.pointee.items = items + 1
        list.pointee.count -= 1
        list.pointee.capacity -= 1
        list.pointee.removedCount += 1
        return first
    }

    /// Puts an item before all others where one was removed; false when there is no such place.
    func insertFirst(_ value: Value, into list: UnsafeMutablePointer<ListObject>) -> Bool {
        guard list.pointee.removedCount > 0, let items = list.pointee.items else { return false }
        items[-1] = value
        list.pointee.items = items - 1
        list.pointee.count += 1
        list.pointee.capacity += 1
        list.pointee.removedCount -= 1
        return true
    }

    /// Gives back the room of a list.
    func freeItems(_ list: UnsafeMutablePointer<ListObject>) {
        let removed = Int(list.pointee.removedCount)
        let byteCount = (Int(list.pointee.capacity) + removed) * MemoryLayout<Value>.stride
        freePart(list.pointee.items.map { $0 - removed }, byteCount: byteCount)
    }

    /// Adds an item at the end.
    @inline(__always)
    func append(_ value: Value, to list: UnsafeMutablePointer<ListObject>) throws(Fault) {
        let count = Int(list.pointee.count)
        try reserve(list, count: count + 1)
        list.pointee.items.unsafelyUnwrapped[count] = value
        list.pointee.count = Int32(count + 1)
    }

    /// Removes and inserts items at a 0-based offset, which must be within the list; returns nothing.
    func splice(_ list: UnsafeMutablePointer<ListObject>, at offset: Int, removing removed: Int, inserting values: [Value]) throws(Fault) {
        let count = Int(list.pointee.count)
        let newCount = count - removed + values.count
        try reserve(list, count: newCount)
        guard let items = list.pointee.items else { return }
        let tail = count - offset - removed
        if tail > 0 && removed != values.count {
            let from = items + offset + removed
            let to = items + offset + values.count
            // Moves may overlap; `update` copies as memmove does.
            to.update(from: from, count: tail)
        }
        for (position, value) in values.enumerated() { items[offset + position] = value }
        list.pointee.count = Int32(newCount)
    }

    /// Sets the item at a 0-based offset; places between the end and it become holes.
    func setItem(_ list: UnsafeMutablePointer<ListObject>, at offset: Int, to value: Value) throws(Fault) {
        let count = Int(list.pointee.count)
        if offset >= count {
            try reserve(list, count: offset + 1)
            guard let items = list.pointee.items else { return }
            for hole in count..<offset { items[hole] = .hole }
            list.pointee.count = Int32(offset + 1)
        }
        list.pointee.items?[offset] = value
    }

    /// The item at a 0-based offset as a program reads it; undefined outside the list.
    @inline(__always)
    func item(_ list: UnsafeMutablePointer<ListObject>, at offset: Int) -> Value {
        guard offset >= 0 && offset < Int(list.pointee.count), let items = list.pointee.items else { return .undefined }
        return items[offset].readable
    }
}

extension UnsafeMutablePointer<ListObject> {
    /// The items, holes included.
    var values: UnsafeMutableBufferPointer<Value> { UnsafeMutableBufferPointer(start: pointee.items, count: Int(pointee.count)) }
}
