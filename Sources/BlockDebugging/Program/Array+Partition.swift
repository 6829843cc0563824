extension Array {
    /// The offset of the first item for which a function holds; the count of items where it holds for none. O(log n).
    ///
    /// - Parameter holds: holds for all items behind one for which it holds.
    func offset(ofFirst holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
