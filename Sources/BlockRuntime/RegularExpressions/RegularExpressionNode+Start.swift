extension RegularExpressionNode {
    /// The most ranges that are collected for a first character before it is given up.
    private static let rangeLimit = 10_000

    /// Whether every way through the node starts with `^`.
    var isAnchored: Bool {
        switch self {
        case .assertion(.start): true
        case .sequence(let parts): parts.first?.isAnchored ?? false
        case .alternation(let choices): choices.allSatisfy(\.isAnchored)
        case .group(let body, _): body.isAnchored
        default: false
        }
    }

    /// The code units that a match can start with; nil when it can be empty or nothing is known.
    func firstUnits(flags: RegularExpressionFlags) -> CodePointSet? {
        var ranges: [ClosedRange<UInt32>] = []
        guard collectFirst(into: &ranges, flags: flags) == false else { return nil }
        // Code points above U+FFFF start with the first half of a surrogate pair.
        if ranges.contains(where: { $0.upperBound > 0xFFFF }) {
            ranges = ranges.compactMap { $0.lowerBound > 0xFFFF ? nil : $0.lowerBound...min($0.upperBound, 0xFFFF) }
            ranges.append(0xD800...0xDBFF)
        }
        return CodePointSet(ranges)
    }

    /// Adds the characters that the node can start with.
    ///
    /// - Returns: whether the node can be empty, so that the next one counts too; nil when nothing is known.
    private func collectFirst(into ranges: inout [ClosedRange<UInt32>], flags: RegularExpressionFlags) -> Bool? {
        guard ranges.count <= Self.rangeLimit else { return nil }
        switch self {
        case .empty, .assertion, .look: return true
        case .backreference: return nil
        case .character(let character):
            if flags.contains(.ignoreCase) {
                ranges += CaseFolding.rules(for: flags).equals(of: character).ranges
            } else {
                ranges.append(character...character)
            }
            return false
        case .set(let set):
            ranges += set.ranges
            return false
        case .group(let body, _): return body.collectFirst(into: &ranges, flags: flags)
        case .sequence(let parts):
            for part in parts {
                guard let canBeEmpty = part.collectFirst(into: &ranges, flags: flags) else { return nil }
                if !canBeEmpty { return false }
            }
            return true
        case .alternation(let choices):
            var result = false
            for choice in choices {
                guard let canBeEmpty = choice.collectFirst(into: &ranges, flags: flags) else { return nil }
                if canBeEmpty { result = true }
            }
            return result
        case .repetition(let repetition):
            if repetition.maximum == 0 { return true }
            guard let canBeEmpty = repetition.body.collectFirst(into: &ranges, flags: flags) else { return nil }
            return canBeEmpty || repetition.minimum == 0
        }
    }
}
