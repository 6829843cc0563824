import BlockModel

/// A program as text that people read: a line a statement, what stands in a statement set in, values in brackets.
///
///     set total to (total + 1)
///     if (total > 3)
///         print “many”
///     else
///         print “few”
struct ProgramText {
    let faces: FaceMaker

    init(faces: FaceMaker) { self.faces = faces }

    /// The first lines, without colours; a last one says when there are more.
    func lines(atMost count: Int) -> [String] {
        var lines: [String] = []
        var isCut = false
        write(isColored: false) { line in
            isCut = lines.count == count
            if !isCut { lines.append(line) }
            return !isCut
        }
        return isCut ? lines + ["..."] : lines
    }

    /// Hands on all lines.
    func write(isColored: Bool, _ take: @escaping (String) -> Bool) {
        var out = LineBuilder(isColored: isColored, take)
        for comment in faces.workspace.comments { Self.comment(comment.text, to: &out) }
        var isFirst = faces.workspace.comments.isEmpty
        for top in faces.workspace.topBlocks {
            if !isFirst { out.endEmptyLine() }
            isFirst = false
            stack(top, to: &out)
            if !out.wantsMore { return }
        }
    }

    private static func comment(_ text: String, to out: inout LineBuilder) {
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            out.add(line.isEmpty ? "#" : "# \(TextEscapes.escaped(String(line)))", .comment)
            out.endLine()
        }
    }

    // MARK: Walking

    /// What is left to write; a stack of these takes the place of recursion.
    fileprivate enum Step {
        /// A statement and all that follow it.
        case stack(BlockReference, indentation: Int)
        /// What is plugged into an input for a value.
        case value(BlockReference?, indentation: Int)
        /// The statements in an input.
        case body(BlockReference?, indentation: Int)
        case word(String, WordStyle, opens: Bool, closes: Bool)
        case endLine
        /// The end of the statements in an input: what follows them stands where their owner does.
        case resume(indentation: Int)
    }

    private func stack(_ first: BlockReference, to out: inout LineBuilder) {
        var steps = [Step.stack(first, indentation: 0)]
        while out.wantsMore, let step = steps.popLast() {
            switch step {
            case .stack(let reference, let indentation):
                let block = faces.workspace[reference]
                if let next = block.next ?? block.nextShadow { steps.append(.stack(next, indentation: indentation)) }
                out.indentation = indentation
                comments(of: reference, to: &out)
                steps.append(.endLine)
                steps += content(reference, indentation: indentation).reversed()
            case .value(nil, _): out.add("?", .comment)
            case .value(let reference?, let indentation):
                let content = content(reference, indentation: indentation)
                if content.contains(where: \.isPlug) {
                    steps.append(.word(")", .label, opens: false, closes: true))
                    out.add("(", opens: true)
                }
                steps += content.reversed()
            case .body(let content, let indentation):
                out.endLine()
                out.indentation = indentation + 1
                steps.append(.resume(indentation: indentation))
                if let content { steps.append(.stack(content, indentation: indentation + 1)) } else { out.add("(nothing)", .comment) }
            case .word(let word, let style, let opens, let closes): out.add(word, style, opens: opens, closes: closes)
            case .endLine: out.endLine()
            case .resume(let indentation):
                out.endLine()
                out.indentation = indentation
            }
        }
    }

    /// The words of a block, and between them what is plugged into it.
    private func content(_ reference: BlockReference, indentation: Int) -> [Step] {
        let state = faces.workspace[reference].state
        var steps: [Step] = []
        if state.isDisabled { steps.append(.word("disabled:", .comment, opens: false, closes: false)) }
        for input in faces.face(reference).inputs {
            // Setting in says what the word before statements does.
            let isDo = input.socket == .statement && input.parts.count == 1 && input.parts[0].text == "do"
            if !isDo { steps += input.parts.map { Self.word($0) } }
            switch input.socket {
            case .value: steps.append(.value(input.content, indentation: indentation))
            case .statement: steps.append(.body(input.content, indentation: indentation))
            case .none: break
            }
        }
        return steps
    }

    private static func word(_ part: BlockFace.Part) -> Step {
        let text = TextEscapes.escaped(part.text)
        switch part.kind {
        case .label: return .word(text, .label, opens: text == "“", closes: text == "”")
        case .text, .colour: return .word(text, .text, opens: false, closes: false)
        case .number: return .word(text, .number, opens: false, closes: false)
        case .option: return .word(text, .option, opens: false, closes: false)
        case .checkbox: return .word(text == "TRUE" ? "[x]" : "[ ]", .option, opens: false, closes: false)
        case .variable: return .word(text, .variable, opens: false, closes: false)
        }
    }

    /// The comments of a statement and of the values in it.
    private func comments(of statement: BlockReference, to out: inout LineBuilder) {
        guard faces.hasComments else { return }
        var pending = [statement]
        while let reference = pending.popLast() {
            let block = faces.workspace[reference]
            if let comment = block.extra?.comment { Self.comment(comment.text, to: &out) }
            pending += block.inputs.reversed().filter { $0.tag == .value }.compactMap(\.content)
        }
    }
}

extension ProgramText.Step {
    /// Whether it stands for an input.
    fileprivate var isPlug: Bool {
        switch self {
        case .value, .body: true
        default: false
        }
    }
}
