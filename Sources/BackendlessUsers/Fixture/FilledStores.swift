import Synchronization

/// Keeps the store that a fixture filled last, so that of many runs which start alike only the first one reads its users and hashes
/// their passwords. The others copy it, and a copy shares what it does not change.
///
/// What a fixture fills depends on it, the time and the identifiers alone. Identifiers that come from the system are different every time.
final class FilledStores: Sendable {
    /// An object, because all that a copy of it takes is to be counted.
    private final class Filled: Sendable {
        let now: Int64
        let before: IdentifierSource
        let after: IdentifierSource
        let content: MemoryUsersStore.Content

        init(now: Int64, before: IdentifierSource, after: IdentifierSource, content: MemoryUsersStore.Content) {
            self.now = now
            self.before = before
            self.after = after
            self.content = content
        }
    }

    private let last = Mutex<Filled?>(nil)

    /// A copy costs time for each user as soon as it changes one.
    private static let mostUsers = 1_000

    /// A store as the fixture filled it before, and the identifiers that come next.
    func copy(now: Int64, identifiers: IdentifierSource) -> (MemoryUsersStore, IdentifierSource)? {
        guard identifiers.isSeeded, let filled = last.withLock({ $0 }), filled.now == now, filled.before == identifiers else { return nil }
        return (MemoryUsersStore(content: filled.content), filled.after)
    }

    /// Remembers a store that was just filled.
    func keep(_ store: MemoryUsersStore, now: Int64, before: IdentifierSource, after: IdentifierSource) {
        guard before.isSeeded, store.userCount <= Self.mostUsers else { return }
        let filled = Filled(now: now, before: before, after: after, content: store.content)
        last.withLock { $0 = filled }
    }
}
