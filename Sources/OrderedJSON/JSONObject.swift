/// Members by name, in the order in which the names were first written.
///
/// Up to 32 members are searched one by one, more through a hash index: small objects stay compact, big ones fast. Setting a name that is
/// there replaces its value in place, and setting `nil` removes the member in O(n).
public struct JSONObject: Sendable {
    /// One member: a name and its value.
    public typealias Element = (key: String, value: JSONValue)

    /// A member as it is kept. Not a tuple: those are copied and freed by the runtime's general code, part by part.
    public struct Member: Sendable {
        /// The name.
        public let key: String
        /// The value.
        public internal(set) var value: JSONValue

        /// Makes a member.
        public init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    private var storage: JSONObjectStorage

    /// Makes an object without members.
    public init() { storage = JSONObjectStorage(capacity: 0) }

    /// Makes an object without members that has room for a number of them.
    public init(capacity: Int) { storage = JSONObjectStorage(capacity: capacity) }

    /// Makes an object of members; of two with one name the last value wins, in the place of the first.
    public init(_ members: some Sequence<(String, JSONValue)>) {
        storage = JSONObjectStorage(capacity: members.underestimatedCount)
        for (key, value) in members { storage.set(key, value) }
    }

    /// Makes an object of members whose names are known to differ, without comparing them.
    public init(uniqueMembers members: [Member]) { storage = JSONObjectStorage(unique: members) }

    /// Calls a function with the members where they are, in order; cheaper than a loop, which copies each.
    public func withMembers(_ body: (UnsafeBufferPointer<Member>) -> Void) { storage.entries.withUnsafeBufferPointer(body) }

    /// The names, in order.
    public var keys: [String] { storage.entries.map(\.key) }

    /// The values, in order.
    public var values: [JSONValue] { storage.entries.map(\.value) }

    /// The value with a name; setting `nil` removes the member.
    public subscript(key: String) -> JSONValue? {
        get { storage.offset(of: key).map { storage.entries[$0].value } }
        set {
            makeUnique()
            if let newValue { storage.set(key, newValue) } else { storage.remove(key) }
        }
    }

    /// The value with a name, or another when there is none.
    public subscript(key: String, default fallback: @autoclosure () -> JSONValue) -> JSONValue {
        get { self[key] ?? fallback() }
        set { self[key] = newValue }
    }

    /// Removes the member with a name and returns its value, if there was one.
    @discardableResult
    public mutating func removeValue(forKey key: String) -> JSONValue? {
        guard let value = self[key] else { return nil }
        self[key] = nil
        return value
    }

    private mutating func makeUnique() {
        if !isKnownUniquelyReferenced(&storage) { storage = JSONObjectStorage(copying: storage) }
    }

    /// Hands over the values when nobody else holds this object, so that a deep value is freed without recursion.
    mutating func takeValuesIfUnique() -> [Element] {
        guard isKnownUniquelyReferenced(&storage) else { return [] }
        let entries = storage.entries
        storage.entries = []
        return entries.map { ($0.key, $0.value) }
    }

    /// How many objects deep the members go, at least; 1 for an object of plain values.
    var height: Int { storage.height }
}

extension JSONObject: RandomAccessCollection {
    /// Always 0.
    public var startIndex: Int { 0 }

    /// The number of members.
    public var endIndex: Int { storage.entries.count }

    /// The member at a 0-based offset.
    public subscript(offset: Int) -> Element {
        let entry = storage.entries[offset]
        return (entry.key, entry.value)
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// Makes an object; of two members with one name the last wins.
    public init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }
}

extension JSONObject: Hashable {
    /// Whether both have the same names with the same values, in any order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        if left.storage === right.storage { return true }
        guard left.count == right.count else { return false }
        var inOrder = true
        for offset in 0..<left.count where inOrder {
            if left[offset].key != right[offset].key {
                inOrder = false
            } else if left[offset].value != right[offset].value {
                return false
            }
        }
        return inOrder || left.allSatisfy { right[$0.key] == $0.value }
    }

    /// Hashes the members regardless of their order.
    public func hash(into hasher: inout Hasher) {
        var sum = 0
        for (key, value) in self {
            var member = Hasher()
            member.combine(key)
            member.combine(value)
            sum &+= member.finalize()
        }
        hasher.combine(count)
        hasher.combine(sum)
    }
}

extension JSONObject: CustomStringConvertible {
    /// The object as compact JSON.
    public var description: String { JSONWriter.text(.object(self)) }
}
