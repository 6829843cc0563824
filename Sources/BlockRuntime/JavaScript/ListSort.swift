/// Sorts a list in the very steps of V8's `Array.prototype.sort`.
///
/// With an honest comparator any stable sort gives this order. Programs' comparators lie (`a <= b ? -1 : 1` never answers
/// "equal"), and what comes out then is a matter of which pairs are compared when: of the algorithm. It is TimSort, with binary
/// insertion into runs of at least 32. Whatever the comparator answers, the result is a permutation of the list and the number of
/// comparisons is O(n log n).
///
/// - Parameters:
///   - list: the list, without the `undefined` items: JavaScript puts those last without comparing them. When the comparator throws,
///     the list is left as it was.
///   - compare: the order number of two items; less than 0 puts the first one first; NaN counts as 0.
/// - Throws: what the comparator throws.
/// - Source: V8, third_party/v8/builtins/array-sort.tq; Tim Peters, CPython, Objects/listsort.txt.
func sortList<Element, Failure: Error>(
    _ list: inout [Element], by compare: (Element, Element) throws(Failure) -> Double
) throws(Failure) {
    if list.count < 2 { return }
    var sorter = ListSorter(list)
    try sorter.sort(compare)
    list = sorter.items
}

/// The state of one sort: the items and the runs that wait to be merged.
struct ListSorter<Element> {
    var items: [Element]
    /// The shorter of two runs while they are merged.
    var spare: [Element] = []
    /// Sorted runs, side by side from the start of the list; merged when one is not much longer than the next.
    private var runs: [Range<Int>] = []
    /// How often in a row one run must win before the merge gallops; grows on random items, shrinks on ordered ones.
    var gallopThreshold = Self.leastGallop

    static var leastGallop: Int { 7 }

    init(_ items: [Element]) {
        self.items = items
    }

    mutating func sort<Failure: Error>(_ compare: (Element, Element) throws(Failure) -> Double) throws(Failure) {
        let leastLength = Self.leastRunLength(items.count)
        var start = 0
        while start < items.count {
            var end = try makeRun(from: start, compare)
            if end - start < leastLength {
                let forcedEnd = min(start + leastLength, items.count)
                try insert(end..<forcedEnd, intoRunFrom: start, compare)
                end = forcedEnd
            }
            runs.append(start..<end)
            try mergeUnbalancedRuns(compare)
            start = end
        }
        while runs.count > 1 {
            var position = runs.count - 2
            if position > 0 && runs[position - 1].count < runs[position + 1].count { position -= 1 }
            try mergeRuns(at: position, compare)
        }
    }

    /// A length from 32 to 64 of which the list has a power of two, or just less; the list's own length below 64.
    private static func leastRunLength(_ count: Int) -> Int {
        var rest = count
        var hasRemainder = 0
        while rest >= 64 {
            hasRemainder |= rest & 1
            rest >>= 1
        }
        return rest + hasRemainder
    }

    /// Finds the run that starts here, turning a descending one around, and returns its end.
    private mutating func makeRun<Failure: Error>(
        from start: Int, _ compare: (Element, Element) throws(Failure) -> Double
    ) throws(Failure) -> Int {
        var end = start + 1
        if end == items.count { return end }
        let isDescending = try compare(items[end], items[start]) < 0
        end += 1
        while end < items.count, try (compare(items[end], items[end - 1]) < 0) == isDescending { end += 1 }
        if isDescending { items[start..<end].reverse() }
        return end
    }

    /// Inserts the items behind a run into it, each by binary search.
    private mutating func insert<Failure: Error>(
        _ range: Range<Int>, intoRunFrom start: Int, _ compare: (Element, Element) throws(Failure) -> Double
    ) throws(Failure) {
        for offset in range {
            let pivot = items[offset]
            var left = start
            var right = offset
            while left < right {
                let middle = left + (right - left) / 2
                if try compare(pivot, items[middle]) < 0 {
                    right = middle
                } else {
                    left = middle + 1
                }
            }
            var hole = offset
            while hole > left {
                items[hole] = items[hole - 1]
                hole -= 1
            }
            items[left] = pivot
        }
    }

    /// Merges until every waiting run is longer than the next two together.
    private mutating func mergeUnbalancedRuns<Failure: Error>(
        _ compare: (Element, Element) throws(Failure) -> Double
    ) throws(Failure) {
        while runs.count > 1 {
            var position = runs.count - 2
            if !isBalanced(position + 1) || !isBalanced(position) {
                if runs[position - 1].count < runs[position + 1].count { position -= 1 }
            } else if runs[position].count > runs[position + 1].count {
                break
            }
            try mergeRuns(at: position, compare)
        }
    }

    private func isBalanced(_ position: Int) -> Bool {
        position < 2 || runs[position - 2].count > runs[position - 1].count + runs[position].count
    }

    /// Merges a waiting run with the next one.
    private mutating func mergeRuns<Failure: Error>(
        at position: Int, _ compare: (Element, Element) throws(Failure) -> Double
    ) throws(Failure) {
        let first = runs[position]
        let second = runs[position + 1]
        runs[position] = first.lowerBound..<second.upperBound
        runs.remove(at: position + 1)

        // What is in its place already stays out of the merge.
        let start = first.lowerBound + (try Self.gallopRight(items[second.lowerBound], items, first, hint: 0, compare))
        if start == first.upperBound { return }
        let length = try Self.gallopLeft(items[first.upperBound - 1], items, second, hint: second.count - 1, compare)
        if length == 0 { return }
        let left = start..<first.upperBound
        let right = second.lowerBound..<second.lowerBound + length
        if left.count <= right.count {
            try mergeLow(left, right, compare)
        } else {
            try mergeHigh(left, right, compare)
        }
    }
}
