public import BlockModel
internal import OrderedJSON

/// Reads block programs in Blockly's JSON format: a saved workspace, or a single saved block.
///
/// What the formats say differently is brought to the form of XML: `extraState` becomes mutations, a variable field gets the name of its
/// variable, and top-level blocks without coordinates get the 0,0 that JSON means (XML means 10,10). Members of the name `xml`, which the
/// writer makes for what JSON has no place for, are read back. Places are those of the JSON text. There is no recursion: the depth
/// of a program is limited only by `ReadingLimits`.
///
/// - Source: Blockly, core/serialization/workspaces.ts, blocks.ts and variables.ts.
public struct WorkspaceJSONReader: Sendable {
    /// How much is read before the file is refused.
    public var limits: ReadingLimits

    /// Makes a reader with limits.
    public init(limits: ReadingLimits = ReadingLimits()) { self.limits = limits }

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - bytes: the contents, UTF-8.
    ///   - file: what diagnostics call it.
    /// - Returns: the workspace, and warnings about what was ignored.
    /// - Throws: all errors of the file at once, with the warnings; of a text that is not JSON, the first.
    public func read(_ bytes: [UInt8], file: String) throws(LoadFailure) -> ReadWorkspace {
        if limits.maximumByteCount > 0, bytes.count > limits.maximumByteCount {
            throw LoadFailure(.jsonTooLarge(bytes.count, limit: limits.maximumByteCount, file: file))
        }
        if bytes.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) { throw LoadFailure(.emptyJSON(file: file)) }
        let root: PositionedJSON
        do throws(JSONSyntaxError) {
            root = try JSONParser.parsePositioned(
                bytes, file: file, depthLimit: limits.maximumElementDepth > 0 ? limits.maximumElementDepth : Int.max)
        } catch {
            throw LoadFailure(.syntax(error, file: file))
        }
        var builder = JSONWorkspaceBuilder(file: file, limits: limits)
        builder.readRoot(root)
        if builder.diagnostics.hasErrors { throw LoadFailure(builder.diagnostics) }
        return ReadWorkspace(workspace: builder.workspace, warnings: builder.diagnostics)
    }
}
