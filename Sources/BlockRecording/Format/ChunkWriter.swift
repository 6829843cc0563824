import BlockRuntime

/// Encodes events; a chunk is read without those before it.
struct ChunkWriter {
    private(set) var eventCount = 0
    /// The texts that events name by number.
    private(set) var texts: [Text] = []
    /// Bytes of the events and the texts.
    var byteCount: Int { writer.bytes.count + textByteCount }

    /// A text, and whether it is the beginning of a longer one.
    struct Text: Hashable {
        var text: String
        var isCut: Bool
    }

    private var writer = ByteWriter()
    private var textNumbers: [Text: Int] = [:]
    private var textByteCount = 0
    private var lastSite = 0
    private var cache = [UInt64](repeating: 0, count: 256)

    /// What was encoded so far.
    var encoded: EncodedChunk { EncodedChunk(eventCount: eventCount, texts: texts, events: writer.bytes) }

    mutating func append(_ step: TraceStep) {
        eventCount += 1
        switch step {
        case .enter(let site, let isStatement): enter(site, isStatement)
        case .enterFunction(let site, let function):
            rare(.enterFunction)
            writer.write(zigzag: site - lastSite)
            writer.write(varint: function)
            lastSite = site
        case .leave(nil): writer.write(RecordingFormat.Event.leave.rawValue)
        case .leave(let value?): write(value, .leaveWithValue)
        case .unwind(let count): write(payload: max(1, count), .leave)
        case .write(let variable, let value):
            write(value, .write)
            writer.write(varint: variable)
        case .knownWrite(let variable, let value, let site):
            rare(.knownWrite)
            write(value)
            writer.write(varint: variable)
            writer.write(varint: site + 1)
        case .strandStart(let number, let parent):
            rare(.strandStart)
            writer.write(varint: number)
            writer.write(varint: parent)
        case .strandSwitch(let number):
            rare(.strandSwitch)
            writer.write(varint: number)
        case .strandEnd: rare(.strandEnd)
        case .error(let site, let value):
            rare(.error)
            writer.write(varint: site + 1)
            write(value)
        case .call(let name, let arguments):
            rare(.call)
            write(text: name)
            write(text: arguments)
        case .answer(let text, let isError):
            rare(.answer)
            writer.write(isError ? 1 : 0)
            write(text: text)
        case .console(let text):
            rare(.console)
            write(text: text)
        case .users(let text):
            rare(.users)
            write(text: text)
        }
    }

    private mutating func enter(_ site: Int, _ isStatement: Bool) {
        write(payload: ByteWriter.zigzag(site - lastSite), isStatement ? .enterStatement : .enterValue)
        lastSite = site
    }

    @inline(__always)
    private mutating func write(payload: Int, _ event: RecordingFormat.Event) {
        if payload < Int(RecordingFormat.escape) {
            writer.write(UInt8(truncatingIfNeeded: payload) << 3 | event.rawValue)
        } else {
            writer.write(RecordingFormat.escape << 3 | event.rawValue)
            writer.write(varint: payload)
        }
    }

    private mutating func rare(_ event: RecordingFormat.Rare) {
        writer.write(event.rawValue << 3 | RecordingFormat.Event.rare.rawValue)
    }

    private mutating func write(text: String, isCut: Bool = false) { writer.write(varint: number(of: Text(text: text, isCut: isCut))) }

    private mutating func number(of text: Text) -> Int {
        if let number = textNumbers[text] { return number }
        textNumbers[text] = texts.count
        texts.append(text)
        textByteCount += text.text.utf8.count + 2
        return texts.count - 1
    }

    // MARK: Values

    /// Writes a value in a byte of its own.
    private mutating func write(_ value: TracedValue) { write(value, lead: 0, shift: 0) }

    /// Writes an event whose payload is the value's code.
    private mutating func write(_ value: TracedValue, _ event: RecordingFormat.Event) { write(value, lead: event.rawValue, shift: 3) }

    private mutating func write(_ value: TracedValue, lead: UInt8, shift: UInt8) {
        typealias Code = RecordingFormat.ValueCode
        switch value {
        case .undefined: writer.write(Code.undefined << shift | lead)
        case .null: writer.write(Code.null << shift | lead)
        case .boolean(let flag): writer.write((flag ? Code.true : Code.false) << shift | lead)
        case .number(let number): write(number, lead: lead, shift: shift)
        case .text(let text, let isCut):
            writer.write((isCut ? Code.cutText : Code.text) << shift | lead)
            write(text: text, isCut: isCut)
        case .list(let summary):
            writer.write(Code.list << shift | lead)
            write(text: summary, isCut: true)
        case .object(let summary):
            writer.write(Code.object << shift | lead)
            write(text: summary, isCut: true)
        }
    }

    private mutating func write(_ number: Double, lead: UInt8, shift: UInt8) {
        typealias Code = RecordingFormat.ValueCode
        let whole = Int(exactly: number)
        if let whole, whole >= 0, whole < Int(Code.smallNumberCount), whole != 0 || number.sign == .plus {
            return writer.write((Code.smallNumber + UInt8(truncatingIfNeeded: whole)) << shift | lead)
        }
        let isWhole = whole.map { $0.magnitude <= UInt(RecordingFormat.largestNumber) && $0 != 0 } ?? false
        let magnitude = Int(whole?.magnitude ?? 0)
        if isWhole, magnitude < RecordingFormat.firstCachedNumber {
            writer.write((number < 0 ? Code.negative : Code.positive) << shift | lead)
            return writer.write(varint: magnitude)
        }
        let bits = number.bitPattern
        let slot = RecordingFormat.slot(bits)
        if cache[slot] == bits {
            writer.write(Code.cachedNumber << shift | lead)
            return writer.write(UInt8(truncatingIfNeeded: slot))
        }
        cache[slot] = bits
        if isWhole {
            writer.write((number < 0 ? Code.negative : Code.positive) << shift | lead)
            writer.write(varint: magnitude)
        } else {
            writer.write(Code.double << shift | lead)
            writer.write(double: bits)
        }
    }
}

/// A chunk whose events are all there.
struct EncodedChunk {
    var eventCount: Int
    var texts: [ChunkWriter.Text]
    var events: [UInt8]

    /// Bytes that it takes.
    var byteCount: Int { events.count + texts.reduce(0) { $0 + $1.text.utf8.count + 2 } }

    /// The content of its section.
    ///
    /// - Parameters:
    ///   - dictionary: what texts may be told by; the reader has it too.
    ///   - redact: takes secrets out of a text.
    func section(isPrologue: Bool, dictionary: [UInt8], redact: (String, _ isCut: Bool) -> String) -> [UInt8] {
        var writer = ByteWriter()
        writer.write(isPrologue ? RecordingFormat.isPrologue : 0)
        writer.write(varint: eventCount)
        writer.write(varint: texts.count)
        var bytes: [UInt8] = []
        for text in texts {
            let clean = redact(text.text, text.isCut || text.text.hasSuffix("…"))
            bytes += clean.utf8
            bytes.append(TextPacking.end)
        }
        let packed = TextPacking.pack(bytes, dictionary: dictionary[...])
        writer.write(varint: packed.count)
        writer.write(packed)
        writer.write(events)
        return writer.bytes
    }
}
