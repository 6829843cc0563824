/// A regular expression of JavaScript, compiled.
///
/// It covers ECMAScript 2018 with the flags `dgimsuy`; `v` is refused. Case rules and scripts are Unicode 17's, other properties those of the
/// standard library.
///
/// - Source: ECMAScript, 22.2 and B.1.2.
/// - Ours: under the flag `u` a match never starts between the halves of a surrogate pair, as the specification says; V8 lets an empty match
///   start there. Groups nest 250 deep at most, so that small thread stacks suffice.
struct RegularExpression: Sendable {
    /// The pattern as it was given.
    let pattern: [UInt16]
    /// The flags.
    let options: RegularExpressionFlags
    /// The number of capturing groups, without the whole match.
    let groupCount: Int
    /// The names of groups and their numbers, in the order of the pattern.
    let groupNames: [RegularExpressionParser.GroupName]
    /// The compiled form, which copies share.
    private let program: RegularExpressionProgram

    /// Compiles a pattern.
    ///
    /// - Parameters:
    ///   - pattern: the pattern, in UTF-16.
    ///   - flags: the letters of the flags, in UTF-16.
    /// - Throws: what JavaScript throws as a `SyntaxError`.
    init(pattern: [UInt16], flags: [UInt16]) throws(RegularExpressionSyntaxError) {
        self.pattern = pattern
        options = try RegularExpressionFlags(parsing: flags)
        let result: RegularExpressionParser.Result
        do throws(RegularExpressionProblem) {
            result = try RegularExpressionParser.parse(pattern, flags: options)
        } catch {
            throw .invalidPattern(pattern, flags: options, error)
        }
        groupCount = result.groupCount
        groupNames = result.groupNames
        program = RegularExpressionCompiler.compile(result, flags: options)
    }

    /// Finds the first match in UTF-16 text at or after an offset; at the offset alone for a sticky pattern.
    ///
    /// - Parameters:
    ///   - offset: where to start, 0-based, in code units. Past the end there is no match.
    ///   - budget: the steps that may be taken, lowered by those that were. A step is a choice gone back on, a round of a loop or a stretch
    ///     of text.
    ///   - looking: asked now and then whether to give up.
    /// - Throws: when the budget or the memory for choices (32 MB) is used up, or `looking` says so.
    func match(
        _ text: UnsafeBufferPointer<UInt16>, from offset: Int, budget: inout Int,
        looking: @escaping () -> RegularExpressionBudgetExceeded.Resource? = { nil }
    ) throws(RegularExpressionBudgetExceeded) -> RegularExpressionMatch? {
        try match(units: text, from: offset, budget: &budget, looking: looking)
    }

    /// Finds the first match in Latin-1 text; otherwise as for UTF-16.
    func match(
        _ text: UnsafeBufferPointer<UInt8>, from offset: Int, budget: inout Int,
        looking: @escaping () -> RegularExpressionBudgetExceeded.Resource? = { nil }
    ) throws(RegularExpressionBudgetExceeded) -> RegularExpressionMatch? {
        try match(units: text, from: offset, budget: &budget, looking: looking)
    }

    @inline(__always)
    private func match<Unit: FixedWidthInteger & UnsignedInteger>(
        units text: UnsafeBufferPointer<Unit>, from offset: Int, budget: inout Int,
        looking: @escaping () -> RegularExpressionBudgetExceeded.Resource?
    ) throws(RegularExpressionBudgetExceeded) -> RegularExpressionMatch? {
        guard (0...text.count).contains(offset) else { return nil }
        guard text.count < Int(Int32.max) else { throw RegularExpressionBudgetExceeded(resource: .memory) }
        var matcher = RegularExpressionMatcher(program, text, groupCount: groupCount, budget: budget, looking: looking)
        defer { budget = max(0, matcher.budget) }
        return try matcher.firstMatch(from: offset)
    }
}

extension RegularExpression {
    /// The letters of the flags in JavaScript's order.
    var flags: String { options.text }
    /// Whether `lastIndex` moves on from match to match (`g`).
    var isGlobal: Bool { options.contains(.global) }
    /// Whether a match has to start at `lastIndex` (`y`).
    var isSticky: Bool { options.contains(.sticky) }
    /// Whether case is ignored (`i`).
    var ignoresCase: Bool { options.contains(.ignoreCase) }
    /// Whether `^` and `$` match at lines (`m`).
    var isMultiline: Bool { options.contains(.multiline) }
    /// Whether `.` matches line terminators (`s`).
    var isDotAll: Bool { options.contains(.dotAll) }
    /// Whether text is taken as code points (`u`).
    var isUnicode: Bool { options.contains(.unicode) }
    /// Whether results have the offsets of groups (`d`).
    var hasIndices: Bool { options.contains(.hasIndices) }

    /// The pattern as `RegExp.prototype.source` gives it: fit to stand between slashes on one line.
    var source: [UInt16] {
        guard !pattern.isEmpty else { return Array("(?:)".utf16) }
        var result: [UInt16] = []
        var isEscaped = false
        var isInClass = false
        for unit in pattern {
            let scalar = Unicode.Scalar(unit) ?? "\u{FFFD}"
            let escape: String? =
                switch scalar {
                case "/" where !isInClass: "/"
                case "\n": "n"
                case "\r": "r"
                case "\u{2028}": "u2028"
                case "\u{2029}": "u2029"
                default: nil
                }
            if let escape {
                // A backslash that is there already serves.
                if !isEscaped { result.append(0x5C) }
                result += escape.utf16
            } else {
                result.append(unit)
            }
            if !isEscaped, scalar == "[" { isInClass = true }
            if !isEscaped, scalar == "]" { isInClass = false }
            isEscaped = !isEscaped && scalar == "\\"
        }
        return result
    }
}
