// Galloping: from a hint, steps of 1, 3, 7, 15, ... until the place is between two of them, then binary search.
//
//     hint  +1    +3          +7                      +15
//      |-----|-----|-----------|----------- here -------|
extension ListSorter {
    /// Returns how many items of a run come before `key`, those equal to it not counted.
    static func gallopLeft<Failure: Error>(
        _ key: Element, _ items: [Element], _ run: Range<Int>, hint: Int,
        _ compare: (Element, Element) throws(Failure) -> Double
    ) throws(Failure) -> Int {
        let base = run.lowerBound
        var last = 0
        var offset = 1
        if try compare(items[base + hint], key) < 0 {
            let limit = run.count - hint
            while offset < limit, try compare(items[base + hint + offset], key) < 0 {
                last = offset
                offset = 2 * offset + 1
            }
            last += hint
            offset = min(offset, limit) + hint
        } else {
            let limit = hint + 1
            while offset < limit, try !(compare(items[base + hint - offset], key) < 0) {
                last = offset
                offset = 2 * offset + 1
            }
            (last, offset) = (hint - min(offset, limit), hint - last)
        }
        last += 1
        while last < offset {
            let middle = last + (offset - last) / 2
            if try compare(items[base + middle], key) < 0 {
                last = middle + 1
            } else {
                offset = middle
            }
        }
        return offset
    }

    /// Returns how many items of a run come before `key`, those equal to it counted.
    static func gallopRight<Failure: Error>(
        _ key: Element, _ items: [Element], _ run: Range<Int>, hint: Int,
        _ compare: (Element, Element) throws(Failure) -> Double
    ) throws(Failure) -> Int {
        let base = run.lowerBound
        var last = 0
        var offset = 1
        if try compare(key, items[base + hint]) < 0 {
            let limit = hint + 1
            while offset < limit, try compare(key, items[base + hint - offset]) < 0 {
                last = offset
                offset = 2 * offset + 1
            }
            (last, offset) = (hint - min(offset, limit), hint - last)
        } else {
            let limit = run.count - hint
            while offset < limit, try !(compare(key, items[base + hint + offset]) < 0) {
                last = offset
                offset = 2 * offset + 1
            }
            last += hint
            offset = min(offset, limit) + hint
        }
        last += 1
        while last < offset {
            let middle = last + (offset - last) / 2
            if try compare(key, items[base + middle]) < 0 {
                offset = middle
            } else {
                last = middle + 1
            }
        }
        return offset
    }
}
