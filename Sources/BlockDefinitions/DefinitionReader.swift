public import BlockModel
internal import OrderedJSON

/// Reads block definitions in the JSON format that Blockly's `defineBlocksWithJsonArray` takes and its block factory writes: one definition, or a list.
///
/// A definition says in one more member what the block does: `body`, the file of a program, or `call`, the name of a host call. What only
/// concerns the looks of an editor (extensions, mutators, styles) is ignored with a warning.
///
/// - Source: Blockly, core/block.ts, `jsonInit` and `interpolate_`.
public struct DefinitionReader: Sendable {
    /// The blocks of a file, and what was ignored.
    public struct Definitions: Sendable {
        /// The blocks in the order of the file.
        public var blocks: [OwnBlock] = []
        /// What was ignored.
        public var warnings = Diagnostics()
    }

    /// The deepest nesting that is read.
    private static let deepestNesting = 100

    /// Makes a reader.
    public init() {}

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - bytes: the contents, UTF-8.
    ///   - file: what diagnostics call it.
    /// - Throws: everything that is wrong with the file.
    public func read(_ bytes: [UInt8], file: String) throws(LoadFailure) -> Definitions {
        let root: PositionedJSON
        do throws(JSONSyntaxError) {
            root = try JSONParser.parsePositioned(bytes, file: file, depthLimit: Self.deepestNesting)
        } catch {
            throw LoadFailure(
                Diagnostic(
                    .error, code: "json-syntax", error.message, file: file, at: SourcePosition(line: error.line, column: error.column),
                    hint: error.hint))
        }
        var definitions = Definitions()
        var diagnostics = Diagnostics()
        for item in root.elements ?? [root] {
            var parser = DefinitionParser(file: file)
            if let block = parser.parse(item) { definitions.blocks.append(block) }
            diagnostics.append(contentsOf: parser.diagnostics)
        }
        if diagnostics.hasErrors { throw LoadFailure(diagnostics) }
        definitions.warnings = diagnostics
        return definitions
    }
}
