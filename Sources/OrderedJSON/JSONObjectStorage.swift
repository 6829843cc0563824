/// The members of a `JSONObject`, shared until one of its holders writes.
///
/// It is changed only while a single `JSONObject` holds it, which makes sharing it between tasks safe.
final class JSONObjectStorage: @unchecked Sendable {
    /// The members in order. Nobody else can reach them during a change, so that no access needs to be watched at run time.
    @exclusivity(unchecked) var entries: [JSONObject.Member]
    /// Where each name is; empty while there are few members.
    @exclusivity(unchecked) private var offsets: [String: Int] = [:]
    /// How many objects deep the members go, at least: decides whether freeing them needs care.
    @exclusivity(unchecked) private(set) var height = 1

    /// From this many members on a hash index is kept.
    private static let indexedCount = 33
    /// Values nested deeper than this are taken apart in a loop, since the ordinary way of freeing them recurses.
    private static let deepHeight = 200

    init(capacity: Int) {
        entries = []
        if capacity > 0 { entries.reserveCapacity(capacity) }
    }

    init(unique members: [JSONObject.Member]) {
        entries = members
        for offset in members.indices {
            switch members[offset].value {
            case .array, .object: height = Swift.max(height, Self.height(of: members[offset].value) + 1)
            default: break
            }
        }
        if members.count >= Self.indexedCount { rebuildOffsets() }
    }

    init(copying other: JSONObjectStorage) {
        entries = other.entries
        offsets = other.offsets
        height = other.height
    }

    deinit {
        guard height > Self.deepHeight else { return }
        // An object is taken apart when nobody else holds it any more, so the list that held it has to be gone by then.
        var lists: [[JSONValue]] = [entries.map(\.value)]
        var objects: [JSONObject] = []
        entries = []
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
                lists.append(object.takeValuesIfUnique().map(\.value))
            } else {
                return
            }
        }
    }

    func offset(of key: String) -> Int? {
        if entries.count >= Self.indexedCount { return offsets[key] }
        for offset in entries.indices where entries[offset].key == key { return offset }
        return nil
    }

    func set(_ key: String, _ value: JSONValue) {
        height = Swift.max(height, Self.height(of: value) + 1)
        if let offset = offset(of: key) {
            entries[offset].value = value
            return
        }
        entries.append(JSONObject.Member(key, value))
        if entries.count == Self.indexedCount {
            rebuildOffsets()
        } else if entries.count > Self.indexedCount {
            offsets[key] = entries.count - 1
        }
    }

    func remove(_ key: String) {
        guard let offset = offset(of: key) else { return }
        entries.remove(at: offset)
        rebuildOffsets()
    }

    private func rebuildOffsets() {
        offsets = [:]
        guard entries.count >= Self.indexedCount else { return }
        offsets.reserveCapacity(entries.count * 2)
        for offset in entries.indices { offsets[entries[offset].key] = offset }
    }

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
}
