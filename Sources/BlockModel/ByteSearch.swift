#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

extension UnsafeRawBufferPointer {
    /// The offset of the first byte of a value in a range of offsets; nil when there is none.
    package func firstOffset(of byte: UInt8, in range: Range<Int>) -> Int? {
        guard let baseAddress, !range.isEmpty else { return nil }
        return memchr(baseAddress + range.lowerBound, Int32(byte), range.count).map { UnsafeRawPointer($0) - baseAddress }
    }

    /// The offset of the last byte of a value in a range of offsets, eight bytes at a time; nil when there is none.
    package func lastOffset(of byte: UInt8, in range: Range<Int>) -> Int? {
        let sevenBits: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        let pattern = UInt64(byte) &* 0x0101_0101_0101_0101
        var end = range.upperBound
        while end - range.lowerBound >= 8 {
            let word = UInt64(littleEndian: loadUnaligned(fromByteOffset: end - 8, as: UInt64.self)) ^ pattern
            // The high bit of every byte that is zero now: adding 127 sets it in all others, unless it is set in them anyway.
            let found = ~((word & sevenBits) &+ sevenBits | word | sevenBits)
            if found != 0 { return end - 1 - found.leadingZeroBitCount / 8 }
            end -= 8
        }
        return self[range.lowerBound..<end].lastIndex(of: byte)
    }

    /// Whether it holds the same bytes as another.
    package func isEqual(to other: UnsafeRawBufferPointer) -> Bool {
        guard count == other.count, let baseAddress, let otherAddress = other.baseAddress else { return count == other.count }
        return memcmp(baseAddress, otherAddress, count) == 0
    }
}
