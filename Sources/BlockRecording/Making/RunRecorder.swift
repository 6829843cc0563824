public import BlockHost
public import BlockRuntime
public import OrderedJSON

/// Records a run: give it to the machine and the host before the run, ask it for the bytes afterwards.
///
///     let recorder = RunRecorder(program)
///     machine.observer = recorder
///     recorder.watch(&hostSettings)
///     ...
///     let bytes = recorder.bytes(RecordedEnding(...), files: files)
///
/// The program must have been compiled for recording (`Instrumentation.trace`). A recorder belongs to one run and one thread.
public final class RunRecorder: TraceObserver {
    private let program: Program
    private let settings: RecordingSettings
    private let points: [TracePoint]
    private var chunk = ChunkWriter()
    private var chunks: [EncodedChunk] = []
    private var byteCount = 0
    private var eventCount = 0
    private var base: RecordingBase
    private var open: [Int: OpenBlocks] = [:]
    /// The fiber of the last event, and its blocks.
    private var strand = 0
    private var blocks = OpenBlocks()
    private var isFull = false
    private var lastUsers = ""
    private var firstUsers = ""
    private var isAnswerDue = false
    private var isUserCall = false
    private let secretVariables: [Bool]
    /// What each variable was last told to hold.
    private var lastTold: [TracedValue?]

    private static let eventsInChunk = 8_192
    private static let bytesInChunk = 64 << 10
    private static let longestText = 4_000

    /// Gives what users there are, as a list of objects; asked before the run and after every call to the user service.
    public var usersTable: (() -> JSONValue)?

    /// Makes the recorder of a run.
    public init(_ program: Program, settings: RecordingSettings = RecordingSettings()) {
        self.program = program
        self.settings = settings
        points = program.tracePoints
        base = RecordingBase(variables: program.tracedVariables)
        lastTold = program.tracedVariables.map { _ in nil }
        secretVariables = program.tracedVariables.map { settings.isSecret($0.name) }
    }

    // MARK: What the machine tells

    /// Records that a block began or is done, or that a variable was set.
    public func passed(_ number: Int, _ value: TracedValue, strand: Int, frame: Int) {
        // A full recording counts on, as fast as it can.
        if isFull { return eventCount += 1 }
        if strand != self.strand { go(to: strand) }
        let point = points[number]
        let depth = Int(point.depth)
        let isEntering = point.kind.rawValue <= TracePoint.Kind.enterValue.rawValue
        let left = blocks.unwind(frame: frame, depth: depth, isEntering: isEntering)
        if left > 0 { add(.unwind(count: left)) }
        switch point.kind {
        case .enterFunction:
            blocks.push(frame: frame, depth: depth)
            add(.enterFunction(site: Int(point.site), function: Int(point.operand)))
        case .enterStatement, .enterValue:
            blocks.push(frame: frame, depth: depth)
            add(.enter(site: Int(point.site), isStatement: point.kind == .enterStatement))
        case .leave: if blocks.pop(frame: frame, depth: depth) { add(.leave(nil)) }
        case .leaveWithRegister, .leaveWithConstant: if blocks.pop(frame: frame, depth: depth) { add(.leave(value)) }
        case .reread:
            let variable = Int(point.operand)
            guard lastTold[variable] != value else { return }
            lastTold[variable] = value
            add(.write(variable: variable, value))
        case .write:
            let variable = Int(point.operand)
            lastTold[variable] = value
            if secretVariables[variable], case .text(let text, isCut: false) = value { settings.secrets.learn(text) }
            add(.write(variable: variable, value))
        }
    }

    /// Records an error where it was thrown.
    public func threw(_ value: TracedValue, strand: Int, site: Int) {
        if strand != self.strand { go(to: strand) }
        add(.error(site: site, value))
    }

    /// Records that a fiber came to be.
    public func started(strand: Int, parent: Int) {
        keep()
        self.strand = strand
        blocks = OpenBlocks()
        add(.strandStart(strand, parent: parent))
        if eventCount == 1 { tellUsers() }
    }

