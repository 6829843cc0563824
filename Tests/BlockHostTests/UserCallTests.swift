import BackendlessUsers
import BlockHost
import BlockRuntime
import OrderedJSON
import Testing

@Suite struct UserCallTests {
    private let users = #"[{"objectId": "U1", "email": "ada@example.com", "password": "engine-1", "name": "Ada"}]"#

    private func login(password: String, then more: (inout CallScript, Int) -> Void = { _, _ in }) -> CallScript {
        var script = CallScript()
        let user = script.call("users.login", ["identity": .text("ada@example.com"), "password": .text(password)])
        more(&script, user)
        return script
    }

    @Test func usersOfTheContextAreServed() throws {
        let script = login(password: "engine-1") { script, user in _ = script.get(.result(user), "name") }
        #expect(try script.run(context: "{\"users\": \(users)}").report.result == .text("Ada"))
    }

    @Test func aFaultIsThrownWithItsCode() throws {
        let report = try login(password: "wrong").run(context: "{\"users\": \(users)}").report
        #expect(report.thrown == .error(HostError(message: "Invalid login or password", code: .number(3003))))
        #expect(report.cause == .program)
    }

    /// The call would take an hour; the first pause in it is where another thread cancels the run.
    @Test func aSlowCallEndsWithTheRun() throws {
        let machine = Machine(try login(password: "engine-1").program())
        let cancellation = machine.cancellation
        let patience = Patience(now: { 0 }, pause: { _ in cancellation.set() })
        var settings = HostSettings()
        settings.users = FaultingUserService(InMemoryUserService(), rules: [try FaultRule("login=slow:3600000")], patience: patience)
        let report = ProgramDriver(machine, Host(settings)).run()
        #expect(report.status == .stopped)
        #expect(report.limit == .cancelled)
    }

    @Test func stubsComeBeforeTheService() throws {
        let whole = "{\"users\": \(users), " + #""stubs": {"users.login": [{"result": 7}]}}"#
        #expect(try login(password: "x").run(context: whole).report.result == .number(7))
    }

    @Test func secretsAreHiddenInOutputAndReport() throws {
        let script = login(password: "engine-1") { script, user in
            script.call("console.print", ["text": .result(script.get(.result(user), "user-token"))])
            script.call("console.print", ["text": .text("my password is engine-1")])
            script.call("console.log", ["value": .result(user)])
        }
        var settings = HostSettings()
        settings.context = try RunContext(Array("{\"users\": \(users)}".utf8))
        var output = ""
        settings.print = { output += $0 }
        let driver = ProgramDriver(Machine(try script.program()), Host(settings))
        let report = JSONWriter.text(driver.run().json(hiding: driver.host.redactor))
        #expect(output.hasPrefix("[redacted]\nmy password is [redacted]\n"))
        #expect(output.contains("'user-token': '[redacted]'"))
        #expect(!report.contains("engine-1"))
    }

    @Test func withoutAServiceTheCurrentUserIsTheContextsAndStaysItself() throws {
        var script = CallScript()
        script.set(.result(script.call("users.getCurrentUser")), "seen", to: .constant(.boolean(true)))
        script.call("users.getCurrentUser")
        let report = try script.run(context: #"{"currentUser": {"objectId": "U"}}"#).report
        #expect(report.result == .object(["objectId": .text("U"), "seen": .boolean(true)]))
        #expect(report.calls.count == 2)
    }

    @Test func withoutAnyoneLoggedInTheCurrentUserIsNull() throws {
        var script = CallScript()
        script.call("users.getCurrentUser")
        #expect(try script.run().report.result == .null)
    }

    @Test func sharedObjectsAreSentByTheirContent() throws {
        var script = CallScript()
        script.call("users.register", ["user": .result(script.call("page.pageData"))])
        let context = "{\"pageData\": {\"email\": \"b@example.com\", \"password\": \"x1\"}, \"users\": \(users)}"
        let report = try script.run(context: context).report
        guard case .object(let user) = report.result else { return #expect(Bool(false)) }
        #expect(user["email"] == .text("b@example.com"))
    }

    @Test func aServiceThatIsNotThereIsACauseOfItsOwn() throws {
        struct Nobody: UserService {
            func perform(_ call: UserCall) async throws(UserFault) -> JSONValue {
                throw UserFault("connection refused", origin: .unreachable)
            }
        }
        #expect(try login(password: "x").run { $0.users = Nobody() }.report.cause == .unreachable)
    }
}
