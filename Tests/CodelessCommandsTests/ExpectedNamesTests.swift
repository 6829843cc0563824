import BackendlessUsers
import BlockCompiler
import BlockLibrary
import BlockRuntime
import OrderedJSON
import ProgramLoading
import Testing

/// Blocks name the properties that the service's answers have, so that answers are read faster.
@Suite struct ExpectedNamesTests {
    @Test(arguments: [
        "user_login", "user_login_as_guest", "user_register", "user_update", "get_current_user", "find_user", "users_by_role",
    ])
    func areThoseOfTheService(type: String) throws {
        let fixture = try UsersFixture.parse(
            Array(#"{"users": [{"email": "ada@example.com", "password": "analytical-engine", "name": "Ada"}]}"#.utf8), file: "users.json")
        let service = InMemoryUserService(fixture: fixture, clock: .fixed(0), identifiers: IdentifierSource(seed: 1))
        let user = try service.performNow(UserCall(.login, ["identity": "ada@example.com", "password": "analytical-engine"]))
        let block =
            #"<block type="variables_set"><field name="VAR">x</field><value name="VALUE"><block type="\#(type)"></block></value></block>"#
        let file = try ProgramFile("program.xml", bytes: Array("<xml>\(block)</xml>".utf8))
        let program = try Compiler(catalog: .builtIn).compile(file.workspace).program
        #expect(program.callSites.map(\.resultNames) == [user.objectValue?.keys])
    }
}
