import BlockRuntime

/// Reads a recording from bytes that may be anything: every number is checked before it is used.
struct RecordingLoader {
    private var reader: ByteReader
    private var recording = Recording()
    private var names: [String] = []
    /// The phrases of the format and those of the file.
    private var phrases = TextPacking.phrases
    private var hasPhrasesOfItsOwn = false
    /// What the texts of chunks may be told by: the phrases and the beginning of the main file, no more of them than is used.
    private var dictionary = TextPacking.phrases
    /// What the texts so far count for.
    private var textByteCount = 0
    /// The innermost open block of each fiber but the current one: its event, and how many are open.
    private var tops: [Int32: (top: Int32, depth: Int32)] = [:]
    private var strand: Int32 = 0
    private var top: Int32 = -1
    private var depth: Int32 = 0

    init(_ bytes: [UInt8]) { reader = ByteReader(bytes) }

    mutating func load() throws(RecordingError) -> Recording {
        for expected in RecordingFormat.magic {
            guard !reader.isAtEnd, try reader.byte() == expected else {
                throw RecordingError("it does not begin as recordings do", offset: 0)
            }
        }
        let version = try reader.byte()
        guard version == RecordingFormat.version else {
            throw reader.failure("it is of version \(version), and this program reads version \(RecordingFormat.version)")
        }
        while true {
            guard !reader.isAtEnd else { throw reader.failure("its end is missing") }
            let tag = try reader.byte()
            let range = try reader.part()
            let part = ByteReader(reader.bytes, range)
            switch RecordingFormat.Section(rawValue: tag) {
            case .file: try readFile(part)
            case .phrases: try readPhrases(part)
            case .names: try readNames(part)
            case .sites: try readSites(part)
            case .variables: try readVariables(part)
            case .chunk: try readChunk(part)
            case .ending:
                try readEnding(part)
                return recording
            case nil: throw reader.failure("there is no section of kind \(tag)")
            }
        }
    }

    /// Bytes that all texts may count for: a small file must not become a large one in memory.
    private static let mostTextBytes = 1 << 30

    // MARK: Sections

    private mutating func readFile(_ part: ByteReader) throws(RecordingError) {
        var part = part
        let name = try part.text()
        recording.files.append(RecordedFile(name: name, bytes: Array(part.bytes[part.offset..<part.end])))
        if recording.files.count == 1 { makeDictionary() }
    }

    private mutating func readPhrases(_ part: ByteReader) throws(RecordingError) {
        guard !hasPhrasesOfItsOwn else { throw part.failure("its phrases come twice") }
        hasPhrasesOfItsOwn = true
        phrases = TextPacking.phrases
        phrases.append(contentsOf: part.bytes[part.offset..<part.end].suffix(TextPacking.longestDictionary))
        phrases.append(TextPacking.end)
        makeDictionary()
    }

    /// Made when a part of it is read, not for each chunk: a file may have many chunks of nothing.
    private mutating func makeDictionary() {
        var whole = phrases
        if let main = recording.files.first { whole.append(contentsOf: main.bytes.prefix(RecordingFormat.fileBytesInDictionary)) }
        dictionary = Array(whole.suffix(TextPacking.longestDictionary))
    }

    private mutating func readNames(_ part: ByteReader) throws(RecordingError) {
        var part = part
        for _ in 0..<(try part.count()) { names.append(try part.text()) }
    }

    private func name(_ number: Int, _ part: ByteReader) throws(RecordingError) -> String {
        guard number < names.count else { throw part.failure("there is no name \(number)") }
        return names[number]
    }

    private mutating func readSites(_ part: ByteReader) throws(RecordingError) {
        var part = part
        for _ in 0..<(try part.count()) {
            let file = try part.varint() - 1
            guard file < recording.files.count else { throw part.failure("there is no file \(file)") }
            let block = try part.varint() - 1
            let type = try name(try part.varint(), part)
            let id = try part.varint()
            recording.sites.append(
                Recording.Site(
                    type: type, id: id > 0 ? try name(id - 1, part) : nil, file: file >= 0 ? file : nil,
                    blockOffset: block >= 0 ? block : nil, line: try part.varint(), column: try part.varint()))
        }
    }

    private mutating func readVariables(_ part: ByteReader) throws(RecordingError) {
        var part = part
        for _ in 0..<(try part.count()) { recording.functions.append(try name(try part.varint(), part)) }
        for _ in 0..<(try part.count()) {
            let name = try name(try part.varint(), part)
            let function = try part.varint() - 1
            guard function < recording.functions.count else { throw part.failure("there is no function \(function)") }
            recording.variables.append(Recording.Variable(name: name, function: function >= 0 ? function : nil))
            recording.writes.append([])
        }
    }

    private mutating func readEnding(_ part: ByteReader) throws(RecordingError) {
        var part = part
        let status = try part.text()
        recording.ending = RecordedEnding(status: status, message: try part.text(), stepCount: try part.varint())
        recording.ending.totalEventCount = try part.varint()
        recording.ending.droppedEventCount = try part.varint()
        recording.ending.isCut = try part.varint() != 0
    }

