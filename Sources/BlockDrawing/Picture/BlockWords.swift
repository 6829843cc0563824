/// The beginning of what stands on a block and on what is plugged into it, in one line, for those who point at it.
///
///     set total to (total + 1)
///     if (numbers is empty)
struct BlockWords {
    let layout: WorkspaceLayout

    /// The longest line, in characters; what is longer ends with an ellipsis.
    static let longest = 48

    private enum Step {
        case piece(Int)
        case word(String)
    }

    /// The words of a block, by its offset in `Workspace.blocks`: up to its first mouth, values that have sockets in brackets.
    func line(of block: Int) -> String {
        var line = ""
        // No word is longer than a line, so that no block takes more steps than a line has characters, and some for empty words.
        var steps: [Step] = layout.boxes[block].pieces.reversed().map { .piece($0) }
        var stepsLeft = 4 * Self.longest
        while let step = steps.popLast() {
            stepsLeft -= 1
            if stepsLeft < 0 || line.utf8.count > 4 * Self.longest { break }
            switch step {
            case .word(let word): Self.append(word, to: &line)
            case .piece(let offset):
                let piece = layout.pieces[offset]
                switch piece.kind {
                case .label:
                    // The word before a mouth, such as `do`, leads to what is left out; `try` says it all.
                    let next = offset + 1 < layout.pieces.count ? layout.pieces[offset + 1].kind : .label
                    if next == .mouth, !line.isEmpty { return Self.cut(line) }
                    Self.append(piece.text, to: &line)
                case .box, .choice, .colour: Self.append(piece.text, to: &line)
                case .checkbox: Self.append(piece.text == "TRUE" ? "☑" : "☐", to: &line)
                case .inlineSocket, .edgeSocket:
                    guard piece.child >= 0 else {
                        Self.append("?", to: &line)
                        continue
                    }
                    let child = layout.boxes[piece.child].pieces
                    let isBracketed = layout.pieces[child].contains { $0.kind == .inlineSocket || $0.kind == .edgeSocket }
                    if isBracketed { steps.append(.word(")")) }
                    steps += child.reversed().map { .piece($0) }
                    if isBracketed { steps.append(.word("(")) }
                case .mouth: return Self.cut(line)
                case .gear, .comment: break
                }
            }
        }
        return Self.cut(line)
    }

    /// Adds words with a space before them, unless a bracket or quotation mark says otherwise.
    private static func append(_ text: String, to line: inout String) {
        let word = text.prefix(longest + 1).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if word.isEmpty { return }
        let isClosing = word == ")" || word == "”"
        if !line.isEmpty, !isClosing, !line.hasSuffix("("), !line.hasSuffix("“") { line += " " }
        line += word
    }

    private static func cut(_ line: String) -> String { line.count > longest ? line.prefix(longest - 1) + "…" : line }
}
