extension RegularExpressionParser {
    /// One side of a range in a class.
    private enum ClassAtom {
        case character(UInt32)
        case set(CodePointSet)
    }

    /// Reads a class from `[` to `]`, as the set of what it matches.
    mutating func parseClass() throws(RegularExpressionProblem) -> CodePointSet {
        offset += 1
        let isInverted = peek() == "^"
        if isInverted { offset += 1 }
        var written: [ClosedRange<UInt32>] = []
        // The sets of escapes are closed under the case rules already.
        var escaped: [ClosedRange<UInt32>] = []
        func add(_ atom: ClassAtom) {
            switch atom {
            case .character(let character): written.append(character...character)
            case .set(let set): escaped += set.ranges
            }
        }
        while let unit = peek(), unit != "]" {
            guard escaped.count <= Self.maximumRangeCount else { throw .tooLarge }
            let first = try parseClassAtom()
            guard peek() == "-", let next = peek(1) else {
                add(first)
                continue
            }
            offset += 1
            if next == "]" {
                add(first)
                add(.character(0x2D))
                break
            }
            let last = try parseClassAtom()
            if case .character(let lower) = first, case .character(let upper) = last {
                guard lower <= upper else { throw .classRangeOutOfOrder }
                written.append(lower...upper)
            } else {
                if isUnicode { throw .invalidClass }
                add(first)
                add(.character(0x2D))
                add(last)
            }
        }
        guard peek() == "]" else { throw .unterminatedClass }
        offset += 1
        var set = CodePointSet(written)
        if flags.contains(.ignoreCase) { set = CaseFolding.rules(for: flags).closing(set) }
        if !escaped.isEmpty { set = CodePointSet(set.ranges + escaped) }
        return isInverted ? set.inverted : set
    }

    private mutating func parseClassAtom() throws(RegularExpressionProblem) -> ClassAtom {
        guard peek() == "\\" else { return .character(takeCharacter()) }
        if peek(1) == "b" {
            offset += 2
            return .character(8)
        }
        if let set = try parseClassEscape(isInClass: true) { return .set(set) }
        return .character(try parseCharacterEscape(isInClass: true))
    }
}
