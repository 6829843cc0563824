/// Sorts 64-bit keys, and what belongs to them, by their bytes: linear, where comparing takes n log n.
enum RadixSort {
    /// A key and what it belongs to.
    struct Entry {
        var key: UInt64
        var item: UInt64
    }

    /// Fewer keys are compared with each other.
    private static let fewest = 512

    /// Sorts keys in ascending order.
    static func sort(_ keys: inout [UInt64]) {
        guard keys.count >= fewest else { return keys.sort() }
        sort(&keys, spare: [UInt64](repeating: 0, count: keys.count)) { $0 }
    }

    /// Sorts entries by their keys in ascending order; those of equal keys keep theirs.
    static func sort(_ entries: inout [Entry]) {
        guard entries.count >= fewest else {
            // The standard library's sort is stable in fact, but does not promise it.
            let order = entries.indices.sorted { (entries[$0].key, $0) < (entries[$1].key, $1) }
            entries = order.map { entries[$0] }
            return
        }
        sort(&entries, spare: [Entry](repeating: Entry(key: 0, item: 0), count: entries.count)) { $0.key }
    }

    /// Moves elements between two arrays, once for each byte in which keys differ, the last byte first.
    @inline(__always)
    private static func sort<Element>(_ elements: inout [Element], spare: [Element], by key: (Element) -> UInt64) {
        var spare = spare
        var counts = [Int](repeating: 0, count: 8 * 256)
        for element in elements {
            let key = key(element)
            for byte in 0..<8 { counts[byte << 8 | Int(key >> UInt64(byte << 3) & 0xFF)] += 1 }
        }
        for byte in 0..<8 {
            let bytes = byte << 8..<(byte + 1) << 8
            if counts[bytes].contains(elements.count) { continue }
            var place = 0
            for slot in bytes {
                let count = counts[slot]
                counts[slot] = place
                place += count
            }
            spare.withUnsafeMutableBufferPointer { target in
                elements.withUnsafeBufferPointer { source in
                    counts.withUnsafeMutableBufferPointer { counts in
                        for element in source {
                            let slot = byte << 8 | Int(key(element) >> UInt64(byte << 3) & 0xFF)
                            target[counts[slot]] = element
                            counts[slot] += 1
                        }
                    }
                }
            }
            swap(&elements, &spare)
        }
    }
}
