#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

extension Heap {
    /// JavaScript's longest text, in units.
    static let longestText = (1 << 29) - 24

    /// A text of Latin-1 units that `fill` writes.
    func makeNarrowText(count: Int, fill: (UnsafeMutablePointer<UInt8>) -> Void) throws(Fault) -> Value {
        if count == 0 { return StaticTexts.empty }
        let text = try makeText(count: count, isWide: false)
        fill(text.pointee.units.assumingMemoryBound(to: UInt8.self))
        return Value(text)
    }

    /// A text of 16-bit units that `fill` writes; at least one of them should not be Latin-1.
    func makeWideText(count: Int, fill: (UnsafeMutablePointer<UInt16>) -> Void) throws(Fault) -> Value {
        if count == 0 { return StaticTexts.empty }
        let text = try makeText(count: count, isWide: true)
        fill(text.pointee.units.assumingMemoryBound(to: UInt16.self))
        return Value(text)
    }

    /// A text of its own whose units `fill` writes, as wide as they are said to be.
    func makeText(count: Int, isWide: Bool, fill: (UnsafeMutableRawPointer) -> Void) throws(Fault) -> Value {
        let text = try makeText(count: count, isWide: isWide)
        fill(text.pointee.units)
        return Value(text)
    }

    /// Room for a text of its own: its units follow the object.
    private func makeText(count: Int, isWide: Bool) throws(Fault) -> UnsafeMutablePointer<TextObject> {
        guard count <= Heap.longestText else { throw error(.rangeError, "Invalid string length") }
        let text = try allocate(TextObject.self, extraByteCount: count << (isWide ? 1 : 0))
        var header = ObjectHeader(.text)
        header.flags = isWide ? TextObject.isWide : 0
        text.initialize(to: TextObject(header: header, count: Int32(count), units: UnsafeMutableRawPointer(text + 1)))
        link(text)
        return text
    }

    /// The text of 16-bit units, stored as narrow as they allow.
    func makeText(units: UnsafeBufferPointer<UInt16>) throws(Fault) -> Value {
        if units.count == 1 { return try makeText(unit: units[0]) }
        if units.allSatisfy({ $0 < 0x100 }) {
            return try makeNarrowText(count: units.count) { bytes in
                for offset in 0..<units.count { bytes[offset] = UInt8(truncatingIfNeeded: units[offset]) }
            }
        }
        return try makeWideText(count: units.count) { room in
            if let base = units.baseAddress { room.update(from: base, count: units.count) }
        }
    }

    func makeText(units: [UInt16]) throws(Fault) -> Value {
        try units.withUnsafeBufferPointer { (buffer) throws(Fault) in try makeText(units: buffer) }
    }

    /// The text of Latin-1 units.
    func makeText(narrow units: UnsafeBufferPointer<UInt8>) throws(Fault) -> Value {
        guard let base = units.baseAddress, units.count > 0 else { return StaticTexts.empty }
        if units.count == 1 { return StaticTexts.unit(units[0]) }
        return try makeNarrowText(count: units.count) { $0.update(from: base, count: units.count) }
    }

    func makeText(unit: UInt16) throws(Fault) -> Value {
        if unit < 0x100 { return StaticTexts.unit(UInt8(truncatingIfNeeded: unit)) }
        return try makeWideText(count: 1) { $0[0] = unit }
    }

    func makeText(_ string: String) throws(Fault) -> Value {
        var string = string
        guard string.withUTF8({ isASCII($0) }) else { return try makeText(units: Array(string.utf16)) }
        if string.utf8.count == 1, let only = string.utf8.first { return StaticTexts.unit(only) }
        return try makeNarrowText(count: string.utf8.count) { room in
            string.withUTF8 { bytes in if let start = bytes.baseAddress { room.update(from: start, count: bytes.count) } }
        }
    }

    /// The units from `start` up to `end`, 0-based and within the text.
    func slice(_ text: UnsafeMutablePointer<TextObject>, from start: Int, to end: Int) throws(Fault) -> Value {
        let units = TextUnits(text)
        if start >= end { return StaticTexts.empty }
        if start == 0 && end == units.count { return Value(text) }
        if end - start == 1 { return try makeText(unit: units[start]) }
        if units.isWide { return try makeText(units: UnsafeBufferPointer(rebasing: units.wide[start..<end])) }
        return try makeText(narrow: UnsafeBufferPointer(rebasing: units.narrow[start..<end]))
    }