    private mutating func readChunk(_ part: ByteReader) throws(RecordingError) {
        var chunk = try ChunkReader(
            part, dictionary: dictionary, mostTextBytes: Self.mostTextBytes - textByteCount, siteCount: recording.sites.count,
            variableCount: recording.variables.count)
        recording.eventByteCount += part.byteCountLeft
        textByteCount += chunk.textByteCount
        guard !chunk.isPrologue || recording.count == recording.prologueCount else {
            throw part.failure("what stood at its beginning comes too late")
        }
        guard recording.count + chunk.eventCount <= Int(Int32.max) else { throw part.failure("it has too many events") }
        var count = 0
        while !chunk.isAtEnd {
            take(try chunk.next())
            count += 1
            if let problem { throw RecordingError(problem, offset: part.offset) }
        }
        guard count == chunk.eventCount else { throw part.failure("a part has \(count) events and says \(chunk.eventCount)") }
        if chunk.isPrologue { recording.prologueCount = recording.count }
    }

    /// What is wrong with the last event.
    private var problem: String?

    // MARK: Events

    private mutating func take(_ step: TraceStep) {
        let offset = Int32(truncatingIfNeeded: recording.count)
        switch step {
        case .enter(let site, let isStatement): open(isStatement ? .enterStatement : .enterValue, site, frame: frame)
        case .enterFunction(let site, let function):
            guard function < recording.functions.count else { return problem = "there is no function \(function)" }
            open(.enterFunction, site, frame: offset, function: Int32(truncatingIfNeeded: function))
        case .leave(let value):
            guard top >= 0 else { return problem = "a block is done that has not begun" }
            let site = recording.eventSites[Int(top)]
            close(1)
            add(.leave, site: site, operand: value.map { keep($0) } ?? -1)
        case .unwind(let count):
            guard count <= depth else { return problem = "more blocks are left behind than have begun" }
            close(count)
            add(.unwind)
        case .write(let variable, let value): write(variable, value, writer: top >= 0 ? recording.eventSites[Int(top)] : -1)
        case .knownWrite(let variable, let value, let site): write(variable, value, writer: Int32(truncatingIfNeeded: site))
        case .strandStart(let number, _):
            go(to: number)
            (top, depth) = (-1, 0)
            add(.strandStart)
        case .strandSwitch(let number):
            go(to: number)
            add(.strandSwitch)
        case .strandEnd:
            (top, depth) = (-1, 0)
            add(.strandEnd)
        case .error(let site, let value):
            recording.errorEvents.append(offset)
            add(.error, site: Int32(truncatingIfNeeded: site), operand: keep(value))
        case .call(let name, let arguments):
            recording.callEvents.append(offset)
            let operand = keep(name)
            _ = keep(arguments)
            add(.call, operand: operand)
        case .answer(let text, let isError): add(isError ? .failedAnswer : .answer, operand: keep(text))
        case .console(let text):
            recording.consoleEvents.append(offset)
            add(.console, operand: keep(text))
        case .users(let text):
            recording.userEvents.append(offset)
            add(.users, operand: keep(text))
        }
    }

    /// The event that began the function around the innermost open block.
    private var frame: Int32 { top >= 0 ? recording.frames[Int(top)] : -1 }

    private mutating func open(_ kind: RecordingEvent.Kind, _ site: Int, frame: Int32, function: Int32 = -1) {
        let offset = Int32(truncatingIfNeeded: recording.count)
        depth += 1
        append(kind, site: Int32(truncatingIfNeeded: site), link: top, frame: frame, operand: -1, subject: function)
        top = offset
    }

    private mutating func close(_ count: Int) {
        for _ in 0..<count { top = recording.links[Int(top)] }
        depth -= Int32(truncatingIfNeeded: count)
    }

    private mutating func write(_ variable: Int, _ value: TracedValue, writer: Int32) {
        recording.writes[variable].append(Int32(truncatingIfNeeded: recording.count))
        append(.write, site: writer, link: top, frame: frame, operand: keep(value), subject: Int32(truncatingIfNeeded: variable))
    }

    private mutating func go(to number: Int) {
        if strand > 0 { tops[strand] = top >= 0 ? (top, depth) : nil }
        strand = Int32(truncatingIfNeeded: number)
        (top, depth) = tops[strand] ?? (-1, 0)
    }

    private mutating func add(_ kind: RecordingEvent.Kind, site: Int32 = -1, operand: Int32 = -1) {
        append(kind, site: site, link: top, frame: frame, operand: operand, subject: -1)
    }

    private mutating func append(
        _ kind: RecordingEvent.Kind, site: Int32, link: Int32, frame: Int32, operand: Int32, subject: Int32
    ) {
        recording.kinds.append(kind)
        recording.eventSites.append(site)
        recording.links.append(link)
        recording.depths.append(depth)
        recording.strands.append(strand)
        recording.frames.append(frame)
        recording.operands.append(operand)
        recording.subjects.append(subject)
    }

    private mutating func keep(_ value: TracedValue) -> Int32 {
        recording.values.append(value)
        return Int32(truncatingIfNeeded: recording.values.count - 1)
    }

    private mutating func keep(_ text: String) -> Int32 {
        recording.texts.append(text)
        return Int32(truncatingIfNeeded: recording.texts.count - 1)
    }
}
