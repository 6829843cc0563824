import BlockHost
import BlockRuntime
import OrderedJSON
import Testing

@Suite struct StubTests {
    @Test func outcomesAreTakenInOrderAndTheLastRepeats() throws {
        var script = CallScript()
        for _ in 0..<3 { script.call("console.log", ["value": .result(script.call("data.count", ["table_name": .text("t")]))]) }
        let run = try script.run(context: #"{"stubs": {"data.count": [{"result": 1}, {}]}}"#)
        #expect(run.output == "1\nundefined\nundefined\n")
        #expect(run.report.calls.map(\.name) == ["data.count", "data.count", "data.count"])
    }

    @Test func everyUseGivesAFreshCopy() throws {
        var script = CallScript()
        script.set(.result(script.call("data.find")), "changed", to: .number(1))
        script.call("data.find")
        #expect(try script.run(context: #"{"stubs": {"data.find": [{"result": {"a": 1}}]}}"#).report.result == .object(["a": .number(1)]))
    }

    @Test func errorsAreThrownWithNameAndCode() throws {
        var script = CallScript()
        script.call("data.find")
        let report = try script.run(context: #"{"stubs": {"data.find": [{"error": {"name": "Odd", "message": "no", "code": 1020}}]}}"#)
            .report
        #expect(report.status == .failed)
        #expect(report.thrown == .error(HostError(name: "Odd", message: "no", code: .number(1020), isEngineError: false)))
        #expect(JSONWriter.text(report.json()["error"] ?? .null) == #"{"name":"Odd","message":"no","code":1020}"#)
    }

    @Test func argumentsThatAreNullOrUndefinedAreNotRecorded() throws {
        var script = CallScript()
        script.call("data.find", ["table_name": .text("t"), "where_clause": .constant(.null), "page_size": .constant(.undefined)])
        #expect(try script.run().report.calls == [RunReport.Call(name: "data.find", arguments: [HostProperty("table_name", .text("t"))])])
    }

    @Test func withAContextUnansweredCallsGiveNull() throws {
        var script = CallScript()
        script.call("functions.af01")
        #expect(try script.run().report.result == .null)
    }

    @Test func strictContextsNameTheStubToAdd() throws {
        var script = CallScript()
        script.call("functions.af01")
        let report = try script.run(context: #"{"strict": true}"#).report
        #expect(report.status == .failed)
        #expect(report.cause == .unanswered)
        #expect(report.thrown == .error(HostError(name: "UnansweredCall", message: "nothing answers the call 'functions.af01'")))
        #expect(
            report.hint
                == #"add to the context: "stubs": {"functions.af01": [{"result": null}]}, or name its folder with --functions DIR"#)
        #expect(report.trace.first?.site?.line == 7)
    }

    @Test func runsWithoutAContextAreStrict() throws {
        var script = CallScript()
        script.call("users.login", ["identity": .text("a")])
        #expect(try script.run(context: nil).report.cause == .unanswered)
    }

    @Test func customCodeNeedsAnEngineUnlessItIsStubbed() throws {
        var script = CallScript()
        script.call("customCode.00ff")
        #expect(try script.run().report.cause == .unanswered)
        #expect(try script.run(context: #"{"stubs": {"customCode.00ff": [{"result": 5}]}}"#).report.result == .number(5))
    }
}
