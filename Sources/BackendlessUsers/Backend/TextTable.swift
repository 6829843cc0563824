/// Values by text: while there are few, a list that is searched; then a hash table.
///
/// Most stores hold one user with one session, and to hash a text takes longer than to compare it with a few others.
struct TextTable<Value: Sendable>: Sendable {
    private struct Entry: Sendable {
        let key: String
        var value: Value
    }

    /// From this many values on they are hashed, and stay so.
    private static var hashedCount: Int { 9 }

    private var few: [Entry] = []
    private var many: [String: Value] = [:]
    private var isHashed = false

    /// The number of values.
    var count: Int { isHashed ? many.count : few.count }

    /// Makes room for a number of values.
    mutating func reserveCapacity(_ count: Int) {
        guard count >= Self.hashedCount else { return }
        many.reserveCapacity(count)
        hash()
    }

    private mutating func hash() {
        for entry in few { many[entry.key] = entry.value }
        few = []
        isHashed = true
    }

    /// The value of a text; setting nil removes it.
    subscript(key: String) -> Value? {
        get { isHashed ? many[key] : offset(of: key).map { few[$0].value } }
        set { if let newValue { updateValue(newValue, forKey: key) } else { removeValue(forKey: key) } }
    }

    /// Sets the value of a text.
    ///
    /// - Returns: the value that it had.
    @discardableResult
    mutating func updateValue(_ value: Value, forKey key: String) -> Value? {
        if isHashed { return many.updateValue(value, forKey: key) }
        if let offset = offset(of: key) {
            let old = few[offset].value
            few[offset].value = value
            return old
        }
        few.append(Entry(key: key, value: value))
        if few.count == Self.hashedCount { hash() }
        return nil
    }

    /// Removes the value of a text and returns it, if there was one.
    @discardableResult
    mutating func removeValue(forKey key: String) -> Value? {
        if isHashed { return many.removeValue(forKey: key) }
        return offset(of: key).map { few.remove(at: $0).value }
    }

    /// Calls a function with every text and its value, in any order, until it returns `false`.
    func visit(_ body: (_ key: String, Value) throws -> Bool) rethrows {
        for entry in few where try !body(entry.key, entry.value) { return }
        for (key, value) in many where try !body(key, value) { return }
    }

    private func offset(of key: String) -> Int? {
        for offset in few.indices where few[offset].key == key { return offset }
        return nil
    }
}
