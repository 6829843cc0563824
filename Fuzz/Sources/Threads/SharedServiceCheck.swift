import BackendlessTables
import BackendlessUsers
import BlockCompiler
import BlockLibrary
import BlockXML
import Foundation
import OrderedJSON
import Synchronization

/// One backend in memory for all threads: users and tables, through clients of their own and through one that they share, through wrappers,
/// by the blocking form and by that with callbacks, and from programs that run.
enum SharedServiceCheck {
    static func run(_ runCount: Int) -> CheckOutcome {
        let fixture =
            (try? UsersFixture.parse(
                #"{"users": [{"objectId": "A", "email": "ada@example.com", "password": "analytical", "name": "Ada"}]}"#))
            ?? UsersFixture()
        let backend = SharedUsersBackend(fixture.makeBackend(clock: .fixed(0), identifiers: IdentifierSource(seed: 1)))
        let tables = SharedTablesBackend(TablesFixture().makeBackend(clock: .fixed(0), identifiers: IdentifierSource(seed: 2)))
        let shared = InMemoryUserService(backend: backend)
        let (counter, recorder) = (CallCounter(), CassetteRecorder(salt: "salt"))
        let called = Mutex(0)
        let waiting = DispatchGroup()
        let differences = Differences()
        let program = try? Compiler(catalog: .builtIn).compile(WorkspaceXMLReader().read(Array(login.utf8), file: "login.xml").workspace)
            .program
        let alone = program.map { ProgramCheck.report(of: $0, fixture) }

        onThreads { number in
            let client = InMemoryUserService(backend: backend)
            let service = FaultingUserService(
                RecordingUserService(CountingUserService(client, counter: counter), recorder: recorder), rules: [])
            let data = InMemoryDataService(tables, users: client)
            for run in 0..<runCount {
                let email = "\(number)-\(run)@example.com"
                do {
                    var user = try service.blocking.register(BackendlessUser(email: email, password: "secret \(number)", name: "new"))
                    user = try service.blocking.login(identity: email, password: "secret \(number)")
                    user.name = "changed"
                    if try service.blocking.update(user).name != "changed" { differences.add("update") }
                    _ = try data.performNow(DataCall(.incrementAndGet, ["name": "runs"]))
                    _ = try data.performNow(DataCall(.save, ["table_name": "Orders", "table_object": ["total": .number(Double(run))]]))
                    try service.blocking.logout()
                } catch { differences.add("\(error)") }
                waiting.enter()
                shared.register(BackendlessUser(email: "c" + email, password: "secret")) { outcome in
                    if case .success = outcome { called.withLock { $0 += 1 } }
                    waiting.leave()
                }
                // Another thread's session may be there: what comes is not known, but that it comes is.
                _ = try? shared.performNow(UserCall(.login, ["identity": .string(email), "password": "wrong"]))
                _ = shared.session
                if let program, ProgramCheck.report(of: program, InMemoryUserService(backend: backend)) != alone {
                    differences.add("login.xml")
                }
            }
        }
        waiting.wait()
        let count = threadCount * runCount
        let users = names(of: backend)
        if users.count != 1 + 2 * count { differences.add("\(users.count) users") }
        if users.count(where: { $0 == "changed" }) != count { differences.add("names") }
        if called.withLock({ $0 }) != count { differences.add("callbacks") }
        if counter.total != CallCount(calls: 4 * count) { differences.add("\(counter.total)") }
        if recorder.cassette.entries.count != 4 * count { differences.add("\(recorder.cassette.entries.count) recorded calls") }
        let contents = tables.withBackend { (try? $0.contents()) ?? [:] }
        if contents["Orders"]?.arrayValue?.count != count { differences.add("orders") }
        if contents["$counters"]?["runs"]?.doubleValue != Double(count) { differences.add("counters") }
        return CheckOutcome(
            isGood: alone?.contains("Ada") == true && differences.isEmpty,
            summary: "\(count) new users, updates, orders and logins of programs at one backend\(differences.list)")
    }

    /// The names of the users.
    private static func names(of backend: SharedUsersBackend) -> [String] {
        backend.withBackend { backend in
            var names: [String] = []
            try? backend.store.forEachUser { row in
                names.append(row.json(backend.store.columns)["name"]?.stringValue ?? "")
                return true
            }
            return names
        }
    }

    /// Logs in and prints the user's name.
    private static let login = """
        <xml><block type="text_print"><value name="TEXT"><block type="get_object_property"><value name="prop_name">
        <block type="text"><field name="TEXT">name</field></block></value><value name="object"><block type="user_login">
        <value name="identity"><block type="text"><field name="TEXT">ada@example.com</field></block></value>
        <value name="password"><block type="text"><field name="TEXT">analytical</field></block></value></block></value></block></value></block></xml>
        """
}
