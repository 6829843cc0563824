#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

extension Heap {
    /// JavaScript's `object[key]`.
    func get(_ object: Value, _ key: Value) throws(Fault) -> Value {
        if object.isList {
            if key.isNumber, let offset = listOffset(of: key.number) { return item(object.list, at: offset) }
            return try propertyOfList(object.list, key: text(key).text)
        }
        if object.isText {
            let units = TextUnits(object.text)
            if key.isNumber {
                guard let offset = listOffset(of: key.number), offset < units.count else { return .undefined }
                return try makeText(unit: units[offset])
            }
            let name = try text(key).text
            if let offset = listOffset(ofKey: name) { return offset < units.count ? try makeText(unit: units[offset]) : .undefined }
            return isName(name, "length") ? Value(units.count) : .undefined
        }
        if object.isObject {
            let name = try text(key).text
            if let existing = existingKey(name), let value = property(object.object, key: existing) { return value }
            return try inheritedProperty(object.object, name: name)
        }
        if object.isNullOrUndefined {
            throw typeError("Cannot read properties of \(object.isNull ? "null" : "undefined") (reading '\(try shown(key))')")
        }
        return .undefined
    }

    /// JavaScript's `object[key] = value`, the way sloppy code does it: setting a property of a number or text does nothing.
    func set(_ object: Value, _ key: Value, to value: Value) throws(Fault) {
        if object.isList {
            if key.isNumber, let offset = listOffset(of: key.number) { return try setItem(object.list, at: offset, to: value) }
            return try setPropertyOfList(object.list, key: text(key).text, to: value)
        }
        if object.isObject {
            let name = try text(key).text
            if object.header.pointee.kind == .error {
                if isName(name, "message") { return object.object.pointee.payload = value }
                if isName(name, "name") { return object.object.pointee.payload2 = try text(value) }
            } else if object.header.pointee.kind == .regularExpression && isName(name, "lastIndex") {
                return object.object.pointee.payload2 = value
            }
            return try setProperty(object.object, key: self.key(name), to: value)
        }
        if object.isNullOrUndefined {
            throw typeError("Cannot set properties of \(object.isNull ? "null" : "undefined") (setting '\(try shown(key))')")
        }
    }

    /// JavaScript's `delete object[key]`.
    func delete(_ object: Value, _ key: Value) throws(Fault) {
        if object.isNullOrUndefined { throw typeError("Cannot convert undefined or null to object") }
        guard object.isReference else { return }
        let name = try text(key).text
        if object.isList {
            if let offset = listOffset(ofKey: name) {
                if offset < Int(object.list.pointee.count) { object.list.pointee.items?[offset] = .hole }
            } else if let strays = object.list.pointee.strays, let existing = existingKey(name) {
                removeProperty(strays, key: existing)
            }
        } else if let existing = existingKey(name) {
            removeProperty(object.object, key: existing)
        }
    }

    /// Whether `key in object` holds for an own property.
    func has(_ object: Value, _ key: Value) throws(Fault) -> Bool {
        if object.isList {
            if key.isNumber, let offset = listOffset(of: key.number) {
                return offset < Int(object.list.pointee.count) && !(object.list.pointee.items?[offset].isHole ?? true)
            }
            let name = try text(key).text
            if let offset = listOffset(ofKey: name) { return try has(object, Value(offset)) }
            guard let strays = object.list.pointee.strays, let existing = existingKey(name) else { return false }
            return property(strays, key: existing) != nil
        }
        if object.isObject {
            guard let existing = existingKey(try text(key).text) else { return false }
            return property(object.object, key: existing) != nil
        }
        if object.isText {
            let offset = key.isNumber ? listOffset(of: key.number) : listOffset(ofKey: try text(key).text)
            return offset.map { $0 < Int(object.text.pointee.count) } ?? false
        }
        return false
    }

    /// The names that a for-in loop visits, as texts.
    func enumerableKeys(_ object: Value) throws(Fault) -> [Value] {
        var keys: [Value] = []
        let count = object.isList ? Int(object.list.pointee.count) : object.isText ? Int(object.text.pointee.count) : 0
        // Every key is a text of its own besides its places here and in the list that is made of them.
        try checkWorkingMemory(byteCount: count * (3 * MemoryLayout<Value>.stride + Heap.blockSize(MemoryLayout<TextObject>.size + 8)))
        keys.reserveCapacity(count)
        if object.isList {
            for offset in 0..<Int(object.list.pointee.count) where !(object.list.pointee.items?[offset].isHole ?? true) {
                keys.append(try text(Double(offset)))
            }
            if let strays = object.list.pointee.strays { keys += orderedEntries(strays).map(\.key) }
        } else if object.isObject {
            keys = orderedEntries(object.object).map(\.key)
        } else if object.isText {
            for offset in 0..<Int(object.text.pointee.count) { keys.append(try text(Double(offset))) }
        }
        return keys
    }

