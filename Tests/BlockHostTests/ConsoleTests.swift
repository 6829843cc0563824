import BlockHost
import BlockRuntime
import Testing

@Suite struct ConsoleTests {
    @Test func printWritesTextsAndLogWritesValues() throws {
        var script = CallScript()
        script.call("console.print", ["text": .text("a")])
        script.call("console.log", ["value": .text("b")])
        script.call("console.log", ["value": .constant(.number(-0.0))])
        script.call("console.log", ["value": .result(script.call("page.pageData"))])
        let run = try script.run(context: #"{"pageData": {"x": [1, "it's"]}}"#)
        #expect(run.output == "a\nb\n-0\n{ x: [ 1, \"it's\" ] }\n")
        #expect(run.report.console == [[.text("a")], [.text("b")], [.number(-0.0)], [.reference("pageData")]])
    }

    @Test func prettyPrintLeadsWithItsLabel() throws {
        var script = CallScript()
        script.call("console.prettyPrint", ["label": .text("L"), "values": .constant(.null)])
        let run = try script.run()
        #expect(run.output == ">> L\n")
        #expect(run.report.console == [[.text(">> L")]])
    }

    @Test func outputBeyondTheLimitStopsTheRun() throws {
        var script = CallScript()
        for _ in 0..<4 { script.call("console.print", ["text": .text("123456789")]) }
        let run = try script.run { $0.outputByteLimit = 25 }
        #expect(run.report.status == .stopped)
        #expect(run.report.limit == .output)
        #expect(run.output == "123456789\n123456789\n")
        #expect(run.report.trace.first?.site?.line == 7)
    }

    @Test func promptsShowTheirMessageAndTakeAnswersUntilThereAreNone() throws {
        var script = CallScript()
        script.call("console.log", ["value": .result(script.call("prompt", ["message": .text("name?")]))])
        script.call("console.log", ["value": .result(script.call("prompt"))])
        var answers = ["Ada"]
        #expect(try script.run { $0.answer = { answers.isEmpty ? nil : answers.removeFirst() } }.output == "name? Ada\nnull\n")
    }

    @Test func assertionsAreCounted() throws {
        var script = CallScript()
        script.call("assert.started", ["suite": .text("s")])
        script.call("assert.passed", ["message": .text("one")])
        script.call("assert.failed", ["message": .text("two"), "expected": .text("x"), "actual": .number(1)])
        script.call("assert.failed", ["message": .text("three")])
        script.call("assert.finished", ["suite": .text("s")])
        let run = try script.run()
        #expect(run.output == "PASS one\nFAIL two: expected 'x', got 1\nFAIL three\n1 passed, 2 failed\n")
        #expect(run.report.failedAssertionCount == 2)
    }

    @Test func waitingForTimeEndsAtTheTimeLimit() throws {
        var script = CallScript()
        script.call("timers.wait", ["ms": .number(1e9)])
        var settings = HostSettings()
        settings.context = RunContext()
        settings.isRealTime = true
        var run = RunSettings()
        run.limits.timeSeconds = 0.001
        let driver = ProgramDriver(Machine(try script.program(), settings: run), Host(settings))
        #expect(driver.run().limit == .time)
    }
}

/// What node 20 prints for the same values.
@Suite struct ConsoleTextTests {
    private func text(_ value: HostValue) -> String { ConsoleText.inspect(value) }
    private func numbers(_ range: ClosedRange<Int>) -> HostValue { .list(range.map { .number(Double($0)) }) }

    @Test func smallValuesStandOnOneLine() {
        #expect(text(.object([:])) == "{}")
        #expect(text(.list([])) == "[]")
        #expect(
            text(.object(["a": .number(1), "b-c": .text("x"), "d": .list([.null, .undefined, .boolean(true)])]))
                == "{ a: 1, 'b-c': 'x', d: [ null, undefined, true ] }")
    }

    @Test func quotesAreChosenSoThatNothingIsEscaped() {
        #expect(text(.text("it's")) == "\"it's\"")
        #expect(text(.text("it's \"x\"")) == "`it's \"x\"`")
        #expect(text(.text("a\n\u{1}\\")) == "'a\\n\\x01\\\\'")
    }

    @Test func deepValuesAreNamedOnly() {
        #expect(text(.object(["a": .object(["b": .object(["c": .object(["d": .number(1)])])])])) == "{ a: { b: { c: [Object] } } }")
    }

    @Test func longListsOfNumbersStandInColumns() {
        #expect(
            text(numbers(1...20)) == """
                [
                   1,  2,  3,  4,  5,  6,  7,
                   8,  9, 10, 11, 12, 13, 14,
                  15, 16, 17, 18, 19, 20
                ]
                """)
        #expect(text(numbers(1...7)) == "[\n  1, 2, 3, 4,\n  5, 6, 7\n]")
    }

    @Test func datesErrorsAndExpressionsAreReadable() {
        #expect(text(.date(0)) == "1970-01-01T00:00:00.000Z")
        #expect(text(.date(.nan)) == "Invalid Date")
        #expect(text(.regularExpression(source: "a", flags: "g")) == "/a/g")
        #expect(text(.error(HostError(name: "TypeError", message: "no"))) == "TypeError: no")
        #expect(text(.object(["e": .error(HostError(message: "no", code: .number(5)))])) == "{ e: [Error: no] { code: 5 } }")
    }

    @Test func circlesAreNumbered() {
        #expect(text(.object(["self": .cycle(1)])) == "<ref *1> { self: [Circular *1] }")
    }
}
