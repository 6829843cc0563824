/// Who is told what a program does, block by block.
///
/// Only programs that were compiled for recording (`Instrumentation.trace`) have something to tell; all others run without a trace of this.
public protocol TraceObserver: AnyObject {
    /// A fiber passed a point of the program.
    ///
    /// - Parameters:
    ///   - point: an offset into `Program.tracePoints`.
    ///   - value: what a block gave or a variable was set to; undefined where there is none.
    ///   - strand: the number of the fiber, from 1 on.
    ///   - frame: how many calls of the fiber have not returned, itself included.
    func passed(_ point: Int, _ value: TracedValue, strand: Int, frame: Int)

    /// A value was thrown.
    ///
    /// - Parameter site: the block, as an offset into `Program.sites`; -1 for none.
    func threw(_ value: TracedValue, strand: Int, site: Int)

    /// A fiber came to be; `parent` is the one that started it, 0 for none.
    func started(strand: Int, parent: Int)

    /// A fiber is done: it returned, or an error left it.
    func ended(strand: Int)

    /// Whether the text of a property of this name must not be told.
    func hides(property: String) -> Bool

    /// A text was hidden because of the name of the property that held it.
    func hid(_ text: String)
}

/// A value as a recording tells it: of bounded size, whatever the program holds.
public enum TracedValue: Sendable, Hashable {
    case undefined
    case null
    case boolean(Bool)
    case number(Double)
    /// A text, or its beginning: at most `longestText` UTF-16 units.
    case text(String, isCut: Bool)
    /// A list, summarised.
    case list(String)
    /// An object, date, error, regular expression or callback, summarised.
    case object(String)

    /// Units of a text that are told.
    public static let longestText = 200
    /// UTF-8 bytes after which a summary ends.
    public static let longestSummary = 160

    /// The value as people read it; texts stand in quotes.
    public var description: String {
        switch self {
        case .undefined: "undefined"
        case .null: "null"
        case .boolean(let flag): flag ? "true" : "false"
        case .number(let number): number == 0 && number.sign == .minus ? "-0" : javaScriptText(number)
        case .text(let text, let isCut): "\"\(text)\(isCut ? "…" : "")\""
        case .list(let summary), .object(let summary): summary
        }
    }
}
