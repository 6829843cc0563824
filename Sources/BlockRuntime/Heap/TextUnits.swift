#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// A read-only view of the units of a text, whatever their width.
struct TextUnits {
    let start: UnsafeMutableRawPointer
    let count: Int
    let isWide: Bool

    @inline(__always)
    init(_ text: UnsafeMutablePointer<TextObject>) {
        start = text.units
        count = Int(text.pointee.count)
        isWide = text.pointee.isWide
    }

    /// Latin-1 units that are no text's.
    init(narrow start: UnsafeMutablePointer<UInt8>, count: Int) {
        self.init(start: UnsafeMutableRawPointer(start), count: count, isWide: false)
    }

    private init(start: UnsafeMutableRawPointer, count: Int, isWide: Bool) {
        self.start = start
        self.count = count
        self.isWide = isWide
    }

    /// The units in a range of 0-based offsets, which lie within the text.
    @inline(__always)
    func part(_ range: Range<Int>) -> TextUnits {
        TextUnits(start: start + (range.lowerBound << (isWide ? 1 : 0)), count: range.count, isWide: isWide)
    }

    /// The unit at a 0-based offset.
    @inline(__always)
    subscript(offset: Int) -> UInt16 {
        isWide
            ? start.assumingMemoryBound(to: UInt16.self)[offset]
            : UInt16(truncatingIfNeeded: start.assumingMemoryBound(to: UInt8.self)[offset])
    }

    @inline(__always)
    var narrow: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: count)
    }

    @inline(__always)
    var wide: UnsafeBufferPointer<UInt16> {
        UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt16.self), count: count)
    }

    /// The units as 16-bit ones.
    var array: [UInt16] { isWide ? Array(wide) : narrow.map(UInt16.init) }

    /// The Swift string; lone surrogates become U+FFFD.
    var string: String {
        if isWide { return String(decoding: wide, as: UTF16.self) }
        if isASCII(narrow) { return String(unsafeUninitializedCapacity: count) { $0.initialize(fromContentsOf: narrow) } }
        return String(decoding: narrow.lazy.map(UInt16.init), as: UTF16.self)
    }

    /// The 0-based offset of the first unit at or after `offset`, which is within the text, that is a given one; the text is Latin-1.
    @inline(__always)
    func firstOffset(ofUnit unit: UInt8, from offset: Int) -> Int? {
        // Eight units at a time, because pieces are short as a rule: a byte of `rest` that is 0 is one that is sought.
        let bytes = UnsafeRawPointer(start)
        let pattern = UInt64(unit) &* 0x0101_0101_0101_0101
        var place = offset
        while place &+ 8 <= count {
            let rest = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)) ^ pattern
            let found = (rest &- 0x0101_0101_0101_0101) & ~rest & 0x8080_8080_8080_8080
            if found != 0 { return place &+ found.trailingZeroBitCount >> 3 }
            place &+= 8
        }
        while place < count {
            if bytes.load(fromByteOffset: place, as: UInt8.self) == unit { return place }
            place &+= 1
        }
        return nil
    }

    /// How often a unit stands in the text, which is Latin-1.
    func count(ofUnit unit: UInt8) -> Int {
        // Eight units at a time: the low bit of each byte of `found` says whether it is the unit, and the product adds them up.
        let bytes = UnsafeRawPointer(start)
        let pattern = UInt64(unit) &* 0x0101_0101_0101_0101
        let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        var number = 0
        var place = 0
        while place &+ 8 <= count {
            let rest = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self) ^ pattern
            let found = ~((rest & low) &+ low | rest | low) >> 7
            number &+= Int(truncatingIfNeeded: (found &* 0x0101_0101_0101_0101) >> 56)
            place &+= 8
        }
        while place < count {
            if bytes.load(fromByteOffset: place, as: UInt8.self) == unit { number &+= 1 }
            place &+= 1
        }
        return number
    }
}

