/// The members of a `JSONObject`, shared until one of its holders writes.
///
///     | header | member | member | ... room |
///
/// One piece of memory, because an object of a few members is made and freed as often as a text.
final class JSONObjectStorage: ManagedBuffer<JSONObjectStorage.Header, JSONObject.Member> {
    /// What stands before the members.
    struct Header {
        var count = 0
        /// How many members there is room for.
        let capacity: Int
        /// How many objects deep the members go, at least: decides whether freeing them needs care.
        var height = 1
        /// Where each name is; nil while there are few members.
        var offsets: [String: Int]?
    }

    /// From this many members on a hash index is kept.
    private static let indexedCount = 33
    /// Values nested deeper than this are taken apart in a loop, since the ordinary way of freeing them recurses.
    private static let deepHeight = 200

    /// No members; it has no room for any and so is never written to.
    nonisolated(unsafe) static let empty = make(capacity: 0)

    /// Room for a number of members.
    static func make(capacity: Int) -> JSONObjectStorage {
        unsafeDowncast(create(minimumCapacity: capacity) { _ in Header(capacity: capacity) }, to: JSONObjectStorage.self)
    }

    /// Members that a function adds.
    static func make(capacity: Int, adding add: (inout JSONObject.NewMembers) -> Void) -> JSONObjectStorage {
        let storage = make(capacity: capacity)
        let first = storage.withUnsafeMutablePointerToElements { $0 }
        var new = JSONObject.NewMembers(place: first, end: first + capacity)
        add(&new)
        storage.state.pointee.count = new.place - first
        for member in storage.members {
            switch member.value {
            case .array, .object: storage.state.pointee.height = Swift.max(storage.height, Self.height(of: member.value) + 1)
            default: break
            }
        }
        storage.makeOffsets()
        return storage
    }

    /// What stands before the members, without a look at who else may be changing it: nobody can.
    private var state: UnsafeMutablePointer<Header> { withUnsafeMutablePointerToHeader { $0 } }

    /// How many members there are.
    var count: Int { state.pointee.count }
    /// How many objects deep the members go, at least.
    var height: Int { state.pointee.height }

    deinit {
        if state.pointee.height > Self.deepHeight { takeApart() }
        members.deinitialize()
    }

    /// The members in order, where they are.
    var members: UnsafeMutableBufferPointer<JSONObject.Member> {
        withUnsafeMutablePointers { header, first in UnsafeMutableBufferPointer(start: first, count: header.pointee.count) }
    }

    /// Whether there is room for one more member.
    var hasRoom: Bool { state.pointee.count < state.pointee.capacity }

    /// The same members with room for more of them.
    func copied(capacity: Int) -> JSONObjectStorage { taking(capacity) { room in _ = room.initialize(from: members) } }

    /// The members, which leave this storage, with room for more of them.
    func moved(capacity: Int) -> JSONObjectStorage {
        defer { state.pointee.count = 0 }
        return taking(capacity) { room in _ = room.moveInitialize(fromContentsOf: members) }
    }

    private func taking(_ capacity: Int, _ fill: (UnsafeMutableBufferPointer<JSONObject.Member>) -> Void) -> JSONObjectStorage {
        let other = Self.make(capacity: capacity)
        other.state.pointee.count = state.pointee.count
        other.state.pointee.height = state.pointee.height
        other.state.pointee.offsets = state.pointee.offsets
        fill(other.members)
        return other
    }

    // MARK: Members

    func offset(of key: String) -> Int? {
        if let offsets = state.pointee.offsets { return offsets[key] }
        let members = members
        for offset in members.indices where members[offset].key == key { return offset }
        return nil
    }

    /// Replaces the value of a member.
    func replaceValue(at offset: Int, with value: JSONValue) {
        members[offset].value = value
        state.pointee.height = Swift.max(state.pointee.height, Self.height(of: value) + 1)
    }

    /// Adds a member whose name is not there; there has to be room.
    func append(_ key: String, _ value: JSONValue) {
        let offset = state.pointee.count
        state.pointee.height = Swift.max(state.pointee.height, Self.height(of: value) + 1)
        state.pointee.count = offset + 1
        if state.pointee.offsets != nil { state.pointee.offsets?[key] = offset }
        members.initializeElement(at: offset, to: JSONObject.Member(key, value))
        if offset + 1 == Self.indexedCount { makeOffsets() }
    }

    /// Removes a member; those behind it move up.
    func remove(at offset: Int) {
        let rest = members.extracting((offset + 1)...)
        members.deinitializeElement(at: offset)
        _ = members.extracting(offset..<state.pointee.count - 1).moveInitialize(fromContentsOf: rest)
        state.pointee.count -= 1
        makeOffsets()
    }

    private func makeOffsets() {
        state.pointee.offsets = nil
        guard state.pointee.count >= Self.indexedCount else { return }
        var offsets = [String: Int](minimumCapacity: state.pointee.count * 2)
        for (offset, member) in members.enumerated() { offsets[member.key] = offset }
        state.pointee.offsets = offsets
    }

    // MARK: Depth

    /// How many objects deep a value goes, at least: lists within lists are not looked into.
    private static func height(of value: JSONValue) -> Int {
        switch value {
        case .object(let object): return object.height
        case .array(let items):
            var height = 0
            for case .object(let object) in items { height = Swift.max(height, object.height) }
            return height
        default: return 0
        }
    }

    /// The values; no members are left.
    func takeValues() -> [JSONValue] {
        let values = members.map(\.value)
        members.deinitialize()
        state.pointee.count = 0
        return values
    }

    /// Frees all that the members hold without recursion.
    private func takeApart() {
        // An object is taken apart when nobody else holds it any more, so the list that held it has to be gone by then.
        var lists = [takeValues()]
        var objects: [JSONObject] = []
        while true {
            if let items = lists.popLast() {
                for item in items {
                    switch item {
                    case .array(let inner): lists.append(inner)
                    case .object(let object): objects.append(object)
                    default: break
                    }
                }
            } else if var object = objects.popLast() {
                lists.append(object.takeValuesIfUnique())
            } else {
                return
            }
        }
    }
}
