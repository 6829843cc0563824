extension Heap {
    /// Objects of more properties than this are looked up through hashed slots.
    private static let scannedCount = 16

    /// An object without properties.
    func makeObject(_ kind: ObjectKind = .plainObject, payload: Value = .undefined, payload2: Value = .undefined) throws(Fault)
        -> UnsafeMutablePointer<PropertyObject>
    {
        let object = try allocate(PropertyObject.self, .holder)
        let header = ObjectHeader(kind, byteCount: MemoryLayout<PropertyObject>.size)
        object.initialize(to: PropertyObject(header: header, count: 0, capacity: 0, payload: payload, payload2: payload2))
        return object
    }

    /// The text of the key tables that equals `text`, nil when no object of this heap can have such a property.
    @inline(__always)
    func existingKey(_ text: UnsafeMutablePointer<TextObject>) -> UnsafeMutablePointer<TextObject>? {
        text.pointee.header.flags & TextObject.isKey != 0 ? text : findKey(text)
    }

    @inline(never)
    private func findKey(_ text: UnsafeMutablePointer<TextObject>) -> UnsafeMutablePointer<TextObject>? {
        _ = hashOfText(text)
        return state.pointee.programKeys?.find(text) ?? state.pointee.keys.find(text)
    }

    /// The text of the key tables that equals `text`, added when there is none.
    func key(_ text: UnsafeMutablePointer<TextObject>) -> UnsafeMutablePointer<TextObject> {
        if let existing = existingKey(text) { return existing }
        state.pointee.keys.insert(text, flagged: text.pointee.header.flags & TextObject.isStatic == 0)
        return text
    }

    /// The key of a name that comes from outside, added when there is none.
    func key(_ name: String) throws(Fault) -> UnsafeMutablePointer<TextObject> {
        let bytes = name.utf8Span
        if bytes.count > 1 {
            let key = try bytes.span.withUnsafeBufferPointer { (units) throws(Fault) -> UnsafeMutablePointer<TextObject>? in
                guard bytes.isKnownASCII || isASCII(units) else { return nil }
                let hash = hashOfBytes(UnsafeRawBufferPointer(units))
                if let known = state.pointee.programKeys?.find(units, hash: hash) ?? state.pointee.keys.find(units, hash: hash) {
                    return known
                }
                let text = try makeText(narrow: units).text
                text.pointee.hash = hash
                state.pointee.keys.insert(text, flagged: true)
                return text
            }
            if let key { return key }
        }
        return key(try makeText(name).text)
    }

    /// The value of a property that an object has by itself; nil where that needs a longer look.
    @inline(__always)
    func ownProperty(_ object: Value, _ key: Value) -> Value? {
        guard object.isObject, key.isText, key.text.pointee.header.flags & TextObject.isKey != 0 else { return nil }
        return property(object.object, key: key.text)
    }

    /// The value of a property; nil when there is none. `key` must come from `key(_:)` or `existingKey(_:)`.
    @inline(__always)
    func property(_ object: UnsafeMutablePointer<PropertyObject>, key: UnsafeMutablePointer<TextObject>) -> Value? {
        guard let entry = findEntry(object, key: key) else { return nil }
        return entry.pointee.value
    }

    @inline(__always)
    private func findEntry(_ object: UnsafeMutablePointer<PropertyObject>, key: UnsafeMutablePointer<TextObject>)
        -> UnsafeMutablePointer<PropertyObject.Entry>?
    {
        guard let entries = object.pointee.entries else { return nil }
        let bits = Value(key).bits
        if object.pointee.slots != nil { return findHashedEntry(object, key: key) }
        var entry = entries
        let end = entries + Int(object.pointee.count)
        while entry < end {
            if entry.pointee.key.bits == bits { return entry }
            entry += 1
        }
        return nil
    }

    @inline(never)
    private func findHashedEntry(_ object: UnsafeMutablePointer<PropertyObject>, key: UnsafeMutablePointer<TextObject>)
        -> UnsafeMutablePointer<PropertyObject.Entry>?
    {
        guard let slots = object.pointee.slots, let entries = object.pointee.entries else { return nil }
        let mask = (1 << object.pointee.slotBits) - 1
        let bits = Value(key).bits
        var slot = Int(hashOfText(key)) & mask
        while slots[slot] != 0 {
            let entry = entries + Int(slots[slot] - 1)
            if entry.pointee.key.bits == bits { return entry }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// Sets a property, adding it at the end when it is new. `key` must come from `key(_:)`.
    func setProperty(_ object: UnsafeMutablePointer<PropertyObject>, key: UnsafeMutablePointer<TextObject>, to value: Value) throws(Fault) {
        if let entry = findEntry(object, key: key) {
            entry.pointee.value = value
            return
        }
        try addProperty(object, key: key, value)
    }

    /// Adds a property that is not there. `key` must come from `key(_:)`.
    func addProperty(_ object: UnsafeMutablePointer<PropertyObject>, key: UnsafeMutablePointer<TextObject>, _ value: Value) throws(Fault) {
        try addProperty(object, namedKey: key, value)
        if listOffset(ofKey: key) != nil { object.pointee.header.flags |= PropertyObject.hasIntegerKeys }
    }

    /// Adds a property that is not there and whose name is no list position. `key` must come from `key(_:)`.
    @inline(__always)
    func addProperty(
        _ object: UnsafeMutablePointer<PropertyObject>, namedKey key: UnsafeMutablePointer<TextObject>, _ value: Value
    ) throws(Fault) {
        if object.pointee.count == object.pointee.capacity { try growEntries(object) }
        guard let entries = object.pointee.entries else { return }
        let offset = Int(object.pointee.count)
        entries[offset] = PropertyObject.Entry(key: Value(key), value: value)
        object.pointee.count += 1
        if let slots = object.pointee.slots { place(offset, key, in: slots, bits: object.pointee.slotBits) }
    }

    /// Sets a property by name.
    func setProperty(_ object: UnsafeMutablePointer<PropertyObject>, named name: StaticString, to value: Value) throws(Fault) {
        try setProperty(object, key: key(makeText("\(name)").text), to: value)
    }

    /// Removes a property where it is there.
    func removeProperty(_ object: UnsafeMutablePointer<PropertyObject>, key: UnsafeMutablePointer<TextObject>) {
        guard let entry = findEntry(object, key: key) else { return }
        entry.pointee = PropertyObject.Entry(key: .hole, value: .undefined)
        object.pointee.deletedCount += 1
    }

    /// Makes room for so many properties in an object that has none yet.
    func reserveProperties(_ object: UnsafeMutablePointer<PropertyObject>, count: Int) throws(Fault) {
        if count > 0, object.pointee.capacity == 0 { try growEntries(object, toHold: count) }
    }

    /// Doubles the room for entries, or closes the gaps that deleted ones left.
    @inline(never)
    private func growEntries(_ object: UnsafeMutablePointer<PropertyObject>, toHold count: Int = 4) throws(Fault) {
        let stride = MemoryLayout<PropertyObject.Entry>.stride
        let old = Int(object.pointee.capacity)
        let capacity = Int(object.pointee.deletedCount) * 2 > old ? old : max(count, old * 2)
        var slots: UnsafeMutablePointer<UInt32>?
        var slotBits = 0
        if capacity > Heap.scannedCount {
            while (1 << slotBits) < capacity * 2 { slotBits += 1 }
            slots = try allocatePart(byteCount: MemoryLayout<UInt32>.stride << slotBits).assumingMemoryBound(to: UInt32.self)
            slots?.initialize(repeating: 0, count: 1 << slotBits)
        }
        if capacity > old {
            do throws(Fault) {
                let memory = try reallocatePart(object.pointee.entries, from: old * stride, to: capacity * stride)
                object.pointee.entries = memory.assumingMemoryBound(to: PropertyObject.Entry.self)
                object.pointee.capacity = Int32(capacity)
            } catch {
                if let slots { freePart(slots, byteCount: MemoryLayout<UInt32>.stride << slotBits) }
                throw error
            }
        }
        closeGaps(object)
        if let replaced = object.pointee.slots {
            freePart(replaced, byteCount: MemoryLayout<UInt32>.stride << object.pointee.slotBits)
        }
        object.pointee.slots = slots
        object.pointee.slotBits = slotBits
        if let slots, let entries = object.pointee.entries {
            for offset in 0..<Int(object.pointee.count) { place(offset, entries[offset].key.text, in: slots, bits: slotBits) }
        }
    }

    private func closeGaps(_ object: UnsafeMutablePointer<PropertyObject>) {
        guard object.pointee.deletedCount > 0, let entries = object.pointee.entries else { return }
        var kept = 0
        for offset in 0..<Int(object.pointee.count) where !entries[offset].key.isHole {
            entries[kept] = entries[offset]
            kept += 1
        }
        object.pointee.count = Int32(kept)
        object.pointee.deletedCount = 0
    }

    private func place(_ offset: Int, _ key: UnsafeMutablePointer<TextObject>, in slots: UnsafeMutablePointer<UInt32>, bits: Int) {
        let mask = (1 << bits) - 1
        var slot = Int(hashOfText(key)) & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = UInt32(offset + 1)
    }

    /// The entries in JavaScript's order: keys that are list positions ascending, then the others as they were added.
    func orderedEntries(_ object: UnsafeMutablePointer<PropertyObject>) -> [PropertyObject.Entry] {
        guard let entries = object.pointee.entries else { return [] }
        let all = UnsafeBufferPointer(start: entries, count: Int(object.pointee.count)).filter { !$0.key.isHole }
        guard object.pointee.header.flags & PropertyObject.hasIntegerKeys != 0 else { return all }
        let positions = all.compactMap { entry in listOffset(ofKey: entry.key.text).map { ($0, entry) } }.sorted { $0.0 < $1.0 }
        return positions.map(\.1) + all.filter { listOffset(ofKey: $0.key.text) == nil }
    }

    /// The 0-based offset that a property name stands for on a list: canonical digits below 2^32 - 1.
    func listOffset(ofKey text: UnsafeMutablePointer<TextObject>) -> Int? {
        let units = TextUnits(text)
        guard units.count > 0 && units.count <= 10 else { return nil }
        let first = units[0]
        guard first >= 0x30 && first <= 0x39 else { return nil }
        if first == 0x30 { return units.count == 1 ? 0 : nil }
        var number = 0
        for offset in 0..<units.count {
            let unit = units[offset]
            guard unit >= 0x30 && unit <= 0x39 else { return nil }
            number = number * 10 + Int(unit - 0x30)
        }
        return number < 4_294_967_295 ? number : nil
    }
}
