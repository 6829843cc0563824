// The exact order that V8 gives a short list: the comparators of the sort block are not consistent, so the algorithm shows.

/// How the sort block compares.
enum ReferenceSortOrder: String {
    case numeric = "NUMERIC"
    case text = "TEXT"
    case ignoringCase = "IGNORE_CASE"

    /// What the comparator of the generated JavaScript answers; it never says that two texts are equal.
    func compare(_ left: ReferenceValue, _ right: ReferenceValue) throws(ReferenceStop) -> Double {
        switch self {
        case .numeric: return try left.toNumber() - right.toNumber()
        case .text: return try right.toText().lexicographicallyPrecedes(left.toText()) ? 1 : -1
        case .ignoringCase:
            return referenceLowerCased(try right.toText()).lexicographicallyPrecedes(referenceLowerCased(try left.toText())) ? 1 : -1
        }
    }
}

extension ReferenceList {
    /// `list.slice().sort(comparator)`: undefined items last, then holes.
    func sorted(_ order: ReferenceSortOrder, direction: Double) throws(ReferenceStop) -> ReferenceList {
        var values: [ReferenceValue] = []
        var undefinedCount = 0
        for case let item? in items {
            if case .undefined = item { undefinedCount += 1 } else { values.append(item) }
        }
        // From 64 items on V8 merges runs.
        if values.count >= 64 { throw .tooLarge }
        try sortShort(&values) { (left, right) throws(ReferenceStop) in
            let answer = try order.compare(left, right) * direction
            return answer.isNaN ? 0 : answer
        }
        let tail = [ReferenceValue?](repeating: .undefined, count: undefinedCount)
        return ReferenceList(values + tail + [ReferenceValue?](repeating: nil, count: items.count - values.count - undefinedCount))
    }
}

/// Sorts fewer than 64 values as V8 does: finds the run at the start, then inserts each of the others by bisection.
private func sortShort(
    _ values: inout [ReferenceValue], _ compare: (ReferenceValue, ReferenceValue) throws(ReferenceStop) -> Double
) throws(ReferenceStop) {
    guard values.count > 1 else { return }
    let isDescending = try compare(values[1], values[0]) < 0
    var run = 2
    while run < values.count {
        let order = try compare(values[run], values[run - 1])
        if isDescending ? order >= 0 : order < 0 { break }
        run += 1
    }
    if isDescending { values[..<run].reverse() }
    for start in run..<values.count {
        let pivot = values[start]
        var left = 0
        var right = start
        while left < right {
            let middle = left + (right - left) / 2
            if try compare(pivot, values[middle]) < 0 { right = middle } else { left = middle + 1 }
        }
        values.remove(at: start)
        values.insert(pivot, at: left)
    }
}
