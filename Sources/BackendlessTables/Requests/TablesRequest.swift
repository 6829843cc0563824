public import OrderedJSON

/// One request to the tables, counters or cache of an application, as HTTP carries it.
public enum TablesRequest: Hashable, Sendable {
    /// Makes an object.
    case create(table: String, JSONObject)
    /// Changes the object whose objectId the body has, or makes one when it has none.
    case save(table: String, JSONObject)
    /// Changes the object whose objectId the body has, or makes it, with that id when there is one.
    case upsert(table: String, JSONObject)
    /// Changes the object with an id.
    case update(table: String, id: String, JSONObject)
    /// Loads the object with an id.
    case load(table: String, id: String, TableQuery)
    /// Deletes the object with an id.
    case remove(table: String, id: String)
    /// Lists objects.
    case find(table: String, TableQuery)
    /// Loads the object made first.
    case first(table: String, TableQuery)
    /// Loads the object made last.
    case last(table: String, TableQuery)
    /// Counts objects.
    case count(table: String, TableQuery)
    /// Lists the columns.
    case describe(table: String)
    /// Makes several objects and gives their ids.
    case bulkCreate(table: String, [JSONValue])
    /// Makes or changes several objects and gives their ids.
    case bulkUpsert(table: String, [JSONValue])
    /// Changes the objects that match a condition and gives their number.
    case bulkUpdate(table: String, condition: String, JSONObject)
    /// Deletes the objects that match a condition and gives their number.
    case bulkDelete(table: String, condition: String?)
    /// Reads or changes a counter.
    case counter(String, CounterAction)
    /// Lists the names of counters that match a pattern in which `*` stands for any text.
    case counterNames(pattern: String)
    /// Keeps a value in the cache for some seconds.
    case putIntoCache(String, JSONValue, seconds: String?)
    /// Gives a value of the cache, or null.
    case getFromCache(String)
    /// Says whether the cache has a value.
    case checkCache(String)
    /// Forgets a value of the cache.
    case removeFromCache(String)
    /// Forgets a value of the cache after some seconds.
    case expireCache(String, afterSeconds: String?)
    /// Forgets a value of the cache at a time, in milliseconds since 1970.
    case expireCacheAt(String, milliseconds: String?)
}

/// What to do with a counter.
public enum CounterAction: Hashable, Sendable {
    /// Give its value.
    case get
    /// Set it to 0.
    case reset
    /// Add a number; give the value before or after.
    case add(Int64, givesOld: Bool)
    /// Set it to a value when it has another; say whether it had.
    case compareAndSet(expected: Int64, updated: Int64)
    /// Refuse: the named parameter is no whole number.
    case wrongNumber(String)
}
