/// Reads JSON as RFC 8259 has it, in time linear in the text and without recursion.
///
/// A leading byte-order mark is skipped. Everything else that is not JSON is an error with its place: comments, trailing commas, single quotes,
/// unpaired text, bytes that are not UTF-8.
public enum JSONParser {
    /// How deep values may be nested unless another limit is given. Values are copied, compared and freed by recursion, on stacks that may be small.
    public static let defaultDepthLimit = 256

    /// Parses UTF-8 bytes.
    ///
    /// - Parameters:
    ///   - bytes: the text.
    ///   - file: its name, for errors.
    ///   - depthLimit: how many lists and objects may be open at once. Lists in lists beyond some 10,000 levels need a larger stack when the
    ///     value is freed or compared; objects do not. `parsePositioned` has no such limit.
    /// - Throws: `JSONSyntaxError` at the first byte that is wrong.
    public static func parse(
        _ bytes: [UInt8], file: String? = nil, depthLimit: Int = defaultDepthLimit
    ) throws(JSONSyntaxError) -> JSONValue {
        try tape(bytes, file, depthLimit).value(of: 0)
    }

    /// Parses a text.
    public static func parse(_ text: String, file: String? = nil, depthLimit: Int = defaultDepthLimit) throws(JSONSyntaxError) -> JSONValue
    {
        try tape(Array(text.utf8), file, depthLimit).value(of: 0)
    }

    /// Parses UTF-8 bytes and keeps the place of every value and of every name.
    ///
    /// - Returns: the outermost value.
    /// - Throws: `JSONSyntaxError` at the first byte that is wrong.
    public static func parsePositioned(
        _ bytes: [UInt8], file: String? = nil, depthLimit: Int = defaultDepthLimit
    ) throws(JSONSyntaxError) -> PositionedJSON {
        PositionedJSON(tape: try tape(bytes, file, depthLimit), node: 0)
    }

    /// Parses a text and keeps the place of every value and of every name.
    public static func parsePositioned(
        _ text: String, file: String? = nil, depthLimit: Int = defaultDepthLimit
    ) throws(JSONSyntaxError) -> PositionedJSON {
        try parsePositioned(Array(text.utf8), file: file, depthLimit: depthLimit)
    }

    private static func tape(_ bytes: [UInt8], _ file: String?, _ depthLimit: Int) throws(JSONSyntaxError) -> JSONTape {
        guard bytes.count < UInt32.max else {
            throw JSONSyntaxError(file: file, line: 1, column: 1, message: "the text is larger than 4 GB")
        }
        var nodes: [JSONTape.Node] = []
        var lineStarts: [UInt32] = []
        var fault: JSONSyntaxError?
        bytes.withUnsafeBufferPointer { buffer in
            var scanner = JSONScanner(buffer, depthLimit: depthLimit)
            do throws(JSONScanner.Fault) {
                try scanner.scan()
            } catch {
                let place = JSONTape.position(ofOffset: UInt32(clamping: error.offset), lineStarts: scanner.lineStarts)
                fault = JSONSyntaxError(file: file, line: place.line, column: place.column, message: error.message, hint: error.hint)
            }
            nodes = scanner.nodes
            lineStarts = scanner.lineStarts
        }
        if let fault { throw fault }
        return JSONTape(bytes: bytes, nodes: nodes, lineStarts: lineStarts, file: file)
    }
}
