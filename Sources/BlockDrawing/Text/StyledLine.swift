/// The kinds of words in a program's text; a terminal gives each a colour.
enum WordStyle: Sendable {
    case label
    case text
    case number
    case option
    case variable
    case comment
    case place

    /// The terminal's code that starts the style; empty for plain words.
    var code: String {
        switch self {
        case .label: ""
        case .text: "\u{1B}[32m"
        case .number: "\u{1B}[36m"
        case .option: "\u{1B}[35m"
        case .variable: "\u{1B}[33m"
        case .comment: "\u{1B}[2m"
        case .place: "\u{1B}[2m"
        }
    }
}

/// Builds lines of words and hands each on when it is whole.
struct LineBuilder {
    /// Whether words carry the codes of their style.
    let isColored: Bool
    /// What takes a line; false when it wants no more.
    private let take: (String) -> Bool
    /// Whether whoever takes the lines wants more.
    private(set) var wantsMore = true
    /// How far the next line is set in, in steps of four spaces.
    var indentation = 0
    private var line = ""
    private var isEmpty = true
    /// Whether the next word stands apart from the one before.
    private var needsSpace = false

    /// The deepest level that is set in further than the one before it.
    private static let deepestIndentation = 40

    init(isColored: Bool, _ take: @escaping (String) -> Bool) {
        self.isColored = isColored
        self.take = take
    }

    /// Adds a word.
    ///
    /// - Parameters:
    ///   - opens: whether the next word follows without a space, as after a bracket.
    ///   - closes: whether it follows the one before without a space.
    mutating func add(_ word: String, _ style: WordStyle = .label, opens: Bool = false, closes: Bool = false) {
        if isEmpty {
            line = String(repeating: "    ", count: min(indentation, Self.deepestIndentation))
            isEmpty = false
        } else if needsSpace && !closes {
            line += " "
        }
        let code = isColored ? style.code : ""
        if code.isEmpty { line += word } else { line += code + word + "\u{1B}[0m" }
        needsSpace = !opens
    }

    /// Ends the line, if it has begun.
    mutating func endLine() {
        if isEmpty { return }
        endEmptyLine()
    }

    /// Ends the line even if it is empty.
    mutating func endEmptyLine() {
        if wantsMore { wantsMore = take(line) }
        line = ""
        isEmpty = true
        needsSpace = false
    }
}
