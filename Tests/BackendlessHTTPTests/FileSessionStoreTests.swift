import BackendlessHTTP
import BackendlessUsers
import Glibc
import OrderedJSON
import Testing

@Suite struct FileSessionStoreTests {
    /// A path of its own in a new folder that goes away afterwards.
    private func withPath(_ body: (String) throws -> Void) throws {
        var template = Array((P_tmpdir + "/codeless-session-XXXXXX").utf8CString)
        let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
        defer { rmdir(folder) }
        let path = folder + "/session.json"
        defer { unlink(path) }
        try body(path)
    }

    @Test func keepsASessionInAFileForItsOwnerOnly() throws {
        try withPath { path in
            let store = FileSessionStore(path: path, service: "https://a")
            #expect(try store.load() == nil)
            let kept = UserSession.Kept(userToken: "T", userID: "A", stayLoggedIn: true)
            umask(0)
            try store.save(kept)
            try store.save(kept)
            var status = stat()
            #expect(stat(path, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o600)
            #expect(try store.load() == kept)
            #expect(try FileSessionStore(path: path, service: "https://b").load() == nil)
            try store.save(nil)
            try store.save(nil)
            #expect(access(path, F_OK) != 0)
        }
    }

    @Test func refusesAFileThatOthersCanRead() throws {
        try withPath { path in
            let store = FileSessionStore(path: path, service: "s")
            try store.save(UserSession.Kept(userToken: "T"))
            chmod(path, 0o644)
            let failure = #expect(throws: FileSessionStore.Failure.self) { try store.load() }
            #expect(failure?.message == "the session file '\(path)' can be read by others; give it the mode 0600")
        }
    }

    @Test func aStayingLoginOutlivesTheClient() throws {
        try withPath { path in
            let backend = SharedUsersBackend(
                UsersFixture(users: [["objectId": "A", "email": "a@b.c", "password": "p"]]).makeBackend(
                    identifiers: IdentifierSource(seed: 1)))
            let store = FileSessionStore(path: path, service: "memory")
            let first = InMemoryUserService(backend: backend, sessionStore: store)
            _ = try first.performNow(UserCall(.login, ["identity": "a@b.c", "password": "p", "stayLoggedIn": true]))
            let second = InMemoryUserService(backend: backend, sessionStore: store)
            #expect(try second.performNow(UserCall(.isValidLogin)) == true)
            #expect(try second.performNow(UserCall(.getCurrentUser))["email"] == "a@b.c")
            _ = try second.performNow(UserCall(.logout))
            #expect(access(path, F_OK) != 0)
        }
    }
}
