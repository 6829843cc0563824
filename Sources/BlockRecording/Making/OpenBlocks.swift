/// The blocks of one fiber that have begun and are not done, as a recorder follows them.
struct OpenBlocks {
    private struct Entry {
        /// Calls of the fiber around the block.
        var frame: Int32
        /// Blocks of the same function around it.
        var depth: Int32
    }

    private var entries: [Entry] = []

    var count: Int { entries.count }

    /// Takes away what lies deeper than a place: blocks that a jump, a return or an error left behind.
    ///
    /// - Parameter isEntering: whether a block begins at the place, which none other holds any longer.
    /// - Returns: how many were taken away.
    @inline(__always)
    mutating func unwind(frame: Int, depth: Int, isEntering: Bool) -> Int {
        var count = 0
        while let last = entries.last {
            let isDeeper = last.depth > depth || isEntering && last.depth == depth
            guard last.frame > frame || last.frame == frame && isDeeper else { break }
            entries.removeLast()
            count += 1
        }
        return count
    }

    mutating func push(frame: Int, depth: Int) {
        entries.append(Entry(frame: Int32(truncatingIfNeeded: frame), depth: Int32(truncatingIfNeeded: depth)))
    }

    /// Takes the innermost block away when it is the one at a place.
    mutating func pop(frame: Int, depth: Int) -> Bool {
        guard let last = entries.last, last.frame == frame, last.depth == depth else { return false }
        entries.removeLast()
        return true
    }

    /// Takes all away.
    mutating func removeAll() -> Int {
        defer { entries.removeAll() }
        return entries.count
    }
}
