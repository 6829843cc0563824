import BackendlessUsers
import BlockCompiler
import BlockLibrary
import OrderedJSON
import Testing

/// Blocks name the properties that the service's answers have, so that answers are read faster.
@Suite struct ExpectedNamesTests {
    @Test(arguments: ["user_login", "user_login_as_guest", "get_current_user", "find_user"])
    func areThoseOfTheService(type: String) throws {
        let fixture = try UsersFixture.parse(
            Array(#"{"users": [{"email": "ada@example.com", "password": "analytical-engine", "name": "Ada"}]}"#.utf8), file: "users.json")
        let service = InMemoryUserService(fixture: fixture, clock: .fixed(0), identifiers: IdentifierSource(seed: 1))
        let user = try service.performNow(UserCall(.login, ["identity": "ada@example.com", "password": "analytical-engine"]))
        guard case .call(let call)? = Catalog.builtIn.definition(of: type)?.meaning else {
            Issue.record("\(type) is no call")
            return
        }
        #expect(call.resultNames == user.objectValue?.keys)
    }
}
