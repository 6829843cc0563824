import FlowTesting
import Testing

@Suite struct ExpectationTests {
    /// The differences of the login sample from an expectation.
    private func differences(_ expectation: String, faults: String = "[]") throws -> [String] {
        let results = try run(
            """
            program: login-then-update.xml
            users: login-then-update.users.json
            faults: \(faults)
            expect: \(expectation)
            """)
        return results.flatMap { $0.mismatches.map { "\($0.path): \($0.expected) / \($0.actual)" } }
    }

    @Test func linesAreComparedOneByOne() throws {
        #expect(try differences("{console: [ada.lovelace@example.com, 27 Rose Street]}") == [])
        #expect(try differences("{console: \"ada.lovelace@example.com\\n27 Rose Street\\n\"}") == [])
        #expect(
            try differences("{console: [{$matches: '^ada'}, 28 Rose Street, more]}") == [
                #"console line 2: "28 Rose Street" / "27 Rose Street""#, #"console line 3: "more" / nothing"#,
            ])
    }

    @Test func argumentsAreExactUnlessASubsetIsAskedFor() throws {
        let login = "{name: users.login, arguments: {identity: ada@example.com}}"
        #expect(
            try differences("{calls: [\(login), users.update]}") == [
                "call 1 users.login.password: nothing / \"[redacted]\"", "call 1 users.login.stayLoggedIn: nothing / false",
            ])
        #expect(
            try differences("{calls: [{name: users.login, match: subset, arguments: {identity: ada@example.com}}, users.update]}") == [])
        #expect(try differences("{calls: [users.login]}") == ["call 2: nothing / users.update"])
    }

    @Test func usersAreComparedByThePropertiesThatMatter() throws {
        #expect(try differences("{users: [{address: 27 Rose Street, created: {$type: number}}]}") == [])
        #expect(try differences("{users: [{address: x}]}") == [#"users[0].address: "x" / "27 Rose Street""#])
        #expect(try differences("{users: []}").count == 1)
    }

    @Test func anErrorHasCodeAndPlace() throws {
        let faults = "['update=3029']"
        #expect(
            try differences("{error: {code: 3029, block: updateUser, blockType: user_update, line: 17, column: 11}}", faults: faults) == [])
        #expect(
            try differences("{error: {code: 3028, block: login}}", faults: faults) == [
                "error.code: 3028 / 3029", "error.block: login / updateUser",
            ])
        #expect(try differences("{}", faults: faults).first?.hasPrefix("status: finished / failed: Error: ") == true)
        #expect(try differences("{error: {code: 3029}}") == ["status: failed / finished"])
    }

    @Test func stepsAndCoverageHaveBounds() throws {
        #expect(try differences("{steps: 100, coverage: 100}") == [])
        #expect(try differences("{coverage: 90}", faults: "['login=3003']").contains { $0.hasPrefix("coverage: at least 90 % / ") })
    }

    @Test func aFailureNamesTheBlockAndWhatCameBefore() throws {
        let result = try #require(
            try run("program: login-then-update.xml\nusers: login-then-update.users.json\nexpect: {console: [a, b]}").first)
        #expect(result.mismatches[0].place?.hasSuffix("login-then-update.xml:34:11 (text_print 'printEmail')") == true)
        #expect(result.trace.count == 3)
        #expect(result.trace[0].contains(#"call users.login {"identity":"ada@example.com","password":"[redacted]","stayLoggedIn":false}"#))
        #expect(!result.details.contains("analytical"))
    }

    @Test func stubsAndPageAndStorageAreOfTheContext() throws {
        let results = try run(
            """
            program: login-then-update.xml
            stubs:
              users.login: [{result: {objectId: X}}]
              users.update: [{error: {message: no, code: 7}}]
            expect: {error: {code: 7, message: "no"}, calls: [users.login, {name: users.update, match: subset, arguments: {user: {objectId: X}}}]}
            """)
        #expect(results.map(\.verdict) == [.passed])
        #expect(results[0].mismatches == [])
    }

    @Test func aCallThatNothingAnswersFails() throws {
        let results = try run("program: login-then-update.xml\n")
        #expect(results[0].mismatches.first?.actual.contains("nothing answers the call 'users.login'") == true)
        #expect(
            try run("program: login-then-update.xml\ncontext: {strict: false}\n")[0].mismatches.first?.actual.contains("nothing answers")
                != true)
    }
}
