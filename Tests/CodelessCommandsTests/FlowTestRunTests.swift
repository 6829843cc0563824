import CodelessCommands
import Testing

@Suite struct FlowTestRunTests {
    private let flow = """
        program: a.xml
        cases:
          - {name: good, expect: {console: [Hello]}}
          - {name: bad, expect: {console: [Bye]}}
          - {name: other, expect: {console: [Hello]}}
        """

    /// Runs the flow above.
    private func run(_ bench: Workbench, _ change: (inout FlowTestRequest) -> Void = { _ in }) throws -> CommandStatus {
        _ = try bench.file("a.xml", Programs.printing("Hello"))
        var request = FlowTestRequest()
        request.paths = [try bench.file("a.flow.yaml", flow)]
        request.stateFile = try bench.file("state", "")
        request.isVerbose = true
        change(&request)
        return FlowTestRun(request, terminal: bench.terminal).run()
    }

    @Test func aFailureShowsWhatWasExpectedWhereAndWhatCameBefore() throws {
        let bench = try Workbench()
        #expect(try run(bench) == .failure)
        #expect(
            bench.output.hasPrefix(
                """
                ok      a.flow.yaml: good
                FAILED  a.flow.yaml:4: bad
                    console line 1
                      - expected "Bye"
                      + actual   "Hello"
                        at a.xml:1:6 (text_print)
                    trace:
                      print "Hello\\n"  at a.xml:1:6 (text_print)
                ok      a.flow.yaml: other
                2 passed, 1 failed in
                """))
    }

    @Test func aFailureOfTheProgramIsExplained() throws {
        let bench = try Workbench()
        _ = try bench.file("users.json", Programs.users)
        _ = try bench.file("login.xml", Programs.login(password: "wrong-password"))
        let flow = "program: login.xml\nusers: users.json\ncases:\n  - {name: login, expect: {console: [Ada]}}\n"
        let path = try bench.file("login.flow.yaml", flow)
        func run(_ explains: Bool) -> CommandStatus {
            var request = FlowTestRequest()
            request.paths = [path]
            request.stateFile = bench.folder + "/state"
            request.explains = explains
            return FlowTestRun(request, terminal: bench.terminal).run()
        }
        _ = try bench.file("state", "")
        #expect(run(false) == .failure)
        #expect(!bench.output.contains("why it failed"))
        #expect(run(true) == .failure)
        #expect(
            bench.output.contains(
                """
                    why it failed
                      *login user with identity "ada@example.com" password [redacted] stay logged in (empty)* (5:7)
                        identity was "ada@example.com"
                        password was [redacted]
                        it called users.login {identity: "ada@example.com", password: [redacted]}
                        the answer was 3003: The identity or the password is wrong.
                    what to do
                      - there is a user with the identity 'ada@example.com', so the password is wrong
                """))
        #expect(!bench.output.contains("wrong-password"))
    }

    @Test func onATerminalExpectedAndActualHaveColoursAndRemediesHaveNone() throws {
        let bench = try Workbench()
        _ = try bench.file("users.json", Programs.users)
        _ = try bench.file("login.xml", Programs.login(password: "wrong-password"))
        _ = try bench.file("state", "")
        var request = FlowTestRequest()
        let flow = "program: login.xml\nusers: users.json\ncases:\n  - {name: login, expect: {console: [Ada]}}\n"
        request.paths = [try bench.file("login.flow.yaml", flow)]
        request.stateFile = bench.folder + "/state"
        request.explains = true
        request.isInteractive = true
        #expect(FlowTestRun(request, terminal: bench.terminal).run() == .failure)
        #expect(bench.output.contains("    \u{1B}[32m  - expected finished\u{1B}[0m\n"), "\(bench.output)")
        #expect(bench.output.contains("    \u{1B}[31m  + actual   failed: "))
        #expect(bench.output.contains("      - there is a user with the identity 'ada@example.com', so the password is wrong\n"))
    }

    @Test func aFilterChoosesCases() throws {
        let bench = try Workbench()
        #expect(try run(bench) { $0.filter = "good" } == .success)
        #expect(bench.output.hasPrefix("ok      a.flow.yaml: good\n1 passed in "))
    }

    @Test func theFirstFailureMayEndTheRun() throws {
        let bench = try Workbench()
        #expect(try run(bench) { $0.isBailing = true } == .failure)
        #expect(bench.output.contains("1 passed, 1 failed, 1 not run in "))
    }

    @Test func onlyWhatFailedMayRunAgain() throws {
        let bench = try Workbench()
        _ = try run(bench)
        let state = try bench.text(bench.folder + "/state")
        let again = try Workbench()
        var request = FlowTestRequest()
        request.paths = [bench.folder + "/a.flow.yaml"]
        request.stateFile = try again.file("state", state)
        request.isOnlyFailed = true
        #expect(FlowTestRun(request, terminal: again.terminal).run() == .failure)
        #expect(again.output.contains("0 passed, 1 failed in "))
    }

    @Test func aPartIsToldByTheEngine() throws {
        let bench = try Workbench()
        bench.environment = ["JOB_COMPLETION_INDEX": "1"]
        #expect(try run(bench) { $0.shard = "/3" } == .failure)
        #expect(bench.output.contains("0 passed, 1 failed in "))
        bench.environment = [:]
        #expect(try run(bench) { $0.shard = "/3" } == .usage)
        #expect(bench.errors.hasPrefix("error: --shard takes NUMBER/COUNT such as 3/8"))
    }

    @Test func tooLittleCoverageFails() throws {
        let bench = try Workbench()
        #expect(
            try run(bench) {
                $0.filter = "good"
                $0.leastCoverage = 101
            } == .failure)
        #expect(bench.errors == "error: 100 % of the blocks ran; --min-coverage asks for 101 %\n")
    }

    @Test func aBrokenFlowShowsItsLine() throws {
        let bench = try Workbench()
        var request = FlowTestRequest()
        request.paths = [try bench.file("b.flow.yaml", "programm: a.xml\n")]
        #expect(FlowTestRun(request, terminal: bench.terminal).run() == .unloadable)
        #expect(
            bench.errors == """
                b.flow.yaml:1:1: error: there is no key 'programm' in a flow [flow]
                    programm: a.xml
                    ^
                  hint: did you mean 'program'?
                b.flow.yaml:1:1: error: the key 'program' is missing in a flow [flow]
                    programm: a.xml
                    ^
                  hint: The program to run: a file, relative to this one.

                """)
    }

    @Test func githubShowsFailuresBesideTheFlow() throws {
        let bench = try Workbench()
        bench.environment = ["GITHUB_ACTIONS": "true"]
        _ = try run(bench)
        #expect(bench.output.contains("a.flow.yaml,line=4,title=bad::console line 1%0A"))
    }

    @Test func reportsOfShardsAreJoined() throws {
        let bench = try Workbench()
        for part in 1...2 {
            _ = try run(bench) {
                $0.shard = "\(part)/2"
                $0.jsonLinesFile = "\(bench.folder)/\(part).jsonl"
            }
        }
        let merge = ReportMerge(terminal: bench.terminal)
        let parts = [1, 2].map { "\(bench.folder)/\($0).jsonl" }
        #expect(merge.run(parts, jsonLines: "\(bench.folder)/all.jsonl", junit: "\(bench.folder)/all.xml", lcov: nil) == .failure)
        let lines = try bench.text("\(bench.folder)/all.jsonl").split(separator: "\n")
        #expect(lines.map { String($0.prefix(11)) } == ["{\"number\":0", "{\"number\":1", "{\"number\":2"])
        #expect(try bench.text("\(bench.folder)/all.xml").contains("tests=\"3\" failures=\"1\" errors=\"0\""))
        for part in parts { _ = try bench.text(part) }
        #expect(merge.run(["a.txt"], jsonLines: nil, junit: nil, lcov: nil) == .usage)
    }
}
