/// Finds the methods of requests in what a client sends, whatever pieces it comes in.
///
/// It follows heads to their empty line and skips bodies by their length or chunk by chunk; it judges nothing. Where it cannot tell where the
/// next request starts, it looks no further: the parser behind it says what is wrong.
struct MethodScanner {
    private enum Part {
        /// In the method of a request, of which so many letters have come.
        case method(Int)
        case head
        case body(Int)
        /// In the line that says how long a chunk is.
        case chunkLine
        /// In a chunk or the line end behind it, of which so many bytes are to come.
        case chunk(Int)
        case trailers
        case unknown
    }

    private var part = Part.method(0)
    /// The start of the line, its letters in lower case.
    private var line: [UInt8] = []
    private var length: Int?
    private var isChunked = false

    private static let lineLimit = 64

    /// Reads the next bytes.
    ///
    /// - Parameter found: is given the offset of every letter of a method that is in lower case.
    mutating func scan(_ bytes: UnsafeRawBufferPointer, found: (Int) -> Void) {
        var offset = 0
        while offset < bytes.count {
            switch part {
            case .unknown: return
            case .method(let count):
                scanMethod(bytes[offset], count, offset, found)
                offset += 1
            case .body(let rest):
                let taken = min(rest, bytes.count - offset)
                offset += taken
                part = taken == rest ? .method(0) : .body(rest - taken)
            case .chunk(let rest):
                let taken = min(rest, bytes.count - offset)
                offset += taken
                part = taken == rest ? .chunkLine : .chunk(rest - taken)
            case .head, .chunkLine, .trailers:
                let byte = bytes[offset]
                offset += 1
                switch byte {
                case 0x0A: endLine()
                case 0x0D: break
                default: if line.count < Self.lineLimit { line.append(0x41...0x5A ~= byte ? byte | 0x20 : byte) }
                }
            }
        }
    }

    private mutating func scanMethod(_ byte: UInt8, _ count: Int, _ offset: Int, _ found: (Int) -> Void) {
        switch byte {
        case 0x61...0x7A:
            found(offset)
            part = .method(count + 1)
        case 0x41...0x5A: part = .method(count + 1)
        // Empty lines may stand before a request.
        case 0x0D where count == 0, 0x0A where count == 0: break
        case 0x20 where count > 0:
            part = .head
            line = [byte]
            length = nil
            isChunked = false
        default: part = .unknown
        }
    }

    private mutating func endLine() {
        defer { line.removeAll(keepingCapacity: true) }
        switch part {
        case .head where line.isEmpty: endHead()
        case .head: readHeader()
        case .chunkLine:
            let digits = line.prefix { $0 != UInt8(ascii: ";") && $0 != 0x20 }
            guard 1...8 ~= digits.count, let size = Int(String(decoding: digits, as: UTF8.self), radix: 16) else {
                part = .unknown
                return
            }
            part = size == 0 ? .trailers : .chunk(size + 2)
        case .trailers where line.isEmpty: part = .method(0)
        default: break
        }
    }

    private mutating func endHead() {
        switch (isChunked, length) {
        case (true, nil): part = .chunkLine
        case (false, let length?) where length > 0: part = .body(length)
        case (false, _): part = .method(0)
        case (true, _?): part = .unknown
        }
    }

    private mutating func readHeader() {
        if let value = value(of: "content-length:") {
            guard length == nil, 1...18 ~= value.count, let number = Int(String(decoding: value, as: UTF8.self)), number >= 0 else {
                part = .unknown
                return
            }
            length = number
        } else if let value = value(of: "transfer-encoding:") {
            guard !isChunked, value.elementsEqual("chunked".utf8) else {
                part = .unknown
                return
            }
            isChunked = true
        }
    }

    /// What stands behind a header's name, when the line is that header.
    private func value(of name: StaticString) -> ArraySlice<UInt8>? {
        name.withUTF8Buffer { name in
            guard line.starts(with: name) else { return nil }
            func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
            let value = line.dropFirst(name.count).drop(while: isSpace)
            return value.dropLast(value.reversed().prefix(while: isSpace).count)
        }
    }
}
