/// Finds what cannot be in a text file: bytes that are not UTF-8, and NUL.
public enum UTF8Check {
    /// What is wrong with a byte.
    public enum Fault: Hashable, Sendable {
        /// Not part of a well-formed UTF-8 sequence.
        case notUTF8
        /// A NUL byte.
        case nul
    }

    /// Finds the first byte that is wrong, 32 bytes at a time while the text is ASCII.
    ///
    /// - Parameter bytes: the text. O(n).
    /// - Returns: the fault and its 0-based offset, nil when the text is right.
    public static func firstFault(in bytes: UnsafeRawBufferPointer) -> (offset: Int, fault: Fault)? {
        var offset = 0
        let count = bytes.count
        while offset < count {
            if offset + 32 <= count,
                oddBits(bytes, offset) | oddBits(bytes, offset + 8) | oddBits(bytes, offset + 16) | oddBits(bytes, offset + 24) == 0
            {
                offset += 32
                continue
            }
            if offset + 8 <= count, oddBits(bytes, offset) == 0 {
                offset += 8
                continue
            }
            let byte = bytes[offset]
            if byte == 0 { return (offset, .nul) }
            if byte < 0x80 {
                offset += 1
                continue
            }
            let length = sequenceLength(bytes, offset)
            if length == 0 { return (offset, .notUTF8) }
            offset += length
        }
        return nil
    }

    /// Zero when the eight bytes at an offset are ASCII and none is NUL: subtracting one from each then sets no high bit.
    private static func oddBits(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        return (word | (word &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080
    }

    /// The length of the well-formed sequence at an offset whose first byte is not ASCII; 0 when it is not well formed.
    private static func sequenceLength(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Int {
        let first = bytes[offset]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch first {
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF:
            length = 3
            if first == 0xE0 { second = 0xA0...0xBF }
            if first == 0xED { second = 0x80...0x9F }
        case 0xF0...0xF4:
            length = 4
            if first == 0xF0 { second = 0x90...0xBF }
            if first == 0xF4 { second = 0x80...0x8F }
        default: return 0
        }
        guard offset + length <= bytes.count, second.contains(bytes[offset + 1]) else { return 0 }
        for next in 2..<max(length, 2) where bytes[offset + next] & 0xC0 != 0x80 { return 0 }
        return length
    }
}
