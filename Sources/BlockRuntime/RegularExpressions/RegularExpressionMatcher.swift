/// Runs a program over a text, going back over choices until it matches.
///
/// Text is of one kind of code unit, Latin-1 or UTF-16; the compiler makes a matcher for each. Whatever grows with the text is on a stack of its
/// own: the native stack stays as it is.
struct RegularExpressionMatcher<Unit: FixedWidthInteger & UnsignedInteger>: ~Copyable {
    let program: RegularExpressionProgram
    let code: UnsafeBufferPointer<RegularExpressionInstruction>
    let text: UnsafeBufferPointer<Unit>
    let groupCount: Int
    let registers: UnsafeMutablePointer<Int32>
    var stack = RegularExpressionStack()
    /// The steps that are left.
    var budget: Int
    /// Tells whether the run is to end.
    private let looking: () -> RegularExpressionBudgetExceeded.Resource?
    /// The steps that are left at the next look.
    private var budgetAtLook: Int

    /// Steps between two looks: some tens of milliseconds.
    private static var stepsBetweenLooks: Int { 1_000_000 }

    init(
        _ program: RegularExpressionProgram, _ text: UnsafeBufferPointer<Unit>, groupCount: Int, budget: Int,
        looking: @escaping () -> RegularExpressionBudgetExceeded.Resource?
    ) {
        self.looking = looking
        budgetAtLook = max(0, budget - Self.stepsBetweenLooks)
        self.program = program
        self.text = text
        self.groupCount = groupCount
        self.budget = budget
        code = program.code
        registers = .allocate(capacity: program.registerCount)
        registers.initialize(repeating: -1, count: program.registerCount)
    }

    deinit { registers.deallocate() }

    /// Finds the first match at or after an offset; at the offset alone for a sticky pattern.
    mutating func firstMatch(from offset: Int) throws(RegularExpressionBudgetExceeded) -> RegularExpressionMatch? {
        var start = offset
        // Under the flag `u` an offset inside a surrogate pair stands for the pair.
        let isUnicode = program.flags.contains(.unicode)
        if isUnicode, isInsidePair(start) { start -= 1 }
        let isSticky = program.flags.contains(.sticky)
        while true {
            if !isSticky {
                guard let candidate = nextCandidate(from: start) else { return nil }
                try charge((candidate - start) >> 4)
                start = candidate
                if isUnicode, isInsidePair(start) {
                    start += 1
                    continue
                }
            }
            if let end = try run(from: start) { return match(start..<end) }
            if isSticky || start >= text.count { return nil }
            start += isUnicode && isInsidePair(start + 1) ? 2 : 1
        }
    }

    /// The next offset where a match is possible, from what is known of its start.
    private func nextCandidate(from start: Int) -> Int? {
        let last = text.count - program.start.leastLength
        guard start <= last, !program.start.isAnchored || start == 0 else { return nil }
        var candidate = start
        if let unit = program.start.unit {
            guard let unit = Unit(exactly: unit) else { return nil }
            while candidate <= last, text[candidate] != unit { candidate &+= 1 }
        } else if let set = program.start.set {
            while candidate <= last, !contains(set, UInt32(truncatingIfNeeded: text[candidate])) { candidate &+= 1 }
        }
        return candidate <= last ? candidate : nil
    }

    private func match(_ range: Range<Int>) -> RegularExpressionMatch {
        var captures: [Range<Int>?] = [range]
        for group in 1..<groupCount + 1 {
            let start = Int(registers[2 * group])
            let end = Int(registers[2 * group + 1])
            captures.append(start >= 0 && end >= 0 ? start..<end : nil)
        }
        return RegularExpressionMatch(captures: captures)
    }

    /// Takes steps from the budget.
    @inline(__always)
    mutating func charge(_ steps: Int) throws(RegularExpressionBudgetExceeded) {
        budget &-= steps
        if budget < budgetAtLook { try look() }
    }

    @inline(never)
    private mutating func look() throws(RegularExpressionBudgetExceeded) {
        if budget < 0 { throw RegularExpressionBudgetExceeded(resource: .steps) }
        if let resource = looking() { throw RegularExpressionBudgetExceeded(resource: resource) }
        budgetAtLook = max(0, budget - Self.stepsBetweenLooks)
    }

    // MARK: Characters

    @inline(__always)
    func unit(_ offset: Int) -> UInt32 { UInt32(truncatingIfNeeded: text[offset]) }

    /// Tells whether a set of the program has a member.
    @inline(__always)
    func contains(_ set: Int, _ member: UInt32) -> Bool {
        let base = set &* RegularExpressionProgram.wordsPerSet
        if member < 256 { return program.sets[base &+ Int(member >> 6)] >> UInt64(member & 63) & 1 != 0 }
        return rangesContain(program.sets[base &+ 4], member)
    }

    private func rangesContain(_ place: UInt64, _ member: UInt32) -> Bool {
        // The bounds of range `n` are at 2n and 2n + 1 from the first.
        let first = Int(place >> 32)
        let count = Int(place & 0xFFFF_FFFF)
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if program.ranges[first + 2 * middle + 1] < member { low = middle + 1 } else { high = middle }
        }
        return low < count && program.ranges[first + 2 * low] <= member
    }

    /// Tells whether an offset is between the two halves of a surrogate pair.
    @inline(__always)
    func isInsidePair(_ offset: Int) -> Bool {
        guard Unit.bitWidth > 8, offset > 0, offset < text.count else { return false }
        return Surrogates.isTrail(unit(offset)) && Surrogates.isLead(unit(offset &- 1))
    }

    /// How many units the character after an offset has, if it is in a set; 0 if not.
    @inline(__always)
    func widthAfter(_ offset: Int, in set: Int, asCodePoint: Bool) -> Int {
        guard offset < text.count else { return 0 }
        let first = unit(offset)
        if asCodePoint, Unit.bitWidth > 8, isInsidePair(offset &+ 1) {
            return contains(set, Surrogates.join(first, unit(offset &+ 1))) ? 2 : 0
        }
        return contains(set, first) ? 1 : 0
    }

    /// How many units the character before an offset has, if it is in a set; 0 if not.
    @inline(__always)
    func widthBefore(_ offset: Int, in set: Int, asCodePoint: Bool) -> Int {
        guard offset > 0 else { return 0 }
        let last = unit(offset &- 1)
        if asCodePoint, Unit.bitWidth > 8, isInsidePair(offset &- 1) {
            return contains(set, Surrogates.join(unit(offset &- 2), last)) ? 2 : 0
        }
        return contains(set, last) ? 1 : 0
    }

    /// The end of a run of members of a set from an offset on, and how many there are, up to a limit.
    @inline(__always)
    func runEnd(from offset: Int, in set: Int, asCodePoint: Bool, limit: Int) -> (end: Int, count: Int) {
        var end = offset
        var count = 0
        if asCodePoint, Unit.bitWidth > 8 {
            while count < limit {
                let width = widthAfter(end, in: set, asCodePoint: true)
                if width == 0 { break }
                end &+= width
                count &+= 1
            }
        } else {
            let last = limit < text.count &- offset ? offset &+ limit : text.count
            while end < last, contains(set, unit(end)) { end &+= 1 }
            count = end &- offset
        }
        return (end, count)
    }
}