    /// The `length` of a text or list; undefined for what has none.
    @inline(__always)
    func length(_ value: Value) throws(Fault) -> Value {
        if value.isList { return Value(Int(value.list.pointee.count)) }
        if value.isText { return Value(Int(value.text.pointee.count)) }
        return try lengthOfOther(value)
    }

    @inline(never)
    private func lengthOfOther(_ value: Value) throws(Fault) -> Value { try get(value, makeText("length")) }

    /// The 0-based offset that a number names on a list.
    @inline(__always)
    func listOffset(of number: Double) -> Int? {
        guard number >= 0 && number < 4_294_967_295 else { return nil }
        return wholeNumber(number)
    }

    /// A number of 0 up to 2^52 as an `Int`; nil when it is not whole.
    ///
    /// Adding 2^52 moves the whole part to the last bits of the double: cheaper than a conversion that has to be checked.
    @inline(__always)
    func wholeNumber(_ number: Double) -> Int? {
        let shifted = number + 0x1p52
        guard shifted - 0x1p52 == number else { return nil }
        return Int(truncatingIfNeeded: shifted.bitPattern & 0xF_FFFF_FFFF_FFFF)
    }

    private func propertyOfList(_ list: UnsafeMutablePointer<ListObject>, key: UnsafeMutablePointer<TextObject>) throws(Fault) -> Value {
        if let offset = listOffset(ofKey: key) { return item(list, at: offset) }
        if let strays = list.pointee.strays, let existing = existingKey(key), let value = property(strays, key: existing) { return value }
        return isName(key, "length") ? Value(Int(list.pointee.count)) : .undefined
    }

    private func setPropertyOfList(
        _ list: UnsafeMutablePointer<ListObject>, key: UnsafeMutablePointer<TextObject>, to value: Value
    ) throws(Fault) {
        if let offset = listOffset(ofKey: key) { return try setItem(list, at: offset, to: value) }
        if isName(key, "length") { return try setLength(list, to: value) }
        if list.pointee.strays == nil { list.pointee.strays = try makeObject() }
        if let strays = list.pointee.strays { try setProperty(strays, key: self.key(key), to: value) }
    }

    private func setLength(_ list: UnsafeMutablePointer<ListObject>, to value: Value) throws(Fault) {
        guard let count = listOffset(of: try number(value)) else { throw error(.rangeError, "Invalid array length") }
        let old = Int(list.pointee.count)
        if count > old {
            try setItem(list, at: count - 1, to: .hole)
        }
        list.pointee.count = Int32(clamping: count)
    }

    /// What an object has by its kind rather than by itself.
    private func inheritedProperty(_ object: UnsafeMutablePointer<PropertyObject>, name: UnsafeMutablePointer<TextObject>) throws(Fault)
        -> Value
    {
        switch object.pointee.header.kind {
        case .error:
            if isName(name, "message") { return object.pointee.payload }
            if isName(name, "name") { return try nameOfError(object) }
            if isName(name, "stack") { return try text(Value(object)) }
            return .undefined
        case .regularExpression:
            if isName(name, "source") { return try makeText(units: Array(regularExpression(of: object).source)) }
            if isName(name, "flags") { return try makeText(regularExpression(of: object).flags) }
            if isName(name, "lastIndex") { return object.pointee.payload2 }
            return .undefined
        default: return .undefined
        }
    }

    /// Whether a name is a given word.
    func isName(_ text: UnsafeMutablePointer<TextObject>, _ word: StaticString) -> Bool {
        let units = TextUnits(text)
        guard units.count == word.utf8CodeUnitCount && !units.isWide else { return false }
        return word.hasPointerRepresentation && memcmp(word.utf8Start, units.start, units.count) == 0
    }

    /// A key as an error message shows it.
    private func shown(_ key: Value) throws(Fault) -> String { TextUnits(try text(key).text).string }
}
