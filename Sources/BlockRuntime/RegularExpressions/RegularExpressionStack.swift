/// The places to go back to and the old values of registers, as pairs.
///
///     position, address           a place: go on at the address from the position
///     old value, ~register        an undo entry: put the value back and take the next pair
struct RegularExpressionStack: ~Copyable {
    /// The greatest number of words: 32 MB; V8 has twice that.
    static let maximumCapacity = 8 << 20

    private(set) var words: UnsafeMutablePointer<Int32>
    private var capacity = 256
    /// The number of words in use.
    var count = 0

    init() { words = .allocate(capacity: capacity) }

    deinit { words.deallocate() }

    /// Puts a pair on the stack.
    @inline(__always)
    mutating func push(_ value: Int, _ tag: Int) throws(RegularExpressionBudgetExceeded) {
        if count &+ 2 > capacity { try grow() }
        words[count] = Int32(truncatingIfNeeded: value)
        words[count &+ 1] = Int32(truncatingIfNeeded: tag)
        count &+= 2
    }

    /// Takes the last pair; there has to be one.
    @inline(__always)
    mutating func pop() -> (value: Int, tag: Int) {
        count &-= 2
        return (Int(words[count]), Int(words[count &+ 1]))
    }

    @inline(never)
    private mutating func grow() throws(RegularExpressionBudgetExceeded) {
        guard capacity < Self.maximumCapacity else { throw RegularExpressionBudgetExceeded(resource: .memory) }
        let larger = UnsafeMutablePointer<Int32>.allocate(capacity: capacity * 2)
        larger.update(from: words, count: count)
        words.deallocate()
        words = larger
        capacity *= 2
    }
}
