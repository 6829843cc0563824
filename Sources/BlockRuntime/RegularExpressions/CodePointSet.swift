/// A set of code points (or of code units), as sorted ranges that neither overlap nor touch.
struct CodePointSet: Hashable, Sendable {
    /// The greatest code point.
    static let maximum: UInt32 = 0x10FFFF
    /// Every code point.
    static let all = CodePointSet(0...maximum)

    /// The ranges in ascending order.
    private(set) var ranges: [ClosedRange<UInt32>] = []

    /// Makes the empty set.
    init() {}

    /// Makes a set of one range.
    init(_ range: ClosedRange<UInt32>) { ranges = [range] }

    /// Makes a set of one member.
    init(_ member: UInt32) { ranges = [member...member] }

    /// Makes a set of ranges in any order.
    init(_ parts: [ClosedRange<UInt32>]) {
        for part in parts.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = ranges.last, part.lowerBound <= last.upperBound &+ 1 {
                ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, part.upperBound)
            } else {
                ranges.append(part)
            }
        }
    }

    /// Makes a set of the code points below U+110000 for which a test holds; the unassigned planes are asked once each.
    init(where test: (UInt32) -> Bool) {
        var start: UInt32?
        var member: UInt32 = 0
        while member <= Self.maximum {
            if test(member) {
                if start == nil { start = member }
            } else if let lower = start {
                ranges.append(lower...member - 1)
                start = nil
            }
            // Planes 4 to 13 hold nothing and planes 15 and 16 are private use throughout, except for the two noncharacters at
            // the end of each.
            let offset = member & 0xFFFF
            let isUniform = (0x40000..<0xE0000).contains(member) || member >= 0xF0000
            member += isUniform && offset == 0 ? 0xFFFE : 1
        }
        if let lower = start { ranges.append(lower...Self.maximum) }
    }

    /// Everything that is not in the set.
    var inverted: CodePointSet {
        var result = CodePointSet()
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next { result.ranges.append(next...range.lowerBound - 1) }
            next = range.upperBound + 1
        }
        if next <= Self.maximum { result.ranges.append(next...Self.maximum) }
        return result
    }

    /// The members of both sets together.
    func union(_ other: CodePointSet) -> CodePointSet { CodePointSet(ranges + other.ranges) }

    /// Tells whether a code point is in the set.
    func contains(_ member: UInt32) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < member { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].lowerBound <= member
    }

    /// The only member, when there is just one.
    var onlyMember: UInt32? {
        guard ranges.count == 1, let range = ranges.first, range.count == 1 else { return nil }
        return range.lowerBound
    }
}

extension CodePointSet {
    /// `\d`.
    static let digits = CodePointSet(0x30...0x39)
    /// `\w` without the flags `i` and `u` together.
    static let wordCharacters = CodePointSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
    /// `\w` with the flags `i` and `u`: the two characters that fold to `s` and `k` count too.
    static let foldedWordCharacters = wordCharacters.union(CodePointSet([0x17F...0x17F, 0x212A...0x212A]))
    /// `\s`: white space and line terminators.
    static let spaces = CodePointSet([
        0x9...0xD, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F, 0x205F...0x205F,
        0x3000...0x3000, 0xFEFF...0xFEFF,
    ])
    /// What `.` leaves out.
    static let lineTerminators = CodePointSet([0xA...0xA, 0xD...0xD, 0x2028...0x2029])
}
