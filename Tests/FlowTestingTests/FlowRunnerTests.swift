import FlowTesting
import Testing

@Suite struct FlowRunnerTests {
    private let many = """
        program: login-then-update.xml
        users: login-then-update.users.json
        name: case ${row}
        examples: 700
        expect: {users: [{address: 27 Rose Street}], calls: [users.login, users.update]}
        """

    @Test func resultsComeInOrderHoweverManyRunAtOnce() throws {
        let suite = try suite(many)
        for threads in [1, 4] {
            let results = run(suite) { $0.threadCount = threads }
            #expect(results.map(\.number) == Array(0..<700))
            #expect(results.allSatisfy { $0.verdict == .passed })
            #expect(results[41].name == "case 42")
        }
    }

    @Test func noCaseSeesTheUsersOfAnother() throws {
        // A second login would see the e-mail that the first case stored, and fail.
        let results = try run(many)
        #expect(results.allSatisfy { $0.mismatches.isEmpty })
    }

    @Test func aReaderThatHasEnoughEndsTheRun() throws {
        var runner = FlowRunner(try suite(many))
        runner.threadCount = 3
        var count = 0
        runner.run { _ in
            count += 1
            return count < 5
        }
        #expect(count == 5)
    }

    @Test func repeatedCasesAreNumbered() throws {
        let results = run(try suite("program: hello.xml\nname: a\n")) { $0.repeatCount = 3 }
        #expect(results.map(\.name) == ["a (run 1)", "a (run 2)", "a (run 3)"])
    }

    @Test func aCaseThatDoesNotPassIsTriedAgain() throws {
        let results = run(try suite("program: hello.xml\nexpect: {console: []}\n")) { $0.retryCount = 2 }
        #expect(results[0].attempts == 3)
        #expect(results[0].verdict == .failed)
    }

    @Test func anEndlessLoopMeetsItsLimit() throws {
        let results = try run("program: repeat.xml\nanswers: ['1e15']\nlimits: {steps: 1000}\n")
        #expect(results[0].mismatches.first?.actual == "stopped by the limit of steps")
    }
}
