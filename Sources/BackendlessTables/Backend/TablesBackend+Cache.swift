import BackendlessUsers
import OrderedJSON

/// The cache.
///
/// - Source: Backendless documentation, REST, caching: values are kept for two hours at most, which is also how long they are kept when nothing
///   is said. Ours: whoever reads a value that is over removes nothing; the next value that is kept does.
extension TablesBackend {
    func putIntoCache(_ name: String, _ value: JSONValue, _ seconds: String?) throws -> JSONValue? {
        guard name.utf8.count <= 256 else { throw UserFault.valueTooLong("key") }
        let kept = try seconds.map(self.seconds) ?? settings.maximumCacheSeconds
        guard JSONWriter.bytes(value).count <= settings.maximumCacheByteCount else {
            throw UserFault.cacheValueTooLarge(settings.maximumCacheByteCount)
        }
        if try store.cacheEntry(name) == nil { try makeRoomInCache() }
        try store.setCacheEntry(name, to: CacheEntry(value, expires: clock.now() + kept * 1000))
        return nil
    }

    /// Forgets what is over once there is much of it.
    private func makeRoomInCache() throws {
        var count = try store.cacheCount
        guard count >= settings.maximumNameCount else { return }
        for name in try store.cacheNames where try liveCacheEntry(name) == nil {
            try store.setCacheEntry(name, to: nil)
            count -= 1
        }
        guard count < settings.maximumNameCount else { throw UserFault.tooManyNames }
    }

    private func seconds(_ text: String) throws -> Int64 {
        guard let seconds = Int64(text), 1...settings.maximumCacheSeconds ~= seconds else {
            throw UserFault.cacheTimeTooLong(settings.maximumCacheSeconds)
        }
        return seconds
    }

    /// A value that is not over yet.
    func liveCacheEntry(_ name: String) throws -> CacheEntry? {
        guard let entry = try store.cacheEntry(name), entry.expires > clock.now() else { return nil }
        return entry
    }

    func removeFromCache(_ name: String) throws -> JSONValue? {
        try store.setCacheEntry(name, to: nil)
        return nil
    }

    func expireCache(_ name: String, afterSeconds text: String?) throws -> JSONValue? {
        guard let text else { throw UserFault.parameterNull("timeout") }
        return try expire(name, at: clock.now() + seconds(text) * 1000)
    }

    func expireCache(_ name: String, at text: String?) throws -> JSONValue? {
        guard let text else { throw UserFault.parameterNull("timestamp") }
        let now = clock.now()
        guard let instant = Int64(text), instant > now else { throw UserFault.timestampInPast }
        guard instant - now <= settings.maximumCacheSeconds * 1000 else { throw UserFault.cacheTimeTooLong(settings.maximumCacheSeconds) }
        return try expire(name, at: instant)
    }

    private func expire(_ name: String, at instant: Int64) throws -> JSONValue? {
        guard var entry = try liveCacheEntry(name) else { return nil }
        entry.expires = instant
        try store.setCacheEntry(name, to: entry)
        return nil
    }
}
