import BlockRuntime
import CodelessCommands
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// What `codeless run --explain` says of programs that fail, in full: `Tests/Explanations/NAME.xml` and `.expected`.
@Suite struct ExplanationTests {
    static let names = [
        "error-in-a-callback", "error-in-a-procedure", "error-in-nested-rounds", "position-in-nothing", "text-block-on-a-number",
        "undefined-after-failed-login", "unknown-identity", "update-of-another-user", "wrong-password",
    ]

    @Test(arguments: names) func failuresAreExplainedInFull(name: String) throws {
        let bench = try Workbench()
        let users = try bench.file("users.json", try text("users.json"))
        let program = try bench.file(name + ".xml", try text(name + ".xml"))
        let status = bench.run(program) {
            $0.backend.usersFile = users
            $0.explains = true
        }
        #expect(status == .failure)
        #expect(bench.errors == (try text(name + ".expected")))
        #expect(!bench.errors.contains("wrong-password\""))
    }

    @Test func aRunThatFinishesExplainsNothing() throws {
        let bench = try Workbench()
        #expect(bench.run(try bench.file("a.xml", Programs.printing("x"))) { $0.explains = true } == .success)
        #expect(bench.errors == "")
    }

    @Test func aRunThatWasStoppedSaysInWhichRoundItWas() throws {
        let bench = try Workbench()
        let program = try bench.file(
            "a.xml",
            """
            <xml><block type="controls_repeat_ext"><value name="TIMES"><block type="math_number"><field name="NUM">1000</field></block></value>
            <statement name="DO"><block type="variables_set"><field name="VAR">x</field></block></statement></block></xml>
            """)
        let status = bench.run(program) {
            $0.explains = true
            $0.limits.steps = 10
        }
        #expect(status == .limit)
        #expect(bench.errors.hasSuffix("where it was\n  *repeat 1000 times* (1:6)\n  in round 11 of *repeat 1000 times* (1:6)\n"))
    }

    private func text(_ name: String) throws -> String {
        let tests = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
        let stream = try #require(fopen("/\(tests)/Explanations/\(name)", "r"))
        defer { fclose(stream) }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = fread(&bytes, 1, bytes.count, stream)
        return String(decoding: bytes[..<count], as: UTF8.self)
    }
}
