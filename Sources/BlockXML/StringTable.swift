internal import BlockModel

/// Gives the same `String` for the same bytes, so that a type or input name that occurs a million times is stored once.
///
/// Texts of up to 15 bytes live inside the `String` itself: of those the table only knows the last ones met, because making one takes
/// longer than finding it. It is bounded: a file of nothing but distinct names gains nothing from it and must not pay for it.
struct StringTable {
    private static let maximumCount = 65_536
    private static let maximumLength = 128
    /// Names chosen so that their hashes collide are not worth a longer search.
    private static let maximumProbes = 16

    private var strings: [String] = []
    private var hashes: [UInt64] = []
    /// Open addressing; -1 is free.
    private var slots = [Int32](repeating: -1, count: 256)

    /// The last short text met of each hash.
    private var shortTexts = [(bytes: ShortBytes, string: String)](repeating: (ShortBytes(), ""), count: shortTextCount)

    private static let shortTextCount = 256

    /// The string of some UTF-8 bytes.
    mutating func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        if bytes.count <= 15 { return shortString(bytes) }
        if bytes.count > Self.maximumLength { return String(decoding: bytes, as: UTF8.self) }
        let hash = Self.hash(bytes)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        var probes = 0
        while slots[slot] >= 0, probes < Self.maximumProbes {
            let offset = Int(slots[slot])
            if hashes[offset] == hash, isEqual(strings[offset], bytes) { return strings[offset] }
            slot = (slot + 1) & (slots.count - 1)
            probes += 1
        }
        let string = String(decoding: bytes, as: UTF8.self)
        if strings.count < Self.maximumCount, slots[slot] < 0 {
            slots[slot] = Int32(strings.count)
            strings.append(string)
            hashes.append(hash)
            if strings.count * 2 > slots.count { grow() }
        }
        return string
    }

    private mutating func shortString(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let key = ShortBytes(UnsafeRawBufferPointer(bytes))
        let slot = Int(truncatingIfNeeded: key.hash) & (Self.shortTextCount - 1)
        if shortTexts[slot].bytes != key { shortTexts[slot] = (key, String(decoding: bytes, as: UTF8.self)) }
        return shortTexts[slot].string
    }

    private func isEqual(_ string: String, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        // Strings that were made of UTF-8 have their bytes in one piece.
        string.utf8.withContiguousStorageIfAvailable { UnsafeRawBufferPointer($0).isEqual(to: UnsafeRawBufferPointer(bytes)) } ?? false
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for (offset, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(offset)
        }
    }

    /// FNV-1a over eight bytes at a time, mixed at the end.
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let raw = UnsafeRawBufferPointer(bytes)
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(raw.count)
        var offset = 0
        while offset + 8 <= raw.count {
            hash = (hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 29
            offset += 8
        }
        while offset < raw.count {
            hash = (hash ^ UInt64(raw[offset])) &* 0x0000_0100_0000_01B3
            offset += 1
        }
        return hash ^ hash >> 32
    }
}

/// Up to 15 bytes in two words, which overlap where there are fewer.
private struct ShortBytes: Equatable {
    private var first: UInt64 = 0
    private var last: UInt64 = 0
    private var count = 0

    init() {}

    init(_ bytes: UnsafeRawBufferPointer) {
        count = bytes.count
        if count >= 8 {
            first = bytes.loadUnaligned(as: UInt64.self)
            last = bytes.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
        } else if count >= 4 {
            first = UInt64(bytes.loadUnaligned(as: UInt32.self))
            last = UInt64(bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
        } else {
            for byte in bytes { first = first << 8 | UInt64(byte) }
        }
    }

    var hash: UInt64 {
        let mixed = (first ^ last &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(count)) &* 0xD6E8_FEB8_6659_FD93
        return mixed >> 56
    }
}
