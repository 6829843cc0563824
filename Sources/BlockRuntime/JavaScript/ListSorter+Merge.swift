// Merging two runs that lie side by side. The shorter one is copied out, and its place fills with the smaller items from the
// left (mergeLow) or with the greater ones from the right (mergeHigh):
//
//     items   | merged | free | rest of the right run |
//                      ^ target
//     spare   | merged | rest of the left run |
//
// The free places are as many as the spare items left. Items are compared one by one until one run wins often in a row; then
// galloping finds how many of its items go before the other's next.
extension ListSorter {
    /// What is left to be merged: offsets in `items` for one run, in `spare` for the other; and where merged items go.
    private struct Merge {
        var left: Range<Int>
        var right: Range<Int>
        var target: Int
    }

    /// Merges from the left, with the left run copied out; the left run's last item is known to be the greatest of all.
    mutating func mergeLow<Failure: Error>(
        _ left: Range<Int>, _ right: Range<Int>, _ compare: (Element, Element) throws(Failure) -> Double
    ) throws(Failure) {
        copyOut(left)
        var merge = Merge(left: 0..<left.count, right: right, target: left.lowerBound)
        takeFirstOfRight(1, &merge)
        while merge.left.count > 1 && !merge.right.isEmpty {
            try mergeLowOneByOne(&merge, compare)
            try mergeLowGalloping(&merge, compare)
        }
        takeFirstOfRight(merge.right.count, &merge)
        takeFirstOfLeft(merge.left.count, &merge)
    }

    private mutating func copyOut(_ run: Range<Int>) {
        spare.removeAll(keepingCapacity: true)
        spare.append(contentsOf: items[run])
    }

    private mutating func mergeLowOneByOne<Failure: Error>(
        _ merge: inout Merge, _ compare: (Element, Element) throws(Failure) -> Double
    ) throws(Failure) {
        var leftWins = 0
        var rightWins = 0
        while merge.left.count > 1 && !merge.right.isEmpty && max(leftWins, rightWins) < gallopThreshold {
            if try compare(items[merge.right.lowerBound], spare[merge.left.lowerBound]) < 0 {
                takeFirstOfRight(1, &merge)
                rightWins += 1
                leftWins = 0
            } else {
                takeFirstOfLeft(1, &merge)
                leftWins += 1
                rightWins = 0
            }
        }
    }

    private mutating func mergeLowGalloping<Failure: Error>(
        _ merge: inout Merge, _ compare: (Element, Element) throws(Failure) -> Double
    ) throws(Failure) {
        if merge.left.count <= 1 || merge.right.isEmpty { return }
        // The first round is free, every further one makes it easier to get here, leaving makes it harder.
        gallopThreshold += 1
        while true {
            gallopThreshold = max(1, gallopThreshold - 1)
            let leftWins = try Self.gallopRight(items[merge.right.lowerBound], spare, merge.left, hint: 0, compare)
            takeFirstOfLeft(leftWins, &merge)
            // None at all is left when the comparator contradicts itself.
            if merge.left.count <= 1 { return }
            takeFirstOfRight(1, &merge)
            if merge.right.isEmpty { return }

            let rightWins = try Self.gallopLeft(spare[merge.left.lowerBound], items, merge.right, hint: 0, compare)
            takeFirstOfRight(rightWins, &merge)
            if merge.right.isEmpty { return }
            takeFirstOfLeft(1, &merge)
            if merge.left.count <= 1 { return }
            if max(leftWins, rightWins) < Self.leastGallop { break }
        }
        gallopThreshold += 1
    }

    private mutating func takeFirstOfLeft(_ count: Int, _ merge: inout Merge) {
        let end = merge.left.lowerBound + count
        for offset in merge.left.lowerBound..<end {
            items[merge.target] = spare[offset]
            merge.target += 1
        }
        merge.left = end..<merge.left.upperBound
    }

    private mutating func takeFirstOfRight(_ count: Int, _ merge: inout Merge) {
        let end = merge.right.lowerBound + count
        for offset in merge.right.lowerBound..<end {
            items[merge.target] = items[offset]
            merge.target += 1
        }
        merge.right = end..<merge.right.upperBound
    }

    /// Merges from the right, with the right run copied out; the right run's first item is known to be the least of all.
    mutating func mergeHigh<Failure: Error>(
        _ left: Range<Int>, _ right: Range<Int>, _ compare: (Element, Element) throws(Failure) -> Double
    ) throws(Failure) {
        copyOut(right)
        var merge = Merge(left: left, right: 0..<right.count, target: right.upperBound)
        takeLastOfLeft(1, &merge)
        while !merge.left.isEmpty && merge.right.count > 1 {
            try mergeHighOneByOne(&merge, compare)
            try mergeHighGalloping(&merge, compare)
        }
        takeLastOfLeft(merge.left.count, &merge)
        takeLastOfRight(merge.right.count, &merge)
    }

    private mutating func mergeHighOneByOne<Failure: Error>(
        _ merge: inout Merge, _ compare: (Element, Element) throws(Failure) -> Double
    ) throws(Failure) {
        var leftWins = 0
        var rightWins = 0
        while !merge.left.isEmpty && merge.right.count > 1 && max(leftWins, rightWins) < gallopThreshold {
            if try compare(spare[merge.right.upperBound - 1], items[merge.left.upperBound - 1]) < 0 {
                takeLastOfLeft(1, &merge)
                leftWins += 1
                rightWins = 0
            } else {
                takeLastOfRight(1, &merge)
                rightWins += 1
                leftWins = 0
            }
        }
    }

    private mutating func mergeHighGalloping<Failure: Error>(
        _ merge: inout Merge, _ compare: (Element, Element) throws(Failure) -> Double
    ) throws(Failure) {
        if merge.left.isEmpty || merge.right.count <= 1 { return }
        gallopThreshold += 1
        while true {
            gallopThreshold = max(1, gallopThreshold - 1)
            let leftCount = merge.left.count
            let leftStays = try Self.gallopRight(
                spare[merge.right.upperBound - 1], items, merge.left, hint: leftCount - 1, compare)
            takeLastOfLeft(leftCount - leftStays, &merge)
            if merge.left.isEmpty { return }
            takeLastOfRight(1, &merge)
            if merge.right.count <= 1 { return }

            let rightCount = merge.right.count
            let rightStays = try Self.gallopLeft(
                items[merge.left.upperBound - 1], spare, merge.right, hint: rightCount - 1, compare)
            takeLastOfRight(rightCount - rightStays, &merge)
            // None at all is left when the comparator contradicts itself.
            if merge.right.count <= 1 { return }
            takeLastOfLeft(1, &merge)
            if merge.left.isEmpty { return }
            if max(leftCount - leftStays, rightCount - rightStays) < Self.leastGallop { break }
        }
        gallopThreshold += 1
    }

    private mutating func takeLastOfLeft(_ count: Int, _ merge: inout Merge) {
        let start = merge.left.upperBound - count
        for offset in (start..<merge.left.upperBound).reversed() {
            merge.target -= 1
            items[merge.target] = items[offset]
        }
        merge.left = merge.left.lowerBound..<start
    }

    private mutating func takeLastOfRight(_ count: Int, _ merge: inout Merge) {
        let start = merge.right.upperBound - count
        for offset in (start..<merge.right.upperBound).reversed() {
            merge.target -= 1
            items[merge.target] = spare[offset]
        }
        merge.right = merge.right.lowerBound..<start
    }
}
