#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Searching for one text in another, in time that grows with the length of both whatever they hold.
///
/// Places are compared one by one, which is quickest for most texts. Where that compares too much, for texts that repeat themselves, the
/// two-way algorithm goes on from there: it needs no memory, so that a search cannot be used to get around the limit.
///
/// - Source: Crochemore and Perrin, Two-way string-matching, 1991.
extension TextUnits {
    /// How many units may be compared in vain before the other algorithm takes over, beside some for each place gone through.
    private static let comparedInVain = 4096
    private static let comparedPerPlace = 4

    /// The 0-based offset of the first place at or after `offset` where `needle` stands.
    func firstOffset(of needle: TextUnits, from offset: Int = 0) -> Int? {
        let last = count - needle.count
        guard offset <= last else { return nil }
        if needle.count == 0 { return offset }
        var place = offset
        var compared = 0
        while place <= last, let found = firstOffset(ofUnit: needle[0], from: place, to: last) {
            let equal = equalCount(needle, at: found)
            if equal == needle.count { return found }
            compared += equal
            place = found + 1
            if compared > Self.comparedInVain + Self.comparedPerPlace * (place - offset) {
                return twoWay(needle, from: place) { $0[$1] }
            }
        }
        return nil
    }

    /// The 0-based offset of the last place at or before `offset` where `needle` stands.
    func lastOffset(of needle: TextUnits, from offset: Int = .max) -> Int? {
        let first = min(count - needle.count, offset)
        var place = first
        var compared = 0
        while place >= 0 {
            let equal = equalCount(needle, at: place)
            if equal == needle.count { return place }
            compared += equal
            place -= 1
            if compared > Self.comparedInVain + Self.comparedPerPlace * (first - place) {
                // The same from the other end: the first place in the reversed text.
                let skipped = count - needle.count - place
                return twoWay(needle, from: skipped) { $0[$0.count - 1 - $1] }.map { count - needle.count - $0 }
            }
        }
        return nil
    }

    /// The offset of the first unit of a value from an offset up to another one.
    private func firstOffset(ofUnit unit: UInt16, from offset: Int, to last: Int) -> Int? {
        if isWide { return (offset...last).first { wide[$0] == unit } }
        guard unit < 0x100 else { return nil }
        return memchr(start + offset, Int32(unit), last - offset + 1).map { UnsafeRawPointer($0) - UnsafeRawPointer(start) }
    }

    /// How many units of another text stand at a place, from its first one on.
    private func equalCount(_ needle: TextUnits, at place: Int) -> Int {
        var offset = 0
        if !isWide && !needle.isWide {
            while offset + 8 <= needle.count,
                (start + place).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                    == needle.start.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            { offset += 8 }
        }
        while offset < needle.count, self[place + offset] == needle[offset] { offset += 1 }
        return offset
    }

    /// The first place at or after an offset where a needle stands, for texts that are read by `unit`: forwards or backwards.
    @inline(__always)
    private func twoWay(_ needle: TextUnits, from offset: Int, _ unit: (TextUnits, Int) -> UInt16) -> Int? {
        let length = needle.count
        let (cut, period) = Self.criticalCut(of: needle, unit)
        let isPeriodic = (0..<cut).allSatisfy { unit(needle, $0) == unit(needle, $0 + period) }
        // A needle of another period moves by what it has on the longer side of the cut.
        let step = isPeriodic ? period : max(cut, length - cut) + 1
        var place = offset
        // How many units from the start of the needle are known to stand at the place.
        var known = 0
        while place <= count - length {
            var right = max(cut, known)
            while right < length, unit(needle, right) == unit(self, place + right) { right += 1 }
            if right < length {
                place += right - cut + 1
                known = 0
                continue
            }
            var left = cut
            while left > known, unit(needle, left - 1) == unit(self, place + left - 1) { left -= 1 }
            if left <= known { return place }
            place += step
            known = isPeriodic ? length - period : 0
        }
        return nil
    }

    /// Where a needle is cut in two so that what repeats across the cut has the needle's own period, and that period of the right part.
    @inline(__always)
    private static func criticalCut(of needle: TextUnits, _ unit: (TextUnits, Int) -> UInt16) -> (cut: Int, period: Int) {
        let rising = largestSuffix(of: needle, unit) { $0 < $1 }
        let falling = largestSuffix(of: needle, unit) { $0 > $1 }
        return rising.start > falling.start ? (rising.start, rising.period) : (falling.start, falling.period)
    }

    /// The suffix that is the largest in an order of the units, and its period.
    @inline(__always)
    private static func largestSuffix(
        of needle: TextUnits, _ unit: (TextUnits, Int) -> UInt16, _ isBefore: (UInt16, UInt16) -> Bool
    ) -> (start: Int, period: Int) {
        var (start, candidate, matched, period) = (0, 1, 0, 1)
        while candidate + matched < needle.count {
            let (next, own) = (unit(needle, candidate + matched), unit(needle, start + matched))
            if isBefore(next, own) {
                candidate += matched + 1
                matched = 0
                period = candidate - start
            } else if next == own {
                if matched + 1 == period {
                    candidate += period
                    matched = 0
                } else {
                    matched += 1
                }
            } else {
                start = candidate
                candidate += 1
                matched = 0
                period = 1
            }
        }
        return (start, period)
    }
}
