#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

extension NativeFunction {
    /// Whether a value is what a test expects.
    ///
    /// - Source: Blockly, tests/generators/unittest_javascript.js, `equals`.
    public static let assertionHolds = NativeFunction("assert.holds", 2) { heap, r, _ throws(Fault) in
        Value(try heap.isAlike(r[0], r[1]))
    }
}

extension Heap {
    /// Strict equality, or two numbers with the same 15 digits, or two lists with such items. Nesting costs memory, not stack.
    fileprivate func isAlike(_ left: Value, _ right: Value) throws(Fault) -> Bool {
        var pair = (left: left, right: right)
        /// The lists that are being compared, outer ones first, and the items to come.
        var open: [(left: UnsafeMutablePointer<ListObject>, right: UnsafeMutablePointer<ListObject>, offset: Int)] = []
        while true {
            try checkTime()
            if !isAlikeAtOnce(pair.left, pair.right) {
                guard pair.left.isList && pair.right.isList, pair.left.list.pointee.count == pair.right.list.pointee.count else {
                    return false
                }
                guard open.count < Heap.deepestNesting else { throw error(.rangeError, "Maximum call stack size exceeded") }
                open.append((pair.left.list, pair.right.list, 0))
            }
            while let last = open.last, last.offset == Int(last.left.pointee.count) { open.removeLast() }
            guard let last = open.last else { return true }
            open[open.count - 1].offset += 1
            pair = (item(last.left, at: last.offset), item(last.right, at: last.offset))
        }
    }

    private func isAlikeAtOnce(_ left: Value, _ right: Value) -> Bool {
        if isStrictlyEqual(left, right) { return true }
        return left.isNumber && right.isNumber && fifteenDigits(left.number) == fifteenDigits(right.number)
    }
}

/// JavaScript's `x.toPrecision(15)`, in a spelling of its own.
private func fifteenDigits(_ x: Double) -> [CChar] {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { buffer in
        let count = withVaList([x.isNaN ? .nan : x]) { vsnprintf(buffer.baseAddress, buffer.count, "%.14e", $0) }
        return Array(buffer.prefix(Int(count)))
    }
}