    /// Records that a fiber is done.
    public func ended(strand: Int) {
        if strand != self.strand { go(to: strand) }
        let left = blocks.removeAll()
        if left > 0 { add(.unwind(count: left)) }
        add(.strandEnd)
        open[strand] = nil
    }

    /// Whether a property must not be told.
    public func hides(property: String) -> Bool { settings.secrets.isHiding && settings.isSecret(property) }

    /// Learns a text that was hidden, so that it is hidden everywhere.
    public func hid(_ text: String) { settings.secrets.learn(text) }

    private func go(to strand: Int) {
        keep()
        self.strand = strand
        blocks = open[strand] ?? OpenBlocks()
        add(.strandSwitch(strand))
    }

    private func keep() { if strand > 0, blocks.count > 0 { open[strand] = blocks } else { open[strand] = nil } }

    // MARK: What the host tells

    /// Follows the calls, the answers and the output of a host.
    public func watch(_ host: inout HostSettings) {
        let (print, onCall) = (host.print, host.onCall)
        host.print = { [self] text in
            wrote(text)
            print(text)
        }
        host.onCall = { [self] call in
            called(call)
            onCall?(call)
        }
        host.onAnswer = { [self] in answered($0) }
    }

    /// Records what was printed.
    public func wrote(_ text: String) { add(.console(Self.cut(text))) }

    /// Records a call to the host.
    public func called(_ call: RunReport.Call) {
        isAnswerDue = true
        isUserCall = call.name.hasPrefix("users.")
        var arguments = valueText
        arguments.write(call.arguments)
        add(.call(name: call.name, arguments: Self.cut(arguments.text)))
    }

    private var valueText: HostValueText {
        HostValueText(hides: { [self] in hides(property: $0) }, hid: { [self] in hid($0) })
    }

    private func answered(_ answer: HostAnswer) {
        guard isAnswerDue else { return }
        switch answer {
        case .ask, .askData: return
        case .value(let value): add(answer: value)
        case .json(let json): add(answer: PlainJSON.value(json))
        case .error(let error): add(.answer(Self.cut(error.text), isError: true))
        case .unanswered(let message, _): add(.answer(Self.cut(message), isError: true))
        case .property, .unit, .wait, .stop: break
        }
        isAnswerDue = false
        if isUserCall { tellUsers() }
    }

    private func add(answer value: HostValue) {
        var answer = valueText
        answer.write(value)
        add(.answer(Self.cut(answer.text), isError: false))
    }

    /// Records what users there are, when that has changed.
    private func tellUsers() {
        guard let users = usersTable?() else { return }
        let text = JSONWriter.text(settings.secrets.redact(users))
        if text == lastUsers { return }
        if lastUsers.isEmpty { firstUsers = text }
        lastUsers = text
        add(.users(text))
    }

    private static func cut(_ text: String) -> String {
        guard text.utf8.count > longestText else { return text }
        return String(decoding: text.utf8.prefix(longestText), as: UTF8.self) + "…"
    }

    // MARK: Keeping

    private func add(_ step: TraceStep) {
        eventCount += 1
        if isFull { return }
        chunk.append(step)
        if chunk.eventCount >= Self.eventsInChunk || chunk.byteCount >= Self.bytesInChunk { close() }
    }

    /// Ends a chunk; drops old ones, or stops, where there are too many.
    private func close() {
        let encoded = chunk.encoded
        chunk = ChunkWriter()
        chunks.append(encoded)
        byteCount += encoded.byteCount
        guard let kept = settings.keptEventCount else {
            isFull =
                settings.byteLimit > 0 && byteCount >= settings.byteLimit || settings.eventLimit > 0 && eventCount >= settings.eventLimit
            return
        }
        while let first = chunks.first, eventCount - base.eventCount - first.eventCount >= kept || isTooLarge {
            base.take(first, siteCount: program.sites.count)
            byteCount -= first.byteCount
            chunks.removeFirst()
        }
    }

