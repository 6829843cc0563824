internal import BlockModel
internal import CLibXML2

/// One run of libxml2 over one text: its callbacks become calls of a `WorkspaceBuilder`.
///
/// libxml2 keeps a pointer to the session, so it stays at one address while `run` works; the callbacks reach it without
/// reference counting.
struct SAXSession {
    private static let smallestChunkByteCount = 64 * 1024
    /// Network off; no limit on depth and lengths but our own; character and predefined entity references resolved in attributes;
    /// the encoding is UTF-8 whatever the declaration says, for the text was converted.
    private static let options =
        XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue | XML_PARSE_NOENT.rawValue | XML_PARSE_IGNORE_ENC.rawValue
    /// Runs once, whichever thread is first.
    private static let initialization: Void = xmlInitParser()

    /// The whole text, UTF-8.
    private let source: UnsafeBufferPointer<UInt8>
    private var lines: LineCounter
    private var context: xmlParserCtxtPtr?
    private(set) var builder: WorkspaceBuilder
    private var isTerminating = false
    /// Whether the text is known not to be well formed: what libxml2 says after its first fault is about its own confusion.
    private var isBroken = false

    private init(_ source: UnsafeBufferPointer<UInt8>, _ builder: WorkspaceBuilder) {
        self.source = source
        self.builder = builder
        lines = LineCounter(UnsafeRawBufferPointer(source))
    }

    /// Reads a text and returns the builder that took it.
    static func run(_ source: UnsafeBufferPointer<UInt8>, _ builder: consuming WorkspaceBuilder) -> WorkspaceBuilder {
        _ = initialization
        let session = UnsafeMutablePointer<SAXSession>.allocate(capacity: 1)
        session.initialize(to: SAXSession(source, builder))
        defer { session.deallocate() }
        feed(session)
        let finished = session.move()
        return finished.builder
    }

    private static func feed(_ session: UnsafeMutablePointer<SAXSession>) {
        var handler = saxHandler()
        guard let context = xmlCreatePushParserCtxt(&handler, session, nil, 0, nil) else {
            return session.pointee.builder.stop(.outOfMemory(file: session.pointee.builder.workspace.file))
        }
        session.pointee.context = context
        _ = xmlCtxtUseOptions(context, Int32(bitPattern: options))
        let source = session.pointee.source
        var offset = 0
        var chunkByteCount = smallestChunkByteCount
        source.withMemoryRebound(to: CChar.self) { text in
            while offset < text.count, context.pointee.disableSAX == 0, !session.pointee.builder.isStopped {
                let count = min(chunkByteCount, text.count - offset)
                xmlParseChunk(context, text.baseAddress.map { $0 + offset }, Int32(count), 0)
                offset += count
                // A tag or comment longer than a chunk is looked at again with every chunk; chunks that grow with it keep that linear.
                chunkByteCount = max(smallestChunkByteCount, session.pointee.unconsumedByteCount)
            }
        }
        if context.pointee.disableSAX == 0, !session.pointee.builder.isStopped {
            session.pointee.isTerminating = true
            xmlParseChunk(context, nil, 0, 1)
        }
        session.pointee.context = nil
        // With SAX callbacks of our own there is no document, unless libxml2 met a declaration of an entity.
        if let document = context.pointee.myDoc { xmlFreeDoc(document) }
        xmlFreeParserCtxt(context)
    }

    // MARK: Callbacks

    mutating func startElement(_ tag: StartTag) { builder.startElement(tag) }

    mutating func endElement() { builder.endElement() }

    mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) { builder.characters(bytes) }

    /// Document type declarations can define entities that grow without bound and read files; nothing that exports blocks writes one.
    mutating func refuseDocumentType(of root: String) {
        isBroken = true
        builder.stop(.documentType(of: root, file: builder.workspace.file, at: tagPosition()))
        xmlStopParser(context)
    }

    mutating func fault(_ error: xmlError) {
        guard !isBroken, !builder.isStopped, error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
        if error.level == XML_ERR_FATAL { isBroken = true }
        let code = xmlParserErrors(rawValue: UInt32(bitPattern: error.code))
        let frame = builder.frames.last
        // A copy: the counter itself must not run ahead of the tag that is being read.
        var counter = lines
        let isAtEnd = isTerminating && (inputOffset() >= source.count || code == XML_ERR_DOCUMENT_END && frame != nil)
        let fault = XMLSyntaxFault(
            code: code,
            message: error.message.map { String(cString: $0) } ?? "",
            names: (error.str1.map { String(cString: $0) }, error.str2.map { String(cString: $0) }),
            position: counter.position(at: isAtEnd ? source.count : inputOffset()),
            isAtEnd: isAtEnd,
            open: frame.map { (builder.names[Int($0.name)].text, $0.position) })
        builder.report(fault.diagnostic(file: builder.workspace.file))
    }

    // MARK: Places

    /// How much libxml2 holds that it could not go through yet.
    private var unconsumedByteCount: Int {
        guard let input = context?.pointee.input, let current = input.pointee.cur, let end = input.pointee.end else { return 0 }
        return end - current
    }

    /// The offset in the source that libxml2 has come to.
    private func inputOffset() -> Int {
        guard let input = context?.pointee.input, let base = input.pointee.base, let current = input.pointee.cur else { return 0 }
        return Int(input.pointee.consumed) + (current - base)
    }

    /// The place of the `<` of the tag that libxml2 has just read.
    ///
    /// libxml2 counts columns in a mixture of bytes and characters, and stands behind the tag; so the tag is looked for
    /// backwards in its buffer (no `<` can be inside one) and the place is counted in the source.
    mutating func tagPosition() -> SourcePosition {
        guard let input = context?.pointee.input, let base = input.pointee.base, let end = input.pointee.cur else {
            return SourcePosition(line: 1, column: 1)
        }
        let buffer = UnsafeRawBufferPointer(start: base, count: end - base)
        let offset = buffer.lastOffset(of: UInt8(ascii: "<"), in: buffer.indices) ?? 0
        return lines.position(at: Int(input.pointee.consumed) + offset)
    }
}
