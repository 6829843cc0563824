/// Reads the bytes of a recording; every step is checked.
struct ByteReader {
    let bytes: [UInt8]
    private(set) var offset: Int
    let end: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        offset = 0
        end = bytes.count
    }

    /// Reads a part.
    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        offset = range.lowerBound
        end = range.upperBound
    }

    var isAtEnd: Bool { offset >= end }
    var byteCountLeft: Int { end - offset }

    func failure(_ message: String) -> RecordingError { RecordingError(message, offset: offset) }

    @inline(__always)
    mutating func byte() throws(RecordingError) -> UInt8 {
        guard offset < end else { throw failure("it ends in the middle of something") }
        defer { offset += 1 }
        return bytes[offset]
    }

    @inline(__always)
    mutating func varint() throws(RecordingError) -> Int {
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let byte = try byte()
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { break }
            shift += 7
            if shift > 49 { throw failure("a number is too large") }
        }
        // Invariant: eight groups of seven bits are less than 2^56.
        guard number <= UInt64(RecordingFormat.largestNumber) else { throw failure("a number is too large") }
        return Int(number)
    }

    mutating func zigzag() throws(RecordingError) -> Int {
        let number = try varint()
        return number >> 1 ^ -(number & 1)
    }

    mutating func double() throws(RecordingError) -> UInt64 {
        var bits: UInt64 = 0
        for shift in stride(from: 0, to: 64, by: 8) { bits |= UInt64(try byte()) << UInt64(shift) }
        return bits
    }

    /// Reads a length and the bytes it counts.
    mutating func part() throws(RecordingError) -> Range<Int> {
        let count = try varint()
        guard count <= byteCountLeft else { throw failure("it ends in the middle of something") }
        defer { offset += count }
        return offset..<offset + count
    }

    mutating func text() throws(RecordingError) -> String {
        let range = try part()
        return String(decoding: bytes[range], as: UTF8.self)
    }

    /// Reads how many things follow, each of at least one byte.
    mutating func count() throws(RecordingError) -> Int {
        let count = try varint()
        guard count <= byteCountLeft else { throw failure("it says that there are \(count) things, which is more than there is room for") }
        return count
    }
}