    private var isTooLarge: Bool { settings.byteLimit > 0 && byteCount > settings.byteLimit && chunks.count > 1 }

    // MARK: The file

    /// The recording as the content of a file; call it once, after the run.
    ///
    /// - Parameter files: the program's files without secrets, the main one first.
    public func bytes(_ ending: RecordedEnding, files: [RecordedFile]) -> [UInt8] {
        var held = chunks
        if chunk.eventCount > 0 { held.append(chunk.encoded) }
        var ending = ending
        ending.totalEventCount = eventCount
        ending.isCut = isFull
        let secrets = settings.secrets
        var names = NameTable()
        let sites = encodedSites(&names, files)
        let variables = encodedVariables(&names)
        var writer = ByteWriter()
        writer.write(RecordingFormat.magic)
        writer.write(RecordingFormat.version)
        for file in files {
            var content = ByteWriter()
            content.write(text: file.name)
            content.write(file.bytes)
            writer.write(section: .file, content.bytes)
        }
        let phrases = Array(secrets.redact(firstUsers).utf8)
        let beginning = files.first?.bytes.prefix(RecordingFormat.fileBytesInDictionary) ?? []
        let dictionary = TextPacking.phrases + phrases + [TextPacking.end] + beginning
        writer.write(section: .phrases, phrases)
        writer.write(section: .names, names.encoded)
        writer.write(section: .sites, sites)
        writer.write(section: .variables, variables)
        func redact(_ text: String, isCut: Bool) -> String { secrets.redact(text, isCut: isCut) }
        if base.eventCount > 0 {
            ending.droppedEventCount = base.eventCount
            writer.write(section: .chunk, base.prologue.section(isPrologue: true, dictionary: dictionary, redact: redact))
        }
        for chunk in held { writer.write(section: .chunk, chunk.section(isPrologue: false, dictionary: dictionary, redact: redact)) }
        var end = ByteWriter()
        end.write(text: ending.status)
        end.write(text: secrets.redact(Self.cut(ending.message)))
        for number in [ending.stepCount, ending.totalEventCount, ending.droppedEventCount, ending.isCut ? 1 : 0] {
            end.write(varint: number)
        }
        writer.write(section: .ending, end.bytes)
        return writer.bytes
    }

    /// Sizes for those who measure: events, and bytes of events and texts.
    public var size: (events: Int, bytes: Int) { (eventCount, byteCount + chunk.byteCount) }

    private func encodedSites(_ names: inout NameTable, _ files: [RecordedFile]) -> [UInt8] {
        var writer = ByteWriter()
        writer.write(varint: program.sites.count)
        for site in program.sites {
            writer.write(varint: (files.firstIndex { $0.name == site.file } ?? -1) + 1)
            writer.write(varint: site.blockOffset + 1)
            writer.write(varint: names.number(of: site.type))
            writer.write(varint: site.id.map { names.number(of: $0) + 1 } ?? 0)
            writer.write(varint: site.line)
            writer.write(varint: site.column)
        }
        return writer.bytes
    }

    private func encodedVariables(_ names: inout NameTable) -> [UInt8] {
        var writer = ByteWriter()
        writer.write(varint: program.functions.count)
        for function in program.functions { writer.write(varint: names.number(of: function.name)) }
        writer.write(varint: program.tracedVariables.count)
        for variable in program.tracedVariables {
            writer.write(varint: names.number(of: variable.name))
            writer.write(varint: (variable.function ?? -1) + 1)
        }
        return writer.bytes
    }
}

/// The names that sites and variables share.
private struct NameTable {
    private var names: [String] = []
    private var numbers: [String: Int] = [:]

    mutating func number(of name: String) -> Int {
        if let number = numbers[name] { return number }
        numbers[name] = names.count
        names.append(name)
        return names.count - 1
    }

    var encoded: [UInt8] {
        var writer = ByteWriter()
        writer.write(varint: names.count)
        for name in names { writer.write(text: name) }
        return writer.bytes
    }
}
