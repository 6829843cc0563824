/// A piece of the text that a replacement pattern stands for.
enum ReplacementPart: Equatable {
    /// Part of the pattern itself; offsets into the pattern.
    case literal(Range<Int>)
    /// `$&`: what was found.
    case match
    /// `` $` ``: the text before what was found.
    case prefix
    /// `$'`: the text behind what was found.
    case suffix
    /// `$1` ... `$99`: what a group found, by number from 1; nothing when the group took no part.
    case group(Int)
    /// `$<name>`: what a named group found; offsets of the name in the pattern. Nothing when there is no such group.
    case namedGroup(Range<Int>)
}

/// Splits the pattern given to `String.prototype.replace` into the pieces it stands for, in order.
///
/// - Parameters:
///   - pattern: the pattern's UTF-16 code units, or Latin-1 bytes.
///   - groupCount: the number of groups of the expression; 0 where plain text is searched for. `$n` beyond it is literal.
///   - hasNamedGroups: whether any group of the expression has a name; `$<` is literal where none has.
///   - emit: takes each piece.
/// - Source: ECMAScript 2024, 22.1.3.19.1 `GetSubstitution`.
@inline(__always)
func forEachReplacementPart<Unit: UnsignedInteger & FixedWidthInteger>(
    of pattern: UnsafeBufferPointer<Unit>, groupCount: Int = 0, hasNamedGroups: Bool = false, _ emit: (ReplacementPart) -> Void
) {
    var literalStart = 0
    var offset = 0
    while offset < pattern.count {
        guard pattern[offset] == 0x24, let (part, length) = specialPart(pattern, offset, groupCount, hasNamedGroups) else {
            offset += 1
            continue
        }
        if literalStart < offset { emit(.literal(literalStart..<offset)) }
        emit(part)
        offset += length
        literalStart = offset
    }
    if literalStart < offset { emit(.literal(literalStart..<offset)) }
}

/// Appends what a replacement pattern stands for.
///
/// - Parameters:
///   - pattern: the pattern's code units.
///   - text: the text that was searched; all ranges are offsets in it.
///   - match: what was found.
///   - groups: what each group found, from group 1; nil where a group took no part.
///   - groupNumber: tells the number (from 1) of a group by its name; nil where the expression has no named groups. Its own
///     answer is nil for an unknown name.
///   - result: takes the expansion.
func expandReplacement(
    _ pattern: UnsafeBufferPointer<UInt16>, in text: UnsafeBufferPointer<UInt16>, match: Range<Int>, groups: [Range<Int>?] = [],
    groupNumber: ((ArraySlice<UInt16>) -> Int?)? = nil, into result: inout [UInt16]
) {
    func appendGroup(_ number: Int) {
        if groups.indices.contains(number - 1), let range = groups[number - 1] { result.append(contentsOf: text[range]) }
    }
    forEachReplacementPart(of: pattern, groupCount: groups.count, hasNamedGroups: groupNumber != nil) { part in
        switch part {
        case .literal(let range): result.append(contentsOf: pattern[range])
        case .match: result.append(contentsOf: text[match])
        case .prefix: result.append(contentsOf: text[..<match.lowerBound])
        case .suffix: result.append(contentsOf: text[match.upperBound...])
        case .group(let number): appendGroup(number)
        case .namedGroup(let range):
            if let number = groupNumber?(Array(pattern[range])[...]) { appendGroup(number) }
        }
    }
}

/// Reads what follows a dollar sign; nil when the sign stands for itself.
private func specialPart<Unit: UnsignedInteger & FixedWidthInteger>(
    _ pattern: UnsafeBufferPointer<Unit>, _ dollar: Int, _ groupCount: Int, _ hasNamedGroups: Bool
) -> (ReplacementPart, length: Int)? {
    let next = dollar + 1
    guard next < pattern.count else { return nil }
    switch pattern[next] {
    case 0x24: return (.literal(next..<next + 1), 2)
    case 0x26: return (.match, 2)
    case 0x60: return (.prefix, 2)
    case 0x27: return (.suffix, 2)
    case 0x30...0x39:
        var number = Int(pattern[next] - 0x30)
        var length = 2
        // The second digit belongs to the number only where there is such a group.
        if next + 1 < pattern.count, case 0x30...0x39 = pattern[next + 1] {
            let longer = number * 10 + Int(pattern[next + 1] - 0x30)
            if longer <= groupCount {
                number = longer
                length = 3
            }
        }
        return number >= 1 && number <= groupCount ? (.group(number), length) : nil
    case 0x3C where hasNamedGroups:
        var end = next + 1
        while end < pattern.count && pattern[end] != 0x3E { end += 1 }
        return end < pattern.count ? (.namedGroup(next + 1..<end), end + 1 - dollar) : nil
    default: return nil
    }
}
