import SecureHash

/// A program file within a picture, so that the picture can be run.
///
///     <metadata><codeless:program xmlns:codeless="urn:codeless:program" name="hello.xml" encoding="base64"
///       sha256="...">PHhtbD4K...</codeless:program></metadata>
///
/// Ours: base 64 keeps the bytes whatever encoding the file has and whatever a drawing program does to the picture; the
/// checksum tells when it did more than that.
public struct EmbeddedProgram: Sendable, Hashable {
    /// The file's name, without its folder.
    public var name: String
    /// Its bytes, as they are.
    public var bytes: [UInt8]

    /// Makes a program to put into a picture.
    public init(name: String, bytes: [UInt8]) {
        self.name = name.split(separator: "/").last.map(String.init) ?? name
        self.bytes = bytes
    }

    /// Says why the program cannot be taken out of a picture.
    public enum Failure: Error, Hashable, Sendable {
        /// The picture holds none.
        case missing
        /// What it holds is not what was put in.
        case damaged
    }

    private static let tag = Array("<codeless:program".utf8)

    /// Whether a file looks like a picture: an SVG document, or one that holds a program.
    public static func isPicture(_ bytes: [UInt8]) -> Bool {
        let head = bytes.prefix(1_024)
        return offset(of: Array("<svg".utf8), in: head) != nil
    }

    /// Takes the program out of a picture.
    ///
    /// - Throws: `Failure`.
    public init(picture: [UInt8]) throws(Failure) {
        guard let start = Self.offset(of: Self.tag, in: picture[...]) else { throw .missing }
        let rest = picture[(start + Self.tag.count)...]
        guard let open = rest.firstIndex(of: UInt8(ascii: ">")) else { throw .damaged }
        let attributes = rest[..<open]
        let content = rest[(open + 1)...].prefix { $0 != UInt8(ascii: "<") }
        guard let bytes = Base64.decode(content) else { throw .damaged }
        if let sum = Self.attribute("sha256", in: attributes), sum != SHA256.text(SHA256.hash(bytes)) { throw .damaged }
        name = Self.attribute("name", in: attributes) ?? "program"
        self.bytes = bytes
    }

    private static func attribute(_ name: String, in text: ArraySlice<UInt8>) -> String? {
        let key = Array(" \(name)=".utf8)
        guard let start = offset(of: key, in: text) else { return nil }
        let value = text[(start + key.count)...]
        guard let quote = value.first else { return nil }
        return String(decoding: value.dropFirst().prefix { $0 != quote }, as: UTF8.self)
    }

    private static func offset(of word: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
        guard text.count >= word.count else { return nil }
        return (text.startIndex...(text.endIndex - word.count)).first { start in
            text[start] == word[0] && text[start..<(start + word.count)].elementsEqual(word)
        }
    }

    /// Writes a program as the metadata of a picture.
    static func write(_ program: EmbeddedProgram, to out: inout MarkupBuffer) {
        out.raw("<metadata><codeless:program xmlns:codeless=\"urn:codeless:program\" name=\"")
        out.text(program.name)
        out.raw("\" encoding=\"base64\" sha256=\"")
        out.raw(SHA256.text(SHA256.hash(program.bytes)))
        out.raw("\">\n")
        out.raw(bytes: Base64.encode(program.bytes))
        out.raw("\n</codeless:program></metadata>\n")
    }
}
