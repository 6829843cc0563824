import BlockDrawing
import BlockJSON
public import BlockModel
import BlockXML

/// Reads block programs in either of their formats, told apart by the first character, and those in pictures.
public struct ProgramFile: Sendable {
    /// The file as the user named it.
    public let name: String
    /// Its content; of a picture, that of the program in it.
    public let bytes: [UInt8]
    /// The blocks.
    public let workspace: Workspace
    /// What was ignored or is doubtful.
    public let warnings: Diagnostics

    /// Reads a file.
    ///
    /// - Throws: `UnloadableFile`.
    public init(_ name: String) throws(UnloadableFile) {
        let bytes: [UInt8]
        do throws(FileFailure) {
            bytes = try FileBytes.read(name)
        } catch {
            throw UnloadableFile(error)
        }
        try self.init(name, bytes: bytes)
    }

    /// Reads a file that the user did not name, but that was found in a folder.
    ///
    /// - Throws: `UnloadableFile`.
    init(found name: String) throws(UnloadableFile) {
        let bytes: [UInt8]
        do throws(FileFailure) { bytes = try FileBytes.readFound(name) } catch { throw UnloadableFile(error) }
        try self.init(name, bytes: bytes)
    }

    /// Takes the content of a file that was read.
    ///
    /// - Parameters:
    ///   - name: what messages call it.
    ///   - bytes: its content.
    /// - Throws: `UnloadableFile`.
    public init(_ name: String, bytes: [UInt8]) throws(UnloadableFile) {
        let bytes = try Self.program(in: bytes, of: name)
        let read: ReadWorkspace
        do throws(LoadFailure) {
            read = Self.isJSON(bytes) ? try WorkspaceJSONReader().read(bytes, file: name) : try WorkspaceXMLReader().read(bytes, file: name)
        } catch {
            throw UnloadableFile(diagnostics: error.diagnostics, sources: [name: bytes])
        }
        self.name = name
        self.bytes = bytes
        workspace = read.workspace
        warnings = read.warnings
    }

    /// The program in a picture; what is no picture is one itself.
    private static func program(in bytes: [UInt8], of name: String) throws(UnloadableFile) -> [UInt8] {
        guard EmbeddedProgram.isPicture(bytes) else { return bytes }
        do throws(EmbeddedProgram.Failure) {
            return try EmbeddedProgram(picture: bytes).bytes
        } catch {
            throw UnloadableFile(
                error == .missing
                    ? Diagnostic(
                        .error, code: "no-program", "this picture holds no program", file: name,
                        hint: "'codeless render FILE -o picture.svg' makes pictures that do")
                    : Diagnostic(
                        .error, code: "damaged-program", "the program in this picture is not what was put into it", file: name,
                        hint: "another program changed the picture; draw it again from the program's file"))
        }
    }

    /// Whether a text is JSON: its first character, after white space and a byte-order mark, is `{`.
    public static func isJSON(_ bytes: [UInt8]) -> Bool {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        return bytes[start...].first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 } == UInt8(ascii: "{")
    }
}
