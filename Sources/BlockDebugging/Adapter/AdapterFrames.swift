/// Takes messages of the Debug Adapter Protocol out of a stream: `Content-Length: N`, an empty line, N bytes.
public struct AdapterFrames {
    private var buffer: [UInt8] = []
    /// How many bytes at the front of `buffer` have been taken. They are removed only when they are more than half of it, so that a
    /// stream of many small messages is not moved for each of them.
    private var takenCount = 0

    /// The largest message that is taken.
    private static let largest = 16 << 20
    /// The largest head.
    private static let largestHead = 4_096

    /// What is wrong with a stream; what follows cannot be read.
    public struct BrokenStream: Error, Hashable, Sendable, CustomStringConvertible {
        /// What is wrong.
        public let description: String
    }

    /// Makes a reader of an empty stream.
    public init() {}

    /// Adds what has arrived.
    public mutating func append(_ bytes: some Sequence<UInt8>) { buffer += bytes }

    /// The next whole message; nil when more has to arrive.
    ///
    /// - Throws: `BrokenStream`.
    public mutating func next() throws(BrokenStream) -> [UInt8]? {
        guard let headEnd = endOfHead else {
            guard buffer.count - takenCount > Self.largestHead else { return nil }
            throw BrokenStream(description: "a message has no head that says 'Content-Length: N'")
        }
        var count: Int?
        for line in String(decoding: buffer[takenCount..<headEnd], as: UTF8.self).split(whereSeparator: \.isNewline) {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "content-length" else { continue }
            count = Int(String(parts[1]).withoutBlanksAround)
        }
        guard let count, count >= 0, count <= Self.largest else {
            throw BrokenStream(description: "a message's head does not say a 'Content-Length' from 0 to \(Self.largest)")
        }
        guard buffer.count >= headEnd + count else { return nil }
        let message = Array(buffer[headEnd..<(headEnd + count)])
        takenCount = headEnd + count
        if takenCount > buffer.count / 2 {
            buffer.removeFirst(takenCount)
            takenCount = 0
        }
        return message
    }

    /// Puts a head before a message.
    public static func framed(_ message: [UInt8]) -> [UInt8] { Array("Content-Length: \(message.count)\r\n\r\n".utf8) + message }

    /// Where the empty line after the next head ends.
    private var endOfHead: Int? {
        let end: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
        let byteCount = min(buffer.count - takenCount, Self.largestHead + 4)
        guard byteCount >= 4 else { return nil }
        for offset in takenCount...(takenCount + byteCount - 4) where buffer[offset..<(offset + 4)].elementsEqual(end) {
            return offset + 4
        }
        return nil
    }
}
