import BackendlessUsers
import BlockHost
import BlockRuntime
import CodelessCommands
import Foundation
import OrderedJSON
import Testing

/// No output of any sample or failing run shows a password or token.
@Suite struct SecretsTests {
    private static let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Samples")

    private static func names(_ ending: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: samples.path).filter { $0.hasSuffix(ending) }.sorted()
    }

    static var programs: [String] { get throws { try names(".xml") } }

    /// The passwords of all fixtures, and a wrong one.
    private static func passwords() throws -> [String] {
        var passwords = ["wrong-password"]
        for name in try names(".users.json") {
            let users = try JSONParser.parse([UInt8](Data(contentsOf: samples.appendingPathComponent(name))))["users"]?.arrayValue ?? []
            passwords += users.compactMap { $0["password"]?.stringValue }
        }
        return passwords
    }

    static func expectNoSecret(in text: String, _ what: String) throws {
        #expect(try passwords().count >= 3)
        for password in try passwords() { #expect(!text.contains(password), "\(what) shows \(password)") }
        // A token of the service in memory is 48 digits and capitals behind dashes.
        #expect(text.firstMatch(of: /user-token": "(?!\[redacted)/) == nil, "\(what) shows a token")
    }

    /// A bench with a copy of a sample and its users.
    static func bench(_ program: String) throws -> (bench: Workbench, program: String) {
        let bench = try Workbench()
        let base = String(program.dropLast(4))
        for fixture in [base + ".users.json", base + ".tables.json"] {
            guard let text = try? String(contentsOf: samples.appendingPathComponent(fixture), encoding: .utf8) else { continue }
            _ = try bench.file(fixture, text)
        }
        return (bench, try bench.file(program, String(contentsOf: samples.appendingPathComponent(program), encoding: .utf8)))
    }

    @Test(arguments: try programs, ["", "login=3003", "update=3029", "login=unreachable", "update=timeout", "login=3064"])
    func noRunOfASampleShowsAPassword(program: String, fault: String) throws {
        for way in 0..<4 {
            let (bench, file) = try Self.bench(program)
            let (report, calls) = (bench.folder + "/report.json", bench.folder + "/calls.json")
            let answers = try bench.file("answers", "ada@example.com\n2\n3\n")
            _ = bench.run(file) {
                $0.answersFile = answers
                $0.tracesCalls = true
                if !fault.isEmpty, FileManager.default.fileExists(atPath: file.dropLast(4) + ".users.json") { $0.backend.faults = [fault] }
                if way == 0 { $0.reportFile = report }
                if way == 1 { $0.isJSON = true }
                if way == 2 { $0.backend.recordFile = calls }
                if way == 3 { $0.isDisassembly = true }
                $0.limits.steps = 100_000
            }
            var everything = bench.output + bench.errors
            if way == 0 { everything += try bench.text(report) }
            if way == 2, FileManager.default.fileExists(atPath: calls) { everything += try bench.text(calls) }
            try Self.expectNoSecret(in: everything, "\(program) \(fault) \(way)")
        }
    }

    @Test func noResultOfAFailingFlowShowsAPassword() throws {
        let (bench, program) = try Self.bench("login-then-update.xml")
        let name = URL(fileURLWithPath: program).lastPathComponent
        let flow = """
            program: \(name)
            users: login-then-update.users.json
            cases:
              - {name: console, expect: {console: [nothing]}}
              - {name: calls, expect: {calls: [{name: users.login, arguments: {identity: nobody}}]}}
              - {name: users, expect: {users: [{email: nobody}]}}
              - {name: fault, faults: ["login=3003"]}
              - {name: snapshot, expect: {snapshot: true}}
            """
        var request = FlowTestRequest()
        request.paths = [try bench.file("a.flow.yaml", flow)]
        request.stateFile = try bench.file("state", "")
        request.isVerbose = true
        request.listsCoverage = true
        let reports = ["junit", "tap", "lines", "lcov", "cobertura"].map { bench.folder + "/" + $0 }
        request.junitFile = reports[0]
        request.tapFile = reports[1]
        request.jsonLinesFile = reports[2]
        request.lcovFile = reports[3]
        request.coberturaFile = reports[4]
        request.updatesSnapshots = true
        #expect(FlowTestRun(request, terminal: bench.terminal).run() == .failure)
        #expect(bench.output.contains("FAILED"))
        for report in reports { try Self.expectNoSecret(in: try bench.text(report), report) }
        try Self.expectNoSecret(in: bench.output + bench.errors, "the console")
        let snapshots = FileManager.default.enumerator(atPath: bench.folder)?.compactMap { $0 as? String } ?? []
        for file in snapshots where file.contains("snap") && !file.hasSuffix("snapshots") {
            guard let text = try? bench.text(bench.folder + "/" + file), !text.isEmpty else { continue }
            try Self.expectNoSecret(in: text, file)
        }
    }

    @Test func filesThatCannotBeLoadedAreShownWithoutTheirSecrets() throws {
        let bench = try Workbench()
        let users = try bench.file("u.json", #"{"users": [{"email": "a@b.c", "password": "wrong-password", "name": nonsense}]}"#)
        let program = try bench.file("a.xml", Programs.printing("x"))
        #expect(bench.run(program) { $0.backend.usersFile = users } == .unloadable)
        let lines = Programs.login(password: "wrong-password").split(separator: "\n").map { $0.drop { $0 == " " } }
        let broken = lines.joined().replacing("</xml>", with: "<block type=\"no_such_block\"/></xml>")
        #expect(bench.run(try bench.file("b.xml", broken)) == .unloadable)
        #expect(bench.run(try bench.file("c.xml", broken.replacing("</value><value", with: "</vaule><value"))) == .unloadable)
        #expect(bench.errors.contains("error"))
        #expect(!bench.errors.contains("wrong-p"))
        #expect(bench.errors.contains("**************"))
    }

    @Test func theNameOfAFileStaysReadableWhereASecretIsAPartOfIt() throws {
        // The password is a word of the file's name, and of what the program prints.
        let bench = try Workbench()
        let users = try bench.file("u.json", Programs.users)
        let name = "login-wrong-password.xml"
        let program = try bench.file(name, Programs.login(password: "wrong-password"))
        let report = bench.folder + "/report.json"
        let status = bench.run(program) {
            $0.backend.usersFile = users
            $0.reportFile = report
            $0.tracesCalls = true
            $0.explains = true
        }
        #expect(status == .failure)
        #expect(bench.errors.contains(name + ":"))
        for text in [bench.errors, bench.output, try bench.text(report)] {
            #expect(!text.replacing(name, with: "").contains("wrong-password"))
        }
    }

    @Test func aFileThatIsNamedAsASecretDoesNotTellIt() {
        let secrets = SecretKeeper()
        secrets.spare("sesame")
        secrets.spare("open.xml")
        secrets.learn("sesame")
        secrets.learn("xml9")
        secrets.learn("open")
        #expect(secrets.redact("sesame open.xml open.xml9 open") == "[redacted] open.xml [redacted].[redacted] [redacted]")
    }

    @Test func aSecretThatIsCutByTheEdgeOfALineIsNotShownInPart() throws {
        // The excerpt of a long line begins and ends anywhere.
        for length in 0..<40 {
            let bench = try Workbench()
            let lines = Programs.login(password: "wrong-password").split(separator: "\n").map { $0.drop { $0 == " " } }
            let padded = lines.joined().replacing(
                "<value name=\"password\">", with: "<!--\(String(repeating: "-x", count: length))--><value name=\"password\">")
            let users = try bench.file("u.json", Programs.users)
            #expect(bench.run(try bench.file("a.xml", padded)) { $0.backend.usersFile = users } == .failure)
            #expect(!bench.errors.contains("wrong-") && !bench.errors.contains("password</"))
        }
    }
}
