internal import BlockModel

/// What is plain to see before a parser starts: an empty file, a file that is not XML at all, bytes that are not text.
enum XMLPreflight {
    /// The fault that makes parsing pointless.
    static func fault(of bytes: UnsafeRawBufferPointer, file: String) -> Diagnostic? {
        guard let first = bytes.firstIndex(where: { !isSpace($0) }) else {
            return bytes.isEmpty ? .emptyFile(file: file) : .blankFile(file: file)
        }
        lazy var lines = LineCounter(bytes)
        if bytes[first] != UInt8(ascii: "<") { return .notXML(first: bytes[first], file: file, at: lines.position(at: first)) }
        guard let fault = UTF8Check.firstFault(in: bytes) else { return nil }
        let position = lines.position(at: fault.offset)
        return switch fault.fault {
        case .nul: .nulByte(file: file, at: position)
        case .notUTF8: .notUTF8(byte: bytes[fault.offset], file: file, at: position)
        }
    }

    /// The first tag with more attributes than any block has, for libxml2 compares every attribute of a tag with every other.
    ///
    /// Only long tags are looked at: where another begins within the length of a suspicious one, all up to the last of those are short.
    static func overloadedTag(in bytes: UnsafeRawBufferPointer) -> Int? {
        let begin = UInt8(ascii: "<")
        var tag = 0
        while bytes.count - tag > suspiciousTagLength {
            let near = tag + 1..<tag + suspiciousTagLength + 1
            if let next = bytes.lastOffset(of: begin, in: near) {
                tag = next
                continue
            }
            let next = bytes.firstOffset(of: begin, in: near.upperBound..<bytes.count)
            if isOverloaded(bytes[tag..<(next ?? bytes.count)]) { return tag }
            guard let next else { return nil }
            tag = next
        }
        return nil
    }

    /// Only tags of more bytes than this are looked at closely.
    private static let suspiciousTagLength = 2048
    /// The most attributes that a tag may have.
    static let maximumAttributeCount = 256

    /// Counts the equals signs outside of quotes up to the end of a tag that begins a text.
    private static func isOverloaded(_ text: Slice<UnsafeRawBufferPointer>) -> Bool {
        var quote: UInt8?
        var count = 0
        for byte in text {
            switch byte {
            case quote: quote = nil
            case _ where quote != nil: break
            case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
            case UInt8(ascii: ">"): return false
            case UInt8(ascii: "="):
                count += 1
                if count > maximumAttributeCount { return true }
            default: break
            }
        }
        return false
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}

/// What can be wrong with a file before it is a program.
extension Diagnostic {
    static func emptyFile(file: String) -> Diagnostic {
        Diagnostic(.error, code: "xml-empty", "the file is empty", file: file, hint: "export the program again")
    }

    static func blankFile(file: String) -> Diagnostic {
        Diagnostic(.error, code: "xml-empty", "the file holds nothing but white space", file: file, hint: "export the program again")
    }

    static func notXML(first: UInt8, file: String, at position: SourcePosition) -> Diagnostic {
        let hint =
            switch first {
            case UInt8(ascii: "{"), UInt8(ascii: "["): "this looks like JSON; a file of Blockly's JSON format is named .json"
            case UInt8(ascii: "&"): "the markup is escaped; copy the program as text, not as HTML"
            default: "a program begins with <xml or <block"
            }
        return Diagnostic(.error, code: "xml-not-xml", "the file is not XML", file: file, at: position, hint: hint)
    }

    static func tooManyAttributes(limit: Int, file: String, at position: SourcePosition) -> Diagnostic {
        Diagnostic(.error, code: "xml-attributes", "a tag with more than \(limit) attributes", file: file, at: position)
    }

    static func nulByte(file: String, at position: SourcePosition) -> Diagnostic {
        Diagnostic(.error, code: "xml-character", "a NUL byte, which no text file holds", file: file, at: position)
    }

    static func notUTF8(byte: UInt8, file: String, at position: SourcePosition) -> Diagnostic {
        let hex = String(byte, radix: 16, uppercase: true)
        return Diagnostic(
            .error, code: "xml-encoding", "the byte 0x\(hex) is not UTF-8", file: file, at: position,
            hint: "save the file as UTF-8, or name its encoding in the XML declaration")
    }

    static func unsupportedEncoding(_ name: String, file: String) -> Diagnostic {
        Diagnostic(
            .error, code: "xml-encoding", "the encoding '\(name)' is not supported", file: file, at: SourcePosition(line: 1, column: 1),
            hint: "save the file as UTF-8")
    }

    static func documentType(of root: String, file: String, at position: SourcePosition) -> Diagnostic {
        Diagnostic(
            .error, code: "xml-dtd", "document type declarations are not allowed", file: file, at: position,
            hint: root.lowercased() == "html"
                ? "this is a web page; export the program from the editor and save that" : "remove the <!DOCTYPE ...>")
    }

    static func outOfMemory(file: String) -> Diagnostic {
        Diagnostic(.error, code: "out-of-memory", "there is not enough memory to read the file", file: file)
    }
}
