import BackendlessUsers
import OrderedJSON
import Testing

/// What the rules make of a store that fails.
@Suite struct StoreFailureTests {
    private struct DiskFull: Error, CustomStringConvertible {
        var description: String { "disk full" }
    }

    /// A store that can read but not write.
    private final class ReadOnlyStore: UsersStore {
        let inner = MemoryUsersStore()
        var columns: [UserColumn] { inner.columns }
        var roles: [String] { inner.roles }
        func addColumn(_ column: UserColumn) throws { throw DiskFull() }
        func user(id: String) throws -> UserRow? { inner.user(id: id) }
        func userID(identityKey: String) throws -> String? { inner.userID(identityKey: identityKey) }
        func put(_ row: UserRow, identityKey: String?) throws { throw DiskFull() }
        func removeUser(id: String) throws { throw DiskFull() }
        var userCount: Int { inner.userCount }
        func forEachSession(_ body: (String, UserSessionRecord) throws -> Bool) throws { try inner.forEachSession(body) }
        func forEachUser(_ body: (UserRow) throws -> Bool) throws { try inner.forEachUser(body) }
        func session(token: String) throws -> UserSessionRecord? { inner.session(token: token) }
        func putSession(_ session: UserSessionRecord, token: String) throws { throw DiskFull() }
        func removeSession(token: String) throws { throw DiskFull() }
        func tokens(ofUser id: String) throws -> [String] { inner.tokens(ofUser: id) }
        func tokens(lastUsedBefore instant: Int64) throws -> [String] { [] }
        func addRole(_ role: String) throws { throw DiskFull() }
    }

    @Test(arguments: [
        (UserRequest.update(id: "A", ["name": "x"]), 3024, "Update failed due to an error: disk full"),
        (.register(["email": "n@b.c", "password": "p"]), 3021, "Registration failed due to an error: disk full"),
        (.login(["objectId": "A"]), 3022, "Login failed due to an error: disk full"),
        (.logout, 3023, "Logout failed due to an error: disk full"),
        (.remove(id: "A"), 3027, "The operation failed due to an error: disk full"),
    ])
    func everyOperationHasItsGeneralCode(request: UserRequest, code: Int, message: String) throws {
        let store = ReadOnlyStore()
        store.inner.put(UserRow(objectID: "A", created: noon), identityKey: "a@b.c")
        store.inner.putSession(UserSessionRecord(userID: "A", lastUsed: noon), token: "T")
        let backend = UsersBackend(store: store, clock: .fixed(noon), identifiers: IdentifierSource(seed: 1))
        let fault = #expect(throws: UserFault.self) { try backend.answer(request, from: UsersCaller(keyKind: .cloudCode, token: "T")) }
        #expect(fault?.code == code)
        #expect(fault?.message == message)
    }

    @Test func removingUsersKeepsTheOthersInOrder() throws {
        let store = MemoryUsersStore()
        for number in 0..<200 { store.put(UserRow(objectID: "\(number)", created: noon), identityKey: "k\(number)") }
        for number in 0..<200 where number % 4 != 0 { store.removeUser(id: "\(number)") }
        var ids: [String] = []
        store.forEachUser {
            ids.append($0.objectID)
            return true
        }
        #expect(ids == stride(from: 0, to: 200, by: 4).map { "\($0)" })
        #expect(store.userID(identityKey: "k196") == "196")
        #expect(store.userID(identityKey: "k197") == nil)
        #expect(store.userCount == 50)
    }
}
