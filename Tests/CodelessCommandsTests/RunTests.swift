import BlockRuntime
import CodelessCommands
import OrderedJSON
import Testing

@Suite struct RunTests {
    @Test func aProgramPrintsAndSucceeds() throws {
        let bench = try Workbench()
        #expect(bench.run(try bench.file("a.xml", Programs.printing("hello"))) == .success)
        #expect(bench.output == "hello\n")
        #expect(bench.errors == "")
    }

    @Test func aDashIsStandardInput() throws {
        let bench = try Workbench()
        bench.input = Programs.printing("piped")
        #expect(bench.run("-") == .success)
        #expect(bench.output == "piped\n")
    }

    @Test func jsonIsToldByItsFirstCharacter() throws {
        let bench = try Workbench()
        let json =
            #"{"blocks": {"blocks": [{"type": "text_print", "inputs": {"TEXT": {"block": {"type": "text", "fields": {"TEXT": "j"}}}}}]}}"#
        #expect(bench.run(try bench.file("a.json", json)) == .success)
        #expect(bench.output == "j\n")
    }

    @Test func usersBesideTheProgramAnswer() throws {
        let bench = try Workbench()
        _ = try bench.file("a.users.json", Programs.users)
        #expect(bench.run(try bench.file("a.xml", Programs.login(password: "analytical-engine"))) == .success)
        #expect(bench.output == "Ada\n")
    }

    @Test func aWrongPasswordFailsWithCodePlaceAndHintAndIsNotShown() throws {
        let bench = try Workbench()
        let users = try bench.file("u.json", Programs.users)
        let program = try bench.file("a.xml", Programs.login(password: "wrong-password"))
        #expect(bench.run(program) { $0.backend.usersFile = users } == .failure)
        #expect(bench.output == "")
        #expect(
            bench.errors == """
                a.xml:5:7: error: uncaught Error: Invalid login or password (code 3003) (block 'login') [uncaught-error]
                          <block type="user_login" id="login">
                          ^
                  hint: The identity or the password is wrong. 'codeless explain 3003' tells more

                """)
    }

    @Test func secretsInTheShownSourceLineAreHidden() throws {
        let bench = try Workbench()
        let line = Programs.login(password: "wrong-password").split(separator: "\n").map { $0.drop { $0 == " " } }.joined()
        let users = try bench.file("u.json", Programs.users)
        _ = bench.run(try bench.file("a.xml", String(line))) { $0.backend.usersFile = users }
        #expect(!bench.errors.contains("wrong-password"))
    }

    @Test func withoutUsersALoginNamesTheStubToAdd() throws {
        let bench = try Workbench()
        #expect(bench.run(try bench.file("a.xml", Programs.login(password: "x"))) == .failure)
        #expect(bench.errors.contains("error: nothing answers the call 'users.login' (block 'login') [unanswered-call]"))
        #expect(
            bench.errors.contains(
                #"hint: add to the context: "stubs": {"users.login": [{"result": null}]}, or give users with --users FILE"#))
    }

    @Test func anEndlessLoopStopsWhereItIs() throws {
        let bench = try Workbench()
        let program = try bench.file("a.xml", Programs.endless)
        #expect(bench.run(program) { $0.limits.steps = 1_000 } == .limit)
        #expect(
            bench.errors == """
                a.xml:2:3: error: the run was stopped after 1000 steps (block 'loop') [limit-steps]
                      <block type="controls_whileUntil" id="loop">
                      ^
                  hint: an endless loop? --max-steps N allows more, 0 any number

                """)
    }

    @Test func theReportGoesToItsFileAndOutputStaysQuiet() throws {
        let bench = try Workbench()
        let context = try bench.file("c.json", #"{"stubs": {"users.login": [{"result": {"name": "Stub"}}]}}"#)
        let program = try bench.file("a.xml", Programs.login(password: "x"))
        let report = bench.folder + "/r.json"
        let status = bench.run(program) {
            $0.contextFile = context
            $0.reportFile = report
            $0.isQuiet = true
        }
        #expect(status == .success)
        #expect(bench.output == "")
        let json = try JSONParser.parse(try bench.text(report))
        #expect(json["status"] == "finished")
        #expect(json["console"] == [["Stub"]])
        #expect(json["calls"] == [["name": "users.login", "arguments": ["identity": "ada@example.com", "password": "x"]]])
    }

    @Test func jsonTakesThePlaceOfTheOutput() throws {
        let bench = try Workbench()
        #expect(bench.run(try bench.file("a.xml", Programs.printing("hello"))) { $0.isJSON = true } == .success)
        #expect(try JSONParser.parse(bench.output)["console"] == [["hello"]])
    }

    @Test func callsAreTracedWithoutSecrets() throws {
        let bench = try Workbench()
        let users = try bench.file("u.json", Programs.users)
        let program = try bench.file("a.xml", Programs.login(password: "analytical-engine"))
        let status = bench.run(program) {
            $0.backend.usersFile = users
            $0.tracesCalls = true
        }
        #expect(status == .success)
        #expect(bench.errors == #"call users.login {"identity":"ada@example.com","password":"[redacted]"}"# + "\n")
    }

    @Test func severalProgramsRunInTurnAndTheFirstFailureCounts() throws {
        let bench = try Workbench()
        let good = try bench.file("a.xml", Programs.printing("one"))
        let endless = try bench.file("b.xml", Programs.endless)
        let status = bench.run(good) {
            $0.files = [good, endless, good]
            $0.limits.steps = 10
        }
        #expect(status == .limit)
        #expect(bench.output == "one\none\n")
    }

    @Test func argumentsMustBeAnObject() throws {
        let bench = try Workbench()
        let program = try bench.file("a.xml", Programs.printing("x"))
        #expect(bench.run(program) { $0.arguments = "[1]" } == .usage)
        #expect(bench.errors == "error: --arguments takes a JSON object, such as '{\"name\": \"value\"}'\n")
    }

    @Test func functionsAreFoundByTheirNameInAnExport() throws {
        let bench = try Workbench()
        _ = try bench.file("lib/codeless-function-af01/source.xml", Programs.printing("from the library"))
        let program = try bench.file("a.xml", #"<xml><block type="codeless_function_block_af01"></block></xml>"#)
        #expect(bench.run(program) { $0.functionsFolder = bench.folder + "/lib" } == .success)
        #expect(bench.output == "from the library\n")
    }

    @Test func theCompiledProgramCanBeShown() throws {
        let bench = try Workbench()
        #expect(bench.run(try bench.file("a.xml", Programs.printing("x"))) { $0.isDisassembly = true } == .success)
        #expect(bench.output.contains("hostCall"))
    }
}
