import BlockRuntime

/// Decodes the events of one chunk.
struct ChunkReader {
    /// Whether the events only say how things stood when the recording began.
    let isPrologue: Bool
    let eventCount: Int
    /// What the texts count for: the bytes of their letters, and a fixed number for each.
    let textByteCount: Int
    private let texts: [String]
    private var reader: ByteReader
    private var lastSite = 0
    private var cache = [UInt64](repeating: 0, count: 256)
    private let siteCount: Int
    private let variableCount: Int

    /// Bytes that the texts of one chunk may count for.
    private static let mostTextBytes = 64 << 20
    /// Bytes that a text counts for besides its letters: empty ones take memory too, and a few packed bytes can tell millions of them.
    private static let byteCountOfEmptyText = 32

    /// Reads the head of a chunk in a file.
    ///
    /// - Parameter mostTextBytes: what its texts may count for, from 0 on, where that is less than those of any chunk may.
    init(
        _ reader: ByteReader, dictionary: [UInt8], mostTextBytes: Int, siteCount: Int, variableCount: Int
    ) throws(RecordingError) {
        var reader = reader
        isPrologue = try reader.byte() & RecordingFormat.isPrologue != 0
        eventCount = try reader.count()
        let textCount = try reader.varint()
        let packed = ByteReader(reader.bytes, try reader.part())
        let most = min(Self.mostTextBytes, mostTextBytes)
        guard textCount <= most / Self.byteCountOfEmptyText else { throw packed.failure("its texts are too long") }
        let fixed = textCount * Self.byteCountOfEmptyText
        let texts = try TextPacking.unpack(packed, count: textCount, mostBytes: most - fixed, dictionary: dictionary[...])
        textByteCount = texts.reduce(fixed) { $0 + $1.count }
        self.texts = texts.map { String(decoding: $0, as: UTF8.self) }
        self.reader = reader
        self.siteCount = siteCount
        self.variableCount = variableCount
    }

    /// Reads a chunk that was just encoded.
    init(_ chunk: EncodedChunk, siteCount: Int, variableCount: Int) {
        isPrologue = false
        eventCount = chunk.eventCount
        textByteCount = 0
        texts = chunk.texts.map(\.text)
        reader = ByteReader(chunk.events)
        self.siteCount = siteCount
        self.variableCount = variableCount
    }

    var isAtEnd: Bool { reader.isAtEnd }

    mutating func next() throws(RecordingError) -> TraceStep {
        let head = try reader.byte()
        let payload = head >> 3
        switch RecordingFormat.Event(rawValue: head & 7) {
        case .enterStatement: return .enter(site: try site(payload), isStatement: true)
        case .enterValue: return .enter(site: try site(payload), isStatement: false)
        case .leave:
            if payload == 0 { return .leave(nil) }
            return .unwind(count: payload == RecordingFormat.escape ? try reader.varint() : Int(payload))
        case .leaveWithValue: return .leave(try value(payload))
        case .write:
            let value = try value(payload)
            return .write(variable: try variable(), value)
        case .rare: return try rare(payload)
        case nil: throw reader.failure("there is no event of kind \(head & 7)")
        }
    }

    private mutating func rare(_ payload: UInt8) throws(RecordingError) -> TraceStep {
        switch RecordingFormat.Rare(rawValue: payload) {
        case .enterFunction:
            let site = try site(from: try reader.zigzag())
            return .enterFunction(site: site, function: try reader.varint())
        case .strandStart:
            let number = try strand()
            return .strandStart(number, parent: try strand())
        case .strandSwitch: return .strandSwitch(try strand())
        case .strandEnd: return .strandEnd
        case .error:
            let site = try optionalSite()
            return .error(site: site, try plainValue())
        case .call:
            let name = try text()
            return .call(name: name, arguments: try text())
        case .answer:
            let isError = try reader.byte() != 0
            return .answer(try text(), isError: isError)
        case .console: return .console(try text())
        case .users: return .users(try text())
        case .knownWrite:
            let value = try plainValue()
            let variable = try variable()
            return .knownWrite(variable: variable, value, writer: try optionalSite())
        case nil: throw reader.failure("there is no event of kind 5.\(payload)")
        }
    }

    // MARK: Operands

    @inline(__always)
    private mutating func site(_ payload: UInt8) throws(RecordingError) -> Int {
        let folded = payload == RecordingFormat.escape ? try reader.varint() : Int(payload)
        return try site(from: folded >> 1 ^ -(folded & 1))
    }

    @inline(__always)
    private mutating func site(from delta: Int) throws(RecordingError) -> Int {
        // Invariant: both are less than 2^53 in magnitude, so their sum cannot overflow.
        let site = lastSite + delta
        guard site >= 0, site < siteCount else { throw reader.failure("there is no block \(site)") }
        lastSite = site
        return site
    }

    private mutating func optionalSite() throws(RecordingError) -> Int {
        let site = try reader.varint() - 1
        guard site < siteCount else { throw reader.failure("there is no block \(site)") }
        return site
    }

    private mutating func variable() throws(RecordingError) -> Int {
        let variable = try reader.varint()
        guard variable < variableCount else { throw reader.failure("there is no variable \(variable)") }
        return variable
    }

    private mutating func strand() throws(RecordingError) -> Int {
        let number = try reader.varint()
        guard number <= Int(Int32.max) else { throw reader.failure("there is no fiber \(number)") }
        return number
    }

    private mutating func text() throws(RecordingError) -> String {
        let number = try reader.varint()
        guard number < texts.count else { throw reader.failure("there is no text \(number)") }
        return texts[number]
    }

    private mutating func plainValue() throws(RecordingError) -> TracedValue { try value(try reader.byte()) }

    private mutating func value(_ code: UInt8) throws(RecordingError) -> TracedValue {
        typealias Code = RecordingFormat.ValueCode
        switch code {
        case Code.undefined: return .undefined
        case Code.null: return .null
        case Code.false: return .boolean(false)
        case Code.true: return .boolean(true)
        case Code.text: return .text(try text(), isCut: false)
        case Code.cutText: return .text(try text(), isCut: true)
        case Code.list: return .list(try text())
        case Code.object: return .object(try text())
        case Code.cachedNumber: return .number(Double(bitPattern: cache[Int(try reader.byte())]))
        case Code.double:
            let bits = try reader.double()
            cache[RecordingFormat.slot(bits)] = bits
            return .number(Double(bitPattern: bits))
        case Code.negative, Code.positive:
            let magnitude = Double(try reader.varint())
            let number = code == Code.negative ? -magnitude : magnitude
            if magnitude >= Double(RecordingFormat.firstCachedNumber) {
                cache[RecordingFormat.slot(number.bitPattern)] = number.bitPattern
            }
            return .number(number)
        case Code.smallNumber..<Code.smallNumber + Code.smallNumberCount: return .number(Double(code - Code.smallNumber))
        default: throw reader.failure("there is no value of kind \(code)")
        }
    }
}
