/// Collects the bytes of a recording.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    @inline(__always)
    mutating func write(_ byte: UInt8) { bytes.append(byte) }

    mutating func write(_ more: [UInt8]) { bytes.append(contentsOf: more) }

    /// Writes a number from 0 on, seven bits at a time, low ones first.
    @inline(__always)
    mutating func write(varint number: Int) {
        var rest = UInt64(max(0, number))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Writes a number of either sign: 0, -1, 1, -2, ... are 0, 1, 2, 3, ...
    mutating func write(zigzag number: Int) { write(varint: ByteWriter.zigzag(number)) }

    @inline(__always)
    static func zigzag(_ number: Int) -> Int { number << 1 ^ number >> (Int.bitWidth - 1) }

    mutating func write(double bits: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift))) }
    }

    mutating func write(text: String) {
        write(varint: text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    /// Writes a section: its tag, its length, its content.
    mutating func write(section: RecordingFormat.Section, _ content: [UInt8]) {
        write(section.rawValue)
        write(varint: content.count)
        write(content)
    }
}
