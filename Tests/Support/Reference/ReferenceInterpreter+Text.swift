import BlockModel

extension ReferenceInterpreter {
    func textValue(_ block: Block) throws(ReferenceStop) -> ReferenceValue {
        let empty = ReferenceValue.text("")
        switch block.type {
        case "text": return .text(quoted(source.field(block, "TEXT")))
        case "text_multiline": return .text(source.field(block, "TEXT").replacing("&#10;", with: "\n"))
        case "text_join": return try join(block)
        case "text_length": return try value(block, "VALUE", empty).length()
        case "text_isEmpty": return .boolean(!(try value(block, "VALUE", empty).length().isTruthy))
        case "text_indexOf": return .number(try foundOffset(block) + (isOneBased ? 1 : 0))
        case "text_charAt": return try character(block)
        case "text_getSubstring": return try part(block, "STRING", empty)
        case "text_changeCase":
            let units = try value(block, "TEXT", empty).asText()
            switch source.field(block, "CASE", "UPPERCASE") {
            case "UPPERCASE": return .text(referenceUpperCased(units))
            case "LOWERCASE": return .text(referenceLowerCased(units))
            default: return .text(referenceTitleCased(units))
            }
        case "text_trim":
            let units = try value(block, "TEXT", empty).asText()
            let mode = source.field(block, "MODE", "BOTH")
            return .text(referenceTrimmed(units, left: mode != "RIGHT", right: mode != "LEFT"))
        case "text_reverse": return .text(try value(block, "TEXT", empty).asText().reversed())
        case "text_count":
            let (haystack, needle) = (try value(block, "TEXT", empty), try value(block, "SUB", empty))
            if case .number(0) = try needle.length() { return try .sum(try haystack.length(), .number(1)) }
            let pieces = referencePieces(of: try haystack.asText(), by: try needle.toText())
            return .number(Double(pieces.count - 1))
        case "text_replace":
            let (haystack, needle) = (try value(block, "TEXT", empty), try value(block, "FROM", empty))
            let replacement = try value(block, "TO", empty)
            let (units, literal) = (try haystack.asText(), try needle.asText())
            return .text(try referenceReplaced(units, literal, by: try replacement.toText()))
        case "text_prompt", "text_prompt_ext":
            let message = block.type == "text_prompt" ? quoted(source.field(block, "TEXT")) : try value(block, "TEXT", empty).toText()
            let answer = prompt(message)
            return source.field(block, "TYPE", "TEXT") == "NUMBER" ? .number(try answer.toNumber()) : answer
        default: throw .error("unknown block \(block.type)")
        }
    }

    /// A text as the code quotes it: a newline continues the line, behind the indentation of the code.
    private func quoted(_ text: String) -> [UInt16] {
        Array(text.utf16).flatMap { $0 == 0x0A ? [UInt16](repeating: 0x20, count: 2 * nesting) : [$0] }
    }

    /// Up to two parts are made texts; more are joined as a list, where null and undefined leave no trace.
    private func join(_ block: Block) throws(ReferenceStop) -> ReferenceValue {
        let count = Int(source.mutation(block, "items") ?? "2") ?? 0
        if count == 1 { return .text(try value(block, "ADD0", .text("")).toText()) }
        if count == 2 { return try add(to: nil, block) }
        let parts = ReferenceList()
        for offset in 0..<count { parts.items.append(try value(block, "ADD\(offset)", .text(""))) }
        return .text(try parts.joined(by: []))
    }

    /// `VALUE.indexOf(FIND)` of a text or list block.
    func foundOffset(_ block: Block) throws(ReferenceStop) -> Double {
        let subject = try value(block, "VALUE", block.type == "lists_indexOf" ? .list(ReferenceList()) : .text(""))
        try subject.requireObject()
        return try subject.offset(of: try value(block, "FIND", .text("")), last: source.field(block, "END", "FIRST") == "LAST")
    }