    /// Both texts one after the other.
    ///
    /// Long results share a growing buffer with their left part when that part ends where the buffer's use ends: a loop
    /// that appends costs O(units appended).
    @inline(__always)
    func concatenate(_ left: UnsafeMutablePointer<TextObject>, _ right: UnsafeMutablePointer<TextObject>) throws(Fault) -> Value {
        if right.pointee.count == 0 { return Value(left) }
        if left.pointee.count == 0 { return Value(right) }
        return try concatenate(left, units: TextUnits(right))
    }

    /// The texts of two values one after the other.
    @inline(never)
    func concatenateTexts(_ left: Value, _ right: Value) throws(Fault) -> Value {
        guard left.isText, right.isNumber, left.text.pointee.count > 0 else { return try concatenate(text(left).text, text(right).text) }
        // The digits need no text of their own.
        return try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 40) { buffer throws(Fault) in
            // Invariant: the buffer was asked for with a capacity above zero, so it has an address.
            let start = buffer.baseAddress.unsafelyUnwrapped
            return try concatenate(left.text, units: TextUnits(narrow: start, count: writeNumber(right.number, into: start)))
        }
    }

    /// A text and units after it; neither is empty.
    @inline(never)
    private func concatenate(_ left: UnsafeMutablePointer<TextObject>, units b: TextUnits) throws(Fault) -> Value {
        let a = TextUnits(left)
        let count = a.count + b.count
        guard count <= Heap.longestText else { throw error(.rangeError, "Invalid string length") }
        let isWide = a.isWide || b.isWide
        if count < 48 {
            let result = try makeText(count: count, isWide: isWide)
            copy(a, to: result.pointee.units, isWide: isWide)
            copy(b, to: result.pointee.units + (a.count << (isWide ? 1 : 0)), isWide: isWide)
            return Value(result)
        }
        let width = isWide ? 1 : 0
        let byteCount = count << width
        if let buffer = left.pointee.buffer, a.isWide == isWide, buffer.pointee.capacity >= byteCount,
            UnsafeMutableRawPointer(buffer + 1) + buffer.pointee.usedByteCount == a.start + (a.count << width)
        {
            let result = try makeText(count: count, isWide: isWide, in: buffer, units: a.start)
            copy(b, to: a.start + (a.count << width), isWide: isWide)
            buffer.pointee.usedByteCount += b.count << width
            return result
        }
        // The first concatenation is exact, as most are the only one; the next one doubles.
        let capacity = left.pointee.buffer == nil ? byteCount : byteCount * 2
        let buffer = try allocate(TextBuffer.self, extraByteCount: capacity)
        buffer.initialize(to: TextBuffer(header: ObjectHeader(.textBuffer), usedByteCount: byteCount, capacity: capacity))
        link(buffer)
        let units = UnsafeMutableRawPointer(buffer + 1)
        copy(a, to: units, isWide: isWide)
        copy(b, to: units + (a.count << width), isWide: isWide)
        return try makeText(count: count, isWide: isWide, in: buffer, units: units)
    }

    private func makeText(
        count: Int, isWide: Bool, in buffer: UnsafeMutablePointer<TextBuffer>, units: UnsafeMutableRawPointer
    ) throws(Fault) -> Value {
        let text = try allocate(TextObject.self)
        var header = ObjectHeader(.text)
        header.flags = isWide ? TextObject.isWide : 0
        text.initialize(to: TextObject(header: header, count: Int32(count), units: units, buffer: buffer))
        link(text)
        return Value(text)
    }

    /// Copies units, widening them where needed.
    func copy(_ source: TextUnits, to target: UnsafeMutableRawPointer, isWide: Bool) {
        if source.isWide == isWide {
            memcpy(target, source.start, source.count << (isWide ? 1 : 0))
        } else {
            let wide = target.assumingMemoryBound(to: UInt16.self)
            let narrow = source.narrow
            for offset in 0..<source.count { wide[offset] = UInt16(narrow[offset]) }
        }
    }
}
