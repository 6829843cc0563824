public import BlockModel

/// Reads block programs in Blockly's XML format, as Codeless and Blockly export them.
///
/// Both shapes are taken: an `<xml>` element (or a root of any other name that holds blocks) and a single `<block>`. Everything
/// the file says is kept; what has no meaning is reported as a warning, once a name. The reader uses libxml2 without document types,
/// external entities and network, and no recursion: the depth of a program is limited only by `ReadingLimits`.
///
/// - Source: Blockly, core/xml.ts, `domToWorkspace`.
/// - Ours: what no editor can save (two blocks in one input, a second `<next>`, a field without a name) is an error.
public struct WorkspaceXMLReader: Sendable {
    /// How much is read before the file is refused.
    public var limits: ReadingLimits

    /// Makes a reader with limits.
    public init(limits: ReadingLimits = ReadingLimits()) { self.limits = limits }

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - bytes: the contents: UTF-8, UTF-16 or Windows-1252, with or without a byte order mark.
    ///   - file: what diagnostics call it.
    /// - Returns: the workspace, and warnings about what was ignored.
    /// - Throws: all errors of the file at once, with the warnings.
    public func read(_ bytes: [UInt8], file: String) throws(LoadFailure) -> ReadWorkspace {
        try bytes.withUnsafeBytes { result(of: $0, file: file) }.get()
    }

    /// Reads a file that is in memory anyhow, such as a mapped one; places are byte offsets of the text as UTF-8.
    ///
    /// - Parameters:
    ///   - bytes: the contents: UTF-8, UTF-16 or Windows-1252, with or without a byte order mark.
    ///   - file: what diagnostics call it.
    /// - Returns: the workspace, and warnings about what was ignored.
    /// - Throws: all errors of the file at once, with the warnings.
    public func read(_ bytes: UnsafeRawBufferPointer, file: String) throws(LoadFailure) -> ReadWorkspace {
        try result(of: bytes, file: file).get()
    }

    private func result(of bytes: UnsafeRawBufferPointer, file: String) -> Result<ReadWorkspace, LoadFailure> {
        if limits.maximumByteCount > 0, bytes.count > limits.maximumByteCount {
            return .failure(LoadFailure(.fileTooLarge(bytes.count, limit: limits.maximumByteCount, file: file)))
        }
        switch SourceText(bytes) {
        case .utf8(let start): return result(ofUTF8: UnsafeRawBufferPointer(rebasing: bytes[start...]), file: file)
        case .converted(let text): return text.withUnsafeBytes { result(ofUTF8: $0, file: file) }
        case .unsupported(let name): return .failure(LoadFailure(.unsupportedEncoding(name, file: file)))
        }
    }

    private func result(ofUTF8 bytes: UnsafeRawBufferPointer, file: String) -> Result<ReadWorkspace, LoadFailure> {
        if let fault = XMLPreflight.fault(of: bytes, file: file) { return .failure(LoadFailure(fault)) }
        if let offset = XMLPreflight.overloadedTag(in: bytes) {
            var lines = LineCounter(bytes)
            let position = lines.position(at: offset)
            return .failure(LoadFailure(.tooManyAttributes(limit: XMLPreflight.maximumAttributeCount, file: file, at: position)))
        }
        // Handed over, not kept beside: a builder that shares its memory with another makes room for the blocks anew.
        var builder = SAXSession.run(
            bytes.bindMemory(to: UInt8.self), WorkspaceBuilder(file: file, limits: limits, byteCount: bytes.count))
        builder.finish()
        if builder.diagnostics.hasErrors { return .failure(LoadFailure(builder.diagnostics)) }
        return .success(ReadWorkspace(workspace: builder.workspace, warnings: builder.diagnostics))
    }
}
