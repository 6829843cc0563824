/// Everything that a data service does, by the name under which programs call it.
public enum DataOperation: String, Sendable, CaseIterable {
    /// Changes the object that has an objectId, makes one otherwise.
    case save = "data.save"
    /// Lists objects.
    case find = "data.find"
    /// Loads an object by objectId.
    case findByID = "data.findById"
    /// Loads the object made first, or null.
    case findFirst = "data.findFirst"
    /// Loads the object made last, or null.
    case findLast = "data.findLast"
    /// Counts objects.
    case count = "data.count"
    /// Deletes an object.
    case remove = "data.remove"
    /// Makes several objects and gives their ids.
    case bulkCreate = "data.bulkCreate"
    /// Changes all objects that match a condition and gives their number.
    case bulkUpdate = "data.bulkUpdate"
    /// Deletes all objects that match a condition and gives their number.
    case bulkDelete = "data.bulkDelete"
    /// Lists the columns of a table.
    case describe = "data.describe"
    /// Gives the value of a counter.
    case counterGet = "counters.get"
    /// Adds 1 and gives the new value.
    case incrementAndGet = "counters.incrementAndGet"
    /// Adds 1 and gives the old value.
    case getAndIncrement = "counters.getAndIncrement"
    /// Takes 1 and gives the new value.
    case decrementAndGet = "counters.decrementAndGet"
    /// Takes 1 and gives the old value.
    case getAndDecrement = "counters.getAndDecrement"
    /// Adds a number and gives the new value.
    case addAndGet = "counters.addAndGet"
    /// Adds a number and gives the old value.
    case getAndAdd = "counters.getAndAdd"
    /// Sets a counter that has an expected value and says whether it had.
    case compareAndSet = "counters.compareAndSet"
    /// Sets a counter to 0.
    case reset = "counters.reset"
    /// Keeps a value for some seconds.
    case cachePut = "cache.put"
    /// Gives a value that is kept, or null.
    case cacheGet = "cache.get"
    /// Says whether a value is kept.
    case cacheContains = "cache.contains"
    /// Forgets a value.
    case cacheDelete = "cache.delete"
    /// Forgets a value after some seconds.
    case cacheExpireIn = "cache.expireIn"
    /// Forgets a value at a time.
    case cacheExpireAt = "cache.expireAt"

    /// The name, such as `data.find`.
    public var name: String { rawValue }

    /// The operation with a name, found in constant time.
    public init?(name: String) {
        guard let operation = Self.byName[name] else { return nil }
        self = operation
    }

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

    /// Whether calls of this name are about tables, counters or the cache, known or not.
    public static func isDataName(_ name: String) -> Bool {
        name.hasPrefix("data.") || name.hasPrefix("counters.") || name.hasPrefix("cache.")
    }

    /// What the operation does: one line.
    public var help: String {
        switch self {
        case .save: "Changes the object that has an objectId, makes one otherwise."
        case .find: "Lists the objects of a table that match a condition."
        case .findByID: "Loads an object by objectId."
        case .findFirst: "Loads the object made first, or null."
        case .findLast: "Loads the object made last, or null."
        case .count: "Counts the objects of a table that match a condition."
        case .remove: "Deletes an object, given whole or by its objectId."
        case .bulkCreate: "Makes several objects and gives their objectIds."
        case .bulkUpdate: "Changes all objects that match a condition and gives their number."
        case .bulkDelete: "Deletes all objects that match a condition and gives their number."
        case .describe: "Lists the columns of a table."
        case .counterGet: "Gives the value of a counter."
        case .incrementAndGet: "Adds 1 to a counter and gives the new value."
        case .getAndIncrement: "Adds 1 to a counter and gives the old value."
        case .decrementAndGet: "Takes 1 from a counter and gives the new value."
        case .getAndDecrement: "Takes 1 from a counter and gives the old value."
        case .addAndGet: "Adds a number to a counter and gives the new value."
        case .getAndAdd: "Adds a number to a counter and gives the old value."
        case .compareAndSet: "Sets a counter that has the expected value, and says whether it had."
        case .reset: "Sets a counter to 0."
        case .cachePut: "Keeps a value in the cache for some seconds, 7200 at most."
        case .cacheGet: "Gives a value of the cache, or null."
        case .cacheContains: "Says whether the cache has a value."
        case .cacheDelete: "Forgets a value of the cache."
        case .cacheExpireIn: "Forgets a value of the cache after some seconds."
        case .cacheExpireAt: "Forgets a value of the cache at a time."
        }
    }

    /// The arguments: names, and whether the call means something without them.
    public var arguments: [(name: String, isOptional: Bool)] {
        switch self {
        case .save: [("table_name", false), ("table_object", false)]
        case .find: [("table_name", false)] + Self.query
        case .findByID: [("table_name", false), ("object_id", false)]
        case .findFirst, .findLast: [("table_name", false)] + Self.query
        case .count: [("table_name", false), ("where_clause", true)]
        case .remove: [("table_name", false), ("object", false)]
        case .bulkCreate: [("table_name", false), ("objects", false)]
        case .bulkUpdate: [("table_name", false), ("where_clause", false), ("changes", false)]
        case .bulkDelete: [("table_name", false), ("where_clause", false)]
        case .describe: [("table_name", false)]
        case .addAndGet, .getAndAdd: [("name", false), ("value", false)]
        case .compareAndSet: [("name", false), ("expected", false), ("updated", false)]
        case .cachePut: [("name", false), ("value", false), ("time_to_live", true)]
        case .cacheExpireIn: [("name", false), ("seconds", false)]
        case .cacheExpireAt: [("name", false), ("timestamp", false)]
        default: [("name", false)]
        }
    }

    private static let query: [(name: String, isOptional: Bool)] = [
        "where_clause", "having_clause", "page_size", "offset", "sort_by", "properties", "exclude_properties", "group_by", "distinct",
    ].map { ($0, true) }
}
