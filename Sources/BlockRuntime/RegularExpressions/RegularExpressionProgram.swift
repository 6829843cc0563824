/// A compiled pattern: instructions and sets in raw memory, made once and never changed.
final class RegularExpressionProgram: @unchecked Sendable {
    /// How many words a set takes: a bitmap for the units below 256, then where its higher ranges are.
    static let wordsPerSet = 5

    /// The instructions; matching starts at the first.
    let code: UnsafeBufferPointer<RegularExpressionInstruction>
    /// The sets, `wordsPerSet` words each:
    ///
    ///     word 0...3   one bit for each unit below 256
    ///     word 4       offset in `ranges` << 32 | number of ranges
    let sets: UnsafeBufferPointer<UInt64>
    /// The bounds of the ranges above 255, two for each.
    let ranges: UnsafeBufferPointer<UInt32>
    /// The number of registers.
    let registerCount: Int
    /// How the search for a start can be shortened.
    let start: Start
    /// The flags of the pattern.
    let flags: RegularExpressionFlags

    /// What is known of a match without trying.
    struct Start {
        /// The fewest code units of a match.
        var leastLength = 0
        /// Whether a match starts at the start of the text only.
        var isAnchored = false
        /// The only unit a match can start with.
        var unit: UInt32?
        /// The set of the units a match can start with.
        var set: Int?
    }

    init(
        code: [RegularExpressionInstruction], sets: [CodePointSet], registerCount: Int, start: Start, flags: RegularExpressionFlags
    ) {
        var words: [UInt64] = []
        var bounds: [UInt32] = []
        for set in sets {
            var bitmap: [UInt64] = [0, 0, 0, 0]
            let firstBound = bounds.count
            for range in set.ranges {
                if range.lowerBound < 256 {
                    for member in range.lowerBound...min(range.upperBound, 255) { bitmap[Int(member >> 6)] |= 1 << UInt64(member & 63) }
                }
                if range.upperBound >= 256 { bounds += [max(range.lowerBound, 256), range.upperBound] }
            }
            words += bitmap
            words.append(UInt64(firstBound) << 32 | UInt64((bounds.count - firstBound) / 2))
        }
        self.code = Self.copy(code)
        self.sets = Self.copy(words)
        ranges = Self.copy(bounds)
        self.registerCount = registerCount
        self.start = start
        self.flags = flags
    }

    deinit {
        code.deallocate()
        sets.deallocate()
        ranges.deallocate()
    }

    private static func copy<Element>(_ elements: [Element]) -> UnsafeBufferPointer<Element> {
        let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
        _ = memory.initialize(from: elements)
        return UnsafeBufferPointer(memory)
    }
}
