import BlockHost
import OrderedJSON
import Testing

@Suite struct RunContextTests {
    private func problems(_ text: String) -> String {
        do {
            let context = try RunContext(Array(text.utf8), file: "c.json")
            return RunContextError(file: "c.json", problems: context.warnings).description
        } catch {
            return error.description
        }
    }

    @Test func everyKeyHasADefault() throws {
        let context = try RunContext(Array("{}".utf8))
        #expect(context.now == 1_700_000_000_000)
        #expect(context.timeZone == "UTC")
        #expect(context.seed == 1)
        #expect(!context.isStrict)
        #expect(context.warnings.isEmpty)
    }

    @Test func unknownKeysAreWarningsWithTheNearestName() {
        #expect(
            problems("{\n  \"pagedata\": {}, \"x-note\": 1, \"colour\": 1\n}") == """
                c.json:2:3: warning: a context has no key 'pagedata'; it is ignored
                hint: did you mean 'pageData'?
                c.json:2:32: warning: a context has no key 'colour'; it is ignored
                hint: keys that start with 'x-' are free for notes
                """)
    }

    @Test func wrongKindsAreErrorsWithTheirPlaces() {
        #expect(
            problems(#"{"pageData": [], "classes": {"u": {}}, "intervalTicks": -1, "seed": "x", "strict": 1}"#) == """
                c.json:1:14: error: 'pageData' must be an object, not list
                c.json:1:35: error: 'u' in 'classes' must be a list, not object
                c.json:1:57: error: 'intervalTicks' must be a whole number from 0 to 1000000000
                c.json:1:69: error: 'seed' must be a whole number, not text
                c.json:1:84: error: 'strict' must be true or false, not number
                """)
    }

    @Test func componentsMayBeNull() throws {
        #expect(try RunContext(Array(#"{"components": {"a": null}}"#.utf8)).components["a"] == .null)
    }

    @Test func stubsAreListsOfOutcomes() {
        #expect(
            problems(#"{"stubs": {"a": {}, "b": [1], "c": [{"error": "x"}], "d": [{"value": 1}], "e": []}}"#) == """
                c.json:1:17: error: the stub 'a' must be a list of outcomes, not object
                c.json:1:27: error: an outcome of 'b' must be an object, not number
                c.json:1:47: error: the error of 'c' must be an object, not text
                c.json:1:61: warning: an outcome has no key 'value'; it is ignored
                hint: write {"result": value} or {"error": {"message": text}}
                c.json:1:80: warning: the stub 'e' has no outcome and answers nothing
                """)
    }

    @Test func textThatIsNotJSONIsAnErrorWithItsPlace() { #expect(problems("{\n nope").hasPrefix("c.json:2:2: error: ")) }

    @Test func usersOfAFixtureAreCheckedInPlace() { #expect(problems(#"{"users": {"users": 1}}"#).hasPrefix("c.json:1:21: error: ")) }
}
