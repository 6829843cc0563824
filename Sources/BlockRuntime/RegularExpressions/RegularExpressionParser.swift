/// Reads a pattern, as JavaScript does with its old permissive forms, into nodes.
///
/// Open groups are kept on a list, so that nesting takes no native stack; messages and the order of checks are V8's.
///
/// - Source: ECMAScript, 22.2.1 and B.1.2; V8, src/regexp/regexp-parser.cc.
struct RegularExpressionParser {
    /// The deepest nesting of groups.
    ///
    /// - Ours: V8 stops where its own stack ends; this fits a thread with a stack of 256 KB.
    static let maximumDepth = 250
    /// The greatest number of capturing groups, as V8's.
    static let maximumGroupCount = 32767
    /// The greatest number of ranges in all classes together: a class of few letters, such as `\p{L}`, can hold hundreds.
    static let maximumRangeCount = 1_000_000

    /// What a pattern says.
    struct Result {
        /// The whole pattern.
        var node: RegularExpressionNode
        /// The number of capturing groups.
        var groupCount: Int
        /// The names with the numbers of their groups, in the order of the pattern.
        var groupNames: [GroupName]
    }

    /// A name of a group.
    struct GroupName {
        var name: [UInt16]
        var group: Int
    }

    let pattern: [UInt16]
    let flags: RegularExpressionFlags
    /// The offset of the next unit.
    var offset = 0
    /// The groups that are not closed yet; the first is the whole pattern.
    var open = [OpenGroup(kind: .whole, firstGroup: 1)]
    /// The number of capturing groups opened so far.
    var groupCount = 0
    /// The names of the groups closed so far.
    var groupNames: [GroupName] = []
    /// The groups of those names; on the second reading, of all names.
    var groupsByName: [[UInt16]: Int] = [:]
    /// The names that were referred to before the end of their group.
    var forwardReferences: Set<[UInt16]> = []
    /// How many ranges the classes of the pattern may still take.
    private var rangeAllowance = RegularExpressionParser.maximumRangeCount
    /// The number of all capturing groups and whether one of them has a name: what `\2` and `\k` mean depends on it.
    let census: (groupCount: Int, hasNames: Bool)

    var isUnicode: Bool { flags.contains(.unicode) }

    private init(pattern: [UInt16], flags: RegularExpressionFlags) {
        self.pattern = pattern
        self.flags = flags
        census = Self.census(of: pattern)
    }

    /// Reads a whole pattern.
    static func parse(_ pattern: [UInt16], flags: RegularExpressionFlags) throws(RegularExpressionProblem) -> Result {
        var parser = RegularExpressionParser(pattern: pattern, flags: flags)
        var node = try parser.parsePattern()
        if !parser.forwardReferences.isEmpty {
            // Read again, now that all names are known.
            let groupsByName = parser.groupsByName
            parser = RegularExpressionParser(pattern: pattern, flags: flags)
            parser.groupsByName = groupsByName
            node = try parser.parsePattern()
        }
        return Result(node: node, groupCount: parser.groupCount, groupNames: parser.groupNames.sorted { $0.group < $1.group })
    }

    private mutating func parsePattern() throws(RegularExpressionProblem) -> RegularExpressionNode {
        while let unit = peek() {
            // The groups inside the term, which a quantifier has to know.
            var groups = groupCount + 1..<groupCount + 1
            switch unit {
            case "(":
                try parseGroupStart()
                continue
            case ")":
                guard open.count > 1 else { throw .unmatchedParenthesis }
                offset += 1
                groups = try closeGroup()
            case "|":
                offset += 1
                open[open.count - 1].endChoice()
                continue
            case "*", "+", "?":
                throw .nothingToRepeat
            case "^", "$":
                offset += 1
                append(.assertion(unit == "^" ? .start : .end))
                continue
            case ".":
                offset += 1
                try append(flags.contains(.dotAll) ? .all : CodePointSet.lineTerminators.inverted)
            case "[":
                try append(parseClass())
            case "\\":
                guard try parseEscape() else { continue }
            case "{", "}", "]":
                if unit == "{", parseInterval() != nil { throw .nothingToRepeat }
                if isUnicode { throw .loneQuantifierBrackets }
                append(.character(takeCharacter()))
            default:
                append(.character(takeCharacter()))
            }
            try parseQuantifier(groups: groups)
        }
        guard open.count == 1 else { throw .unterminatedGroup }
        guard forwardReferences.allSatisfy({ groupsByName[$0] != nil }) else { throw .invalidNamedCaptureReferenced }
        return open[0].body
    }

    /// Adds a term to the innermost open group.
    mutating func append(_ node: RegularExpressionNode) { open[open.count - 1].terms.append(node) }

    /// Adds a set to the innermost open group.
    mutating func append(_ set: CodePointSet) throws(RegularExpressionProblem) {
        rangeAllowance -= set.ranges.count
        guard rangeAllowance >= 0 else { throw .tooLarge }
        append(.set(set))
    }

    /// The unit at a distance from the next one, for decisions about syntax: a surrogate comes as U+FFFD.
    func peek(_ distance: Int = 0) -> Unicode.Scalar? {
        guard offset + distance < pattern.count else { return nil }
        return Unicode.Scalar(pattern[offset + distance]) ?? "\u{FFFD}"
    }

    /// Takes the next code unit, or code point under the flag `u`.
    mutating func takeCharacter() -> UInt32 { isUnicode ? takeCodePoint() : takeUnit() }

    /// Takes the next code unit.
    mutating func takeUnit() -> UInt32 {
        offset += 1
        return UInt32(pattern[offset - 1])
    }

    /// Takes the next code unit, and with it the second half of a surrogate pair.
    mutating func takeCodePoint() -> UInt32 {
        let first = takeUnit()
        guard offset < pattern.count, Surrogates.isLead(first), Surrogates.isTrail(UInt32(pattern[offset])) else { return first }
        return Surrogates.join(first, takeUnit())
    }

    /// Counts the capturing groups ahead of reading them, skipping classes and escapes.
    private static func census(of pattern: [UInt16]) -> (groupCount: Int, hasNames: Bool) {
        var result = (groupCount: 0, hasNames: false)
        var isInClass = false
        var offset = 0
        func isAt(_ offset: Int, _ scalar: Unicode.Scalar) -> Bool { offset < pattern.count && UInt32(pattern[offset]) == scalar.value }
        while offset < pattern.count {
            if isAt(offset, "\\") {
                offset += 1
            } else if isAt(offset, "[") {
                isInClass = true
            } else if isAt(offset, "]") {
                isInClass = false
            } else if isAt(offset, "("), !isInClass {
                let isNamed = isAt(offset + 1, "?") && isAt(offset + 2, "<") && !isAt(offset + 3, "=") && !isAt(offset + 3, "!")
                if isNamed { result.hasNames = true }
                if isNamed || !isAt(offset + 1, "?") { result.groupCount += 1 }
            }
            offset += 1
        }
        return result
    }
}
