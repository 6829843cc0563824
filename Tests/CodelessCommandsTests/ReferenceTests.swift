import BlockLibrary
import Testing

@testable import CodelessCommands

@Suite struct ReferenceTests {
    @Test func oneBlockIsDescribed() throws {
        let bench = try Workbench()
        let terminal = bench.terminal
        #expect(BlockManual(catalog: .builtIn, terminal: terminal).run("text_print") == .success)
        terminal.flush()
        #expect(bench.output.hasPrefix("text_print\n"))
        #expect(bench.output.contains("input     TEXT: value"))
    }

    @Test func allBlocksAreListedByCategory() throws {
        let bench = try Workbench()
        let terminal = bench.terminal
        #expect(BlockManual(catalog: .builtIn, terminal: terminal).run(nil) == .success)
        terminal.flush()
        #expect(bench.output.contains("\nUsers\n  user_login"))
    }

    @Test func anUnknownBlockGetsTheNearestName() throws {
        let bench = try Workbench()
        #expect(BlockManual(catalog: .builtIn, terminal: bench.terminal).run("text_prnt") == .usage)
        #expect(bench.errors == "error: there is no block 'text_prnt'\n  hint: did you mean 'text_print'?\n")
    }

    @Test(arguments: ["3003", "invalidLoginOrPassword", "INVALIDLOGINORPASSWORD"])
    func codesAreExplainedByNumberAndName(_ code: String) throws {
        let bench = try Workbench()
        let terminal = bench.terminal
        #expect(FaultManual(terminal: terminal).run(code) == .success)
        terminal.flush()
        #expect(bench.output.hasPrefix("3003 "))
    }

    @Test func anUnknownCodeIsWrongUsage() throws {
        let bench = try Workbench()
        #expect(FaultManual(terminal: bench.terminal).run("1") == .usage)
    }

    @Test func programsAreConvertedBothWays() throws {
        let bench = try Workbench()
        let xml = try bench.file("a.xml", Programs.printing("x"))
        #expect(FormatConversion(terminal: bench.terminal).run(from: xml, to: bench.folder + "/a.json") == .success)
        _ = try bench.text(bench.folder + "/a.json")
        #expect(bench.run(bench.folder + "/a.json") == .success)
        #expect(FormatConversion(terminal: bench.terminal).run(from: bench.folder + "/a.json", to: bench.folder + "/b.xml") == .success)
        #expect(try bench.text(bench.folder + "/b.xml").contains("<block type=\"text_print\""))
        #expect(bench.output == "x\n")
    }
}

@Suite struct ServiceCallerTests {
    private func call(_ name: String, _ arguments: String, in bench: Workbench, session: String? = nil) throws -> CommandStatus {
        var backend = BackendRequest()
        backend.usersFile = try bench.file("u.json", Programs.users)
        backend.sessionFile = session
        let terminal = bench.terminal
        defer { terminal.flush() }
        return ServiceCaller(terminal: terminal, showsSecrets: false).call(name, arguments: arguments, backend: backend)
    }

    @Test func theResultIsJSONWithoutSecrets() throws {
        let bench = try Workbench()
        #expect(try call("users.login", #"{"identity": "ada@example.com", "password": "analytical-engine"}"#, in: bench) == .success)
        #expect(bench.output.contains(#""name": "Ada""#))
        #expect(bench.output.contains(#""user-token": "[redacted]""#))
    }

    @Test func aFaultIsExplained() throws {
        let bench = try Workbench()
        #expect(try call("users.login", #"{"identity": "ada@example.com", "password": "nope"}"#, in: bench) == .failure)
        #expect(bench.errors.hasPrefix("error: users.login failed: 3003 Invalid login or password"))
        #expect(bench.errors.contains("'codeless explain 3003' tells more"))
    }

    @Test func aMisspeltOperationGetsTheNearestName() throws {
        let bench = try Workbench()
        #expect(try call("users.logn", "{}", in: bench) == .usage)
        #expect(bench.errors.contains("did you mean 'users.login'?"))
    }

    @Test func withoutAServiceThereIsNothingToCall() throws {
        let bench = try Workbench()
        let caller = ServiceCaller(terminal: bench.terminal, showsSecrets: false)
        #expect(caller.call("users.logout", arguments: "{}", backend: BackendRequest()) == .usage)
        #expect(bench.errors.contains("--users FILE"))
    }

    @Test func allOperationsAreListed() throws {
        let bench = try Workbench()
        let terminal = bench.terminal
        ServiceCaller(terminal: terminal, showsSecrets: false).list()
        terminal.flush()
        #expect(bench.output.contains("users.login {identity, [password], [stayLoggedIn]}\n"))
    }
}
