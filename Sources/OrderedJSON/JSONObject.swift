/// Members by name, in the order in which the names were first written.
///
/// Up to 32 members are searched one by one, more through a hash index: small objects stay compact, big ones fast. Setting a name that is
/// there replaces its value in place, and setting `nil` removes the member in O(n).
public struct JSONObject: @unchecked Sendable {
    /// One member: a name and its value.
    public typealias Element = (key: String, value: JSONValue)

    /// A member as it is kept. Not a tuple: those are copied and freed by the runtime's general code, part by part.
    public struct Member: Sendable {
        /// The name.
        public let key: String
        /// The value.
        public var value: JSONValue

        /// Makes a member.
        @inlinable
        public init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// Takes the members of a new object, within the function that adds them.
    public struct NewMembers: ~Copyable {
        @usableFromInline var place: UnsafeMutablePointer<Member>
        @usableFromInline let end: UnsafeMutablePointer<Member>

        /// Adds a member. Its name must be new: of two with one name, either may be found. Where there is no room left, the process ends.
        @inlinable
        public mutating func append(_ key: String, _ value: JSONValue) {
            precondition(place < end, "more members than there is room for")
            place.initialize(to: Member(key, value))
            place += 1
        }
    }

    // It is changed only while a single object holds it, which makes sharing it between tasks safe.
    private var storage: JSONObjectStorage

    /// Makes an object without members.
    public init() { storage = .empty }

    /// Makes an object without members that has room for a number of them.
    public init(capacity: Int) { storage = capacity == 0 ? .empty : .make(capacity: capacity) }

    /// Makes an object of members; of two with one name the last value wins, in the place of the first.
    public init(_ members: some Sequence<(String, JSONValue)>) {
        self.init(capacity: members.underestimatedCount)
        for (key, value) in members { self[key] = value }
    }

    /// Makes an object of members whose names are known to differ, without comparing them.
    ///
    /// - Parameters:
    ///   - capacity: how many members there is room for.
    ///   - add: adds them, as many as there is room for or less.
    public init(capacity: Int, adding add: (inout NewMembers) -> Void) { storage = .make(capacity: capacity, adding: add) }

    /// Calls a function with the members where they are, in order; cheaper than a loop, which copies each.
    public func withMembers(_ body: (UnsafeBufferPointer<Member>) -> Void) {
        withExtendedLifetime(storage) { body(UnsafeBufferPointer(storage.members)) }
    }

    /// The names, in order.
    public var keys: [String] { withExtendedLifetime(storage) { storage.members.map(\.key) } }

    /// The values, in order.
    public var values: [JSONValue] { withExtendedLifetime(storage) { storage.members.map(\.value) } }

    /// The value with a name; setting `nil` removes the member.
    public subscript(key: String) -> JSONValue? {
        get {
            guard let offset = storage.offset(of: key) else { return nil }
            return withExtendedLifetime(storage) { storage.members[offset].value }
        }
        set {
            switch (storage.offset(of: key), newValue) {
            case (let offset?, let value?):
                makeUnique()
                storage.replaceValue(at: offset, with: value)
            case (let offset?, nil):
                makeUnique()
                storage.remove(at: offset)
            case (nil, let value?):
                makeRoom()
                storage.append(key, value)
            case (nil, nil): break
            }
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
        if !isKnownUniquelyReferenced(&storage) { storage = storage.copied(capacity: count) }
    }

    private mutating func makeRoom() {
        let isUnique = isKnownUniquelyReferenced(&storage)
        if isUnique, storage.hasRoom { return }
        storage = isUnique ? storage.moved(capacity: Swift.max(4, count * 2)) : storage.copied(capacity: count + 4)
    }

    /// Hands over the values when nobody else holds this object, so that a deep value is freed without recursion.
    mutating func takeValuesIfUnique() -> [JSONValue] {
        isKnownUniquelyReferenced(&storage) ? storage.takeValues() : []
    }

    /// How many objects deep the members go, at least; 1 for an object of plain values.
    var height: Int { storage.height }
}

extension JSONObject: RandomAccessCollection {
    /// Always 0.
    public var startIndex: Int { 0 }

    /// The number of members.
    public var endIndex: Int { storage.count }

    /// The member at a 0-based offset.
    public subscript(offset: Int) -> Element {
        precondition(offset >= 0 && offset < count, "an offset beyond the members")
        return withExtendedLifetime(storage) { (storage.members[offset].key, storage.members[offset].value) }
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
