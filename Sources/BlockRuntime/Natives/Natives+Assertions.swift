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
        Value(try heap.isAlike(r[0], r[1], depth: 0))
    }
}

extension Heap {
    /// Strict equality, or two numbers with the same 15 digits, or two lists with such items.
    fileprivate func isAlike(_ left: Value, _ right: Value, depth: Int) throws(Fault) -> Bool {
        try checkTime()
        if isStrictlyEqual(left, right) { return true }
        if left.isNumber && right.isNumber { return fifteenDigits(left.number) == fifteenDigits(right.number) }
        guard left.isList && right.isList, left.list.pointee.count == right.list.pointee.count else { return false }
        guard depth < Heap.deepestNesting else { throw error(.rangeError, "Maximum call stack size exceeded") }
        for offset in 0..<Int(left.list.pointee.count)
        where try !isAlike(item(left.list, at: offset), item(right.list, at: offset), depth: depth + 1) {
            return false
        }
        return true
    }
}

/// JavaScript's `x.toPrecision(15)`, in a spelling of its own.
private func fifteenDigits(_ x: Double) -> [CChar] {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { buffer in
        let count = withVaList([x.isNaN ? .nan : x]) { vsnprintf(buffer.baseAddress, buffer.count, "%.14e", $0) }
        return Array(buffer.prefix(Int(count)))
    }
}
