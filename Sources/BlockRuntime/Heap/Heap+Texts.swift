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
        fill(text.units.assumingMemoryBound(to: UInt8.self))
        return Value(text)
    }

    /// A text of 16-bit units that `fill` writes; at least one of them should not be Latin-1.
    func makeWideText(count: Int, fill: (UnsafeMutablePointer<UInt16>) -> Void) throws(Fault) -> Value {
        if count == 0 { return StaticTexts.empty }
        let text = try makeText(count: count, isWide: true)
        fill(text.units.assumingMemoryBound(to: UInt16.self))
        return Value(text)
    }

    /// A text of its own whose units `fill` writes, as wide as they are said to be.
    func makeText(count: Int, isWide: Bool, fill: (UnsafeMutableRawPointer) -> Void) throws(Fault) -> Value {
        let text = try makeText(count: count, isWide: isWide)
        fill(text.units)
        return Value(text)
    }

    /// Room for a text of its own: its units follow the object.
    @inline(__always)
    func makeText(count: Int, isWide: Bool) throws(Fault) -> UnsafeMutablePointer<TextObject> {
        guard count <= Heap.longestText else { throw error(.rangeError, "Invalid string length") }
        let byteCount = count << (isWide ? 1 : 0)
        let text = try allocate(TextObject.self, .leaf, extraByteCount: byteCount)
        let header = ObjectHeader(
            .text, byteCount: MemoryLayout<TextObject>.size + byteCount, flags: isWide ? TextObject.isWide : 0)
        text.initialize(to: TextObject(header: header, count: Int32(truncatingIfNeeded: count)))
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
        let text = try makeText(count: units.count, isWide: false)
        copyShort(base, to: text.units, byteCount: units.count)
        return Value(text)
    }

    func makeText(unit: UInt16) throws(Fault) -> Value {
        if unit < 0x100 { return StaticTexts.unit(UInt8(truncatingIfNeeded: unit)) }
        return try makeWideText(count: 1) { $0[0] = unit }
    }

    func makeText(_ string: String) throws(Fault) -> Value {
        let bytes = string.utf8Span
        let narrow = try bytes.span.withUnsafeBufferPointer { (units) throws(Fault) in
            bytes.isKnownASCII || isASCII(units) ? try makeText(narrow: units) : nil
        }
        if let narrow { return narrow }
        return try makeText(units: Array(string.utf16))
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
        let width = isWide ? 1 : 0
        if count < 48 {
            let result = try makeText(count: count, isWide: isWide)
            copy(a, to: result.units, isWide: isWide)
            copy(b, to: result.units + (a.count << width), isWide: isWide)
            return Value(result)
        }
        let byteCount = count << width
        if left.pointee.isShared, a.isWide == isWide {
            let buffer = left.shared.pointee.buffer
            let end = a.start + (a.count << width)
            if buffer.pointee.capacity >= byteCount, UnsafeMutableRawPointer(buffer + 1) + buffer.pointee.usedByteCount == end {
                let result = try makeText(count: count, isWide: isWide, in: buffer, units: a.start)
                copy(b, to: end, isWide: isWide)
                buffer.pointee.usedByteCount += b.count << width
                return result
            }
        }
        // The first concatenation is exact, as most are the only one; the next one doubles.
        let capacity = left.pointee.isShared ? byteCount * 2 : byteCount
        let buffer = try allocate(TextBuffer.self, .leaf, extraByteCount: capacity)
        let header = ObjectHeader(.textBuffer, byteCount: TextBuffer.headerByteCount + capacity)
        buffer.initialize(to: TextBuffer(header: header, usedByteCount: byteCount, capacity: capacity))
        let units = UnsafeMutableRawPointer(buffer + 1)
        copy(a, to: units, isWide: isWide)
        copy(b, to: units + (a.count << width), isWide: isWide)
        return try makeText(count: count, isWide: isWide, in: buffer, units: units)
    }

    @inline(__always)
    private func makeText(
        count: Int, isWide: Bool, in buffer: UnsafeMutablePointer<TextBuffer>, units: UnsafeMutableRawPointer
    ) throws(Fault) -> Value {
        let shared = try allocate(SharedText.self, .leaf)
        let header = ObjectHeader(
            .text, byteCount: MemoryLayout<SharedText>.size, flags: TextObject.isShared | (isWide ? TextObject.isWide : 0))
        let text = TextObject(header: header, count: Int32(truncatingIfNeeded: count))
        shared.initialize(to: SharedText(text: text, units: units, buffer: buffer))
        return Value(UnsafeMutableRawPointer(shared).assumingMemoryBound(to: TextObject.self))
    }

    /// Copies units, widening them where needed.
    @inline(__always)
    func copy(_ source: TextUnits, to target: UnsafeMutableRawPointer, isWide: Bool) {
        if source.isWide == isWide {
            copyShort(source.start, to: target, byteCount: source.count << (isWide ? 1 : 0))
        } else {
            let wide = target.assumingMemoryBound(to: UInt16.self)
            let narrow = source.narrow
            for offset in 0..<source.count { wide[offset] = UInt16(narrow[offset]) }
        }
    }
}

/// `memcpy` for what is short as a rule: up to 16 bytes are two words, which may overlap.
@inline(__always)
func copyShort(_ source: UnsafeRawPointer, to target: UnsafeMutableRawPointer, byteCount: Int) {
    if byteCount > 16 {
        memcpy(target, source, byteCount)
    } else if byteCount >= 8 {
        let last = source.loadUnaligned(fromByteOffset: byteCount &- 8, as: UInt64.self)
        target.storeBytes(of: source.loadUnaligned(as: UInt64.self), as: UInt64.self)
        target.storeBytes(of: last, toByteOffset: byteCount &- 8, as: UInt64.self)
    } else if byteCount >= 4 {
        let last = source.loadUnaligned(fromByteOffset: byteCount &- 4, as: UInt32.self)
        target.storeBytes(of: source.loadUnaligned(as: UInt32.self), as: UInt32.self)
        target.storeBytes(of: last, toByteOffset: byteCount &- 4, as: UInt32.self)
    } else {
        var offset = 0
        while offset < byteCount {
            target.storeBytes(of: source.load(fromByteOffset: offset, as: UInt8.self), toByteOffset: offset, as: UInt8.self)
            offset &+= 1
        }
    }
}