/// Whether two texts hold the same units.
func textsAreEqual(_ left: UnsafeMutablePointer<TextObject>, _ right: UnsafeMutablePointer<TextObject>) -> Bool {
    if left == right { return true }
    guard left.pointee.count == right.pointee.count else { return false }
    if left.pointee.hash != 0 && right.pointee.hash != 0 && left.pointee.hash != right.pointee.hash { return false }
    let first = TextUnits(left), second = TextUnits(right)
    if first.isWide == second.isWide { return memcmp(first.start, second.start, first.count << (first.isWide ? 1 : 0)) == 0 }
    for offset in 0..<first.count where first[offset] != second[offset] { return false }
    return true
}

/// Orders two texts by their units, as JavaScript's `<` does.
func compareTexts(_ left: UnsafeMutablePointer<TextObject>, _ right: UnsafeMutablePointer<TextObject>) -> Int {
    let first = TextUnits(left), second = TextUnits(right)
    if !first.isWide && !second.isWide {
        let order = memcmp(first.start, second.start, min(first.count, second.count))
        return order != 0 ? Int(order) : first.count - second.count
    }
    for offset in 0..<min(first.count, second.count) {
        let (a, b) = (first[offset], second[offset])
        if a != b { return a < b ? -1 : 1 }
    }
    return first.count == second.count ? 0 : first.count < second.count ? -1 : 1
}

/// The hash of a text's units, the same whatever their width; never 0.
func hashOfText(_ text: UnsafeMutablePointer<TextObject>) -> UInt32 {
    if text.pointee.hash != 0 { return text.pointee.hash }
    let units = TextUnits(text)
    text.pointee.hash = units.isWide ? hashOfWide(units) : hashOfBytes(UnsafeRawBufferPointer(units.narrow))
    return text.pointee.hash
}

/// The hash of 16-bit units: that of as many bytes where they fit bytes, for then they may equal a text of bytes.
@inline(never)
private func hashOfWide(_ units: TextUnits) -> UInt32 {
    guard units.wide.allSatisfy({ $0 < 0x100 }) else { return hashOfBytes(UnsafeRawBufferPointer(units.wide)) }
    return withUnsafeTemporaryAllocation(byteCount: units.count, alignment: 8) { bytes in
        for offset in 0..<units.count { bytes[offset] = UInt8(truncatingIfNeeded: units.wide[offset]) }
        return hashOfBytes(UnsafeRawBufferPointer(bytes))
    }
}

/// The hash of Latin-1 units as `hashOfText` gives it: eight at a time, the last eight once more where they are no multiple.
@inline(__always)
func hashOfBytes(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    var hash = UInt64(truncatingIfNeeded: bytes.count) &* 0x9E37_79B9_7F4A_7C15
    if bytes.count >= 8 {
        var place = 0
        while place &+ 8 < bytes.count {
            hash = mixed(hash ^ bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            place &+= 8
        }
        hash = mixed(hash ^ bytes.loadUnaligned(fromByteOffset: bytes.count &- 8, as: UInt64.self))
    } else if bytes.count >= 4 {
        let first = UInt64(bytes.loadUnaligned(as: UInt32.self))
        let last = UInt64(bytes.loadUnaligned(fromByteOffset: bytes.count &- 4, as: UInt32.self))
        hash = mixed(hash ^ (first | last << 32))
    } else {
        for byte in bytes { hash = mixed(hash ^ UInt64(byte)) }
    }
    let folded = UInt32(truncatingIfNeeded: hash ^ hash >> 29)
    return folded == 0 ? 1 : folded
}

@inline(__always)
private func mixed(_ word: UInt64) -> UInt64 {
    let product = word &* 0xD6E8_FEB8_6659_FD93
    return product ^ product >> 32
}

/// Whether every byte is ASCII.
@inline(__always)
func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    // Eight at a time, the last eight once more where they are no multiple.
    let start = UnsafeRawBufferPointer(bytes)
    var all: UInt64 = 0
    if start.count >= 8 {
        var place = 0
        while place &+ 8 < start.count {
            all |= start.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            place &+= 8
        }
        all |= start.loadUnaligned(fromByteOffset: start.count &- 8, as: UInt64.self)
    } else {
        for byte in bytes { all |= UInt64(byte) }
    }
    return all & 0x8080_8080_8080_8080 == 0
}