    private func character(_ block: Block) throws(ReferenceStop) -> ReferenceValue {
        let subject = try value(block, "VALUE", .text(""))
        try subject.requireObject()
        switch source.field(block, "WHERE", "FROM_START") {
        case "FIRST": return try subject.character(at: .number(0))
        case "LAST": return try subject.slice(.number(-1))
        case "FROM_END": return try subject.slice(try adjusted(block, "AT", 1, negated: true)).character(at: .number(0))
        case "RANDOM": return try randomItem(of: subject)
        default: return try subject.character(at: try adjusted(block, "AT"))
        }
    }

    // MARK: Positions

    /// The code of a position: one less where positions start at 1, a number more, perhaps negated.
    func adjusted(_ block: Block, _ input: String, _ more: Double = 0, negated: Bool = false) throws(ReferenceStop) -> ReferenceValue {
        let delta = isOneBased ? more - 1 : more
        let standard = isOneBased ? 1.0 : 0.0
        if let number = literal(source.content(block, input), standard) { return .number(negated ? -(number + delta) : number + delta) }
        var position = try value(block, input, .number(standard))
        if delta > 0 { position = try .sum(position, .number(delta)) }
        if delta < 0 { position = .number(try position.toNumber() + delta) }
        return negated ? .number(-(try position.toNumber())) : position
    }

    /// The part of a text or a list between two positions.
    ///
    /// The code has two forms. A sequence that is a bare word, or whose length nobody asks for, is sliced in place; otherwise a
    /// function gets both positions and computes with them.
    func part(_ block: Block, _ input: String, _ standard: ReferenceValue) throws(ReferenceStop) -> ReferenceValue {
        let isText = block.type == "text_getSubstring"
        let first = source.field(block, "WHERE1", "FROM_START")
        let last = source.field(block, "WHERE2", "FROM_START")
        let subject = try value(block, input, standard)
        if first == "FIRST" && last == "LAST" { return isText ? subject : try subject.slice(.number(0)) }
        let asksForLength = first == "FROM_END" || last == "FROM_END" || last == "LAST"
        if !asksForLength || isWord(block, input, isText) {
            try subject.requireObject()
            var start = ReferenceValue.number(0)
            if first == "FROM_START" { start = try adjusted(block, "AT1") }
            if first == "FROM_END" { start = try distance(try subject.length(), try adjusted(block, "AT1", 1)) }
            // A bare variable is read again.
            let again = plainVariable(block, input).map(read) ?? subject
            var end = ReferenceValue.undefined
            switch last {
            case "LAST": end = try again.length()
            case "FROM_END":
                let length = try again.length()
                end = try distance(length, try adjusted(block, "AT2"))
            default: end = try adjusted(block, "AT2", 1)
            }
            return try subject.slice(start, end)
        }
        let at1 = first == "FIRST" ? .undefined : try adjusted(block, "AT1")
        let at2 = last == "LAST" ? .undefined : try adjusted(block, "AT2")
        let length = try subject.length().toNumber()
        var start = first == "FIRST" ? .number(0) : at1
        if first == "FROM_END" { start = .number(length - 1 - (try at1.toNumber())) }
        var end = last == "LAST" ? .number(length - 1) : at2
        if last == "FROM_END" { end = .number(length - 1 - (try at2.toNumber())) }
        return try subject.slice(start, try .sum(end, .number(1)))
    }

    private func distance(_ length: ReferenceValue, _ position: ReferenceValue) throws(ReferenceStop) -> ReferenceValue {
        .number(try length.toNumber() - position.toNumber())
    }

    /// Whether the code of an input is one word, perhaps in quotes.
    private func isWord(_ block: Block, _ input: String, _ isText: Bool) -> Bool {
        if plainVariable(block, input) != nil { return true }
        guard let child = source.content(block, input) else { return false }
        switch child.type {
        case "logic_null", "logic_boolean": return true
        case "text":
            let text = source.field(child, "TEXT")
            return isText && !text.isEmpty
                && text.utf8.allSatisfy {
                    $0 < 0x80 && ($0 == 0x5F || Character(Unicode.Scalar($0)).isLetter || Character(Unicode.Scalar($0)).isNumber)
                }
        default: return false
        }
    }
}
