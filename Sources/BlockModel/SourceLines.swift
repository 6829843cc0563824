/// Finds lines of a source text; cheap when the numbers only grow, as they do in a sorted report.
struct SourceLines {
    private let text: ArraySlice<UInt8>?
    private var number = 1
    private var start = 0

    /// Over the bytes of a file, in any encoding the reader takes.
    init(_ source: [UInt8]?) {
        text = source.flatMap { SourceText.lines(of: $0) }
        start = text?.startIndex ?? 0
    }

    /// The bytes of a 1-based line without its line break; nil when there is no such line.
    mutating func line(_ wanted: Int) -> ArraySlice<UInt8>? {
        guard let text, wanted > 0 else { return nil }
        if wanted < number { (number, start) = (1, text.startIndex) }
        while number < wanted {
            guard let newline = text[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
            (number, start) = (number + 1, newline + 1)
        }
        var end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
        if end > start, text[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return text[start..<end]
    }
}
