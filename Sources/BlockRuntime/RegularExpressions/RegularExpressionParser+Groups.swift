extension RegularExpressionParser {
    /// A group whose closing parenthesis was not read yet.
    struct OpenGroup {
        enum Kind {
            case whole, plain
            case capturing(number: Int, name: [UInt16]?)
            case look(isBehind: Bool, isNegative: Bool)
        }

        var kind: Kind
        /// The choices before the last `|`.
        var choices: [RegularExpressionNode] = []
        /// The terms since then.
        var terms: [RegularExpressionNode] = []
        /// The number that the first capturing group inside has or would have.
        var firstGroup: Int

        init(kind: Kind, firstGroup: Int) {
            self.kind = kind
            self.firstGroup = firstGroup
        }

        /// What the group holds.
        var body: RegularExpressionNode { choices.isEmpty ? choice : .alternation(choices + [choice]) }

        /// Makes a choice of the terms since the last `|`.
        mutating func endChoice() {
            choices.append(choice)
            terms = []
        }

        private var choice: RegularExpressionNode {
            switch terms.count {
            case 0: .empty
            case 1: terms[0]
            default: .sequence(terms)
            }
        }
    }

    /// Reads from `(` to the first term.
    mutating func parseGroupStart() throws(RegularExpressionProblem) {
        offset += 1
        guard open.count <= Self.maximumDepth else { throw .tooLarge }
        let firstGroup = groupCount + 1
        guard peek() == "?" else {
            open.append(OpenGroup(kind: .capturing(number: try countGroup(), name: nil), firstGroup: firstGroup))
            return
        }
        let kind: OpenGroup.Kind
        switch (peek(1), peek(2)) {
        case (":", _): kind = .plain
        case ("=", _): kind = .look(isBehind: false, isNegative: false)
        case ("!", _): kind = .look(isBehind: false, isNegative: true)
        case ("<", "="): kind = .look(isBehind: true, isNegative: false)
        case ("<", "!"): kind = .look(isBehind: true, isNegative: true)
        case ("<", _):
            offset += 2
            let number = try countGroup()
            let name = try parseGroupName()
            open.append(OpenGroup(kind: .capturing(number: number, name: name), firstGroup: firstGroup))
            return
        default: throw .invalidGroup
        }
        if case .look(isBehind: true, _) = kind { offset += 1 }
        offset += 2
        open.append(OpenGroup(kind: kind, firstGroup: firstGroup))
    }

    private mutating func countGroup() throws(RegularExpressionProblem) -> Int {
        guard groupCount < Self.maximumGroupCount else { throw .tooManyCaptures }
        groupCount += 1
        return groupCount
    }

    /// Makes a term of the innermost group.
    ///
    /// - Returns: the capturing groups in it.
    mutating func closeGroup() throws(RegularExpressionProblem) -> Range<Int> {
        let group = open.removeLast()
        let groups = group.firstGroup..<groupCount + 1
        switch group.kind {
        case .whole, .plain:
            // A look in a group of its own may be quantified where a bare one may not.
            if case .look = group.body { append(.sequence([group.body])) } else { append(group.body) }
        case .capturing(let number, let name):
            if let name {
                guard groupsByName.updateValue(number, forKey: name) ?? number == number else { throw .duplicateCaptureName }
                groupNames.append(GroupName(name: name, group: number))
            }
            append(.group(group.body, number: number))
        case .look(let isBehind, let isNegative):
            append(.look(RegularExpressionLook(body: group.body, isBehind: isBehind, isNegative: isNegative, groups: groups)))
        }
        return groups
    }

    /// Reads a name up to its `>`.
    mutating func parseGroupName() throws(RegularExpressionProblem) -> [UInt16] {
        var name: [UInt16] = []
        while true {
            guard let unit = peek() else { throw .invalidCaptureName }
            var character = takeCodePoint()
            if unit == "\\" {
                guard peek() == "u" else { throw .invalidCaptureName }
                offset += 1
                guard let escaped = parseUnicodeEscape(allowsBraces: true) else { throw .invalidUnicodeEscape }
                character = escaped
            } else if unit == ">" {
                guard !name.isEmpty else { throw .invalidCaptureName }
                return name
            }
            guard let scalar = Unicode.Scalar(character), Self.isIdentifier(scalar, isFirst: name.isEmpty) else {
                throw .invalidCaptureName
            }
            name.append(contentsOf: UTF16.encode(scalar) ?? UTF16.EncodedScalar())
        }
    }

    private static func isIdentifier(_ scalar: Unicode.Scalar, isFirst: Bool) -> Bool {
        if scalar == "$" || scalar == "_" || scalar.properties.isIDStart { return true }
        return !isFirst && (scalar.properties.isIDContinue || scalar == "\u{200C}" || scalar == "\u{200D}")
    }

    /// Applies a quantifier, if one follows, to the last term.
    mutating func parseQuantifier(groups: Range<Int>) throws(RegularExpressionProblem) {
        let counts: (minimum: Int, maximum: Int)
        switch peek() {
        case "*": counts = (0, RegularExpressionRepetition.unlimited)
        case "+": counts = (1, RegularExpressionRepetition.unlimited)
        case "?": counts = (0, 1)
        case "{":
            guard let interval = parseInterval() else {
                if isUnicode { throw .incompleteQuantifier }
                return
            }
            guard interval.minimum <= interval.maximum else { throw .rangeOutOfOrder }
            counts = interval
            // The closing brace is taken below, as the one unit of the other quantifiers is.
            offset -= 1
        default: return
        }
        offset += 1
        let isGreedy = peek() != "?"
        if !isGreedy { offset += 1 }
        guard let body = open[open.count - 1].terms.popLast() else { return }
        if case .look(let look) = body, isUnicode || look.isBehind { throw .invalidQuantifier }
        append(
            .repetition(
                RegularExpressionRepetition(
                    body, minimum: counts.minimum, maximum: counts.maximum, isGreedy: isGreedy, groups: groups)))
    }

    /// Reads `{n}`, `{n,}` or `{n,m}`; reads nothing when it is something else. Counts beyond `unlimited` are that.
    mutating func parseInterval() -> (minimum: Int, maximum: Int)? {
        let start = offset
        offset += 1
        if let minimum = parseCount() {
            if peek() == "}" {
                offset += 1
                return (minimum, minimum)
            }
            if peek() == "," {
                offset += 1
                let maximum = peek() == "}" ? RegularExpressionRepetition.unlimited : parseCount()
                if let maximum, peek() == "}" {
                    offset += 1
                    return (minimum, maximum)
                }
            }
        }
        offset = start
        return nil
    }

    private mutating func parseCount() -> Int? {
        var count: Int?
        while let unit = peek(), ("0"..."9").contains(unit) {
            count = min(RegularExpressionRepetition.unlimited, (count ?? 0) * 10 + Int(unit.value - 0x30))
            offset += 1
        }
        return count
    }
}
