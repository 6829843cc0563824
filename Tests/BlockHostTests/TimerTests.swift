import BlockHost
import BlockRuntime
import Testing

@Suite struct TimerTests {
    private func printing(_ text: String, _ more: (inout CallScript) -> Void = { _ in }) -> CallScript.Argument {
        var script = CallScript()
        script.call("console.print", ["text": .text(text)])
        more(&script)
        return .callback(script)
    }

    @Test func waitsAreRecordedAndTakeNoTime() throws {
        var script = CallScript()
        script.call("timers.wait", ["ms": .number(1e9)])
        script.call("timers.wait", ["ms": .constant(.undefined)])
        #expect(
            try script.run().report.calls == [
                RunReport.Call(name: "timers.wait", arguments: [HostProperty("ms", .number(1e9))]),
                RunReport.Call(name: "timers.wait", arguments: [HostProperty("ms", .number(0))]),
            ])
    }

    @Test func intervalsRunInStartOrderAsOftenAsTheContextSays() throws {
        var script = CallScript()
        script.call("timers.setInterval", ["timerId": .text("a"), "delay": .number(900), "callback": printing("a")])
        script.call("timers.setInterval", ["timerId": .text("b"), "delay": .number(1), "callback": printing("b")])
        #expect(try script.run(context: #"{"intervalTicks": 2}"#).output == "a\nb\na\nb\n")
        #expect(try script.run().output == "")
        let expected = [HostProperty("timerId", .text("a")), HostProperty("delay", .number(900))]
        #expect(try script.run().report.calls.first == RunReport.Call(name: "timers.setInterval", arguments: expected))
    }

    @Test func aNameThatIsUsedAgainEndsTheEarlierInterval() throws {
        var script = CallScript()
        script.call("timers.setInterval", ["timerId": .text("a"), "callback": printing("old")])
        script.call("timers.setInterval", ["timerId": .text("a"), "callback": printing("new")])
        #expect(try script.run(context: #"{"intervalTicks": 1}"#).output == "new\n")
    }

    @Test func anIntervalWithoutANameCannotBeCleared() throws {
        var script = CallScript()
        script.call("timers.setInterval", ["timerId": .text(""), "callback": printing("tick")])
        script.call("timers.clearInterval", ["timerId": .text("")])
        #expect(try script.run(context: #"{"intervalTicks": 1}"#).output == "tick\n")
    }

    @Test func aCallbackCanClearAnotherBeforeItsTurn() throws {
        var script = CallScript()
        script.call(
            "timers.setInterval",
            ["timerId": .text("a"), "callback": printing("a") { $0.call("timers.clearInterval", ["timerId": .text("b")]) }])
        script.call("timers.setInterval", ["timerId": .text("b"), "callback": printing("b")])
        #expect(try script.run(context: #"{"intervalTicks": 2}"#).output == "a\na\n")
    }

    @Test func errorsOfCallbacksAreReportedWithTheirTimer() throws {
        var script = CallScript()
        script.call("timers.setInterval", ["timerId": .text("a"), "callback": printing("a") { $0.throw(.text("oops")) }])
        let report = try script.run(context: #"{"intervalTicks": 2}"#).report
        #expect(report.status == .finished)
        #expect(report.callbackErrors.map(\.timerID) == [.text("a"), .text("a")])
        #expect(report.callbackErrors.map(\.error) == [.text("oops"), .text("oops")])
    }

    @Test func timeoutsRunOnceSoonestFirst() throws {
        var script = CallScript()
        script.call("timers.setTimeout", ["timerId": .text("a"), "delay": .number(20), "callback": printing("late")])
        script.call("timers.setTimeout", ["timerId": .text("b"), "delay": .number(10), "callback": printing("soon")])
        #expect(try script.run(context: #"{"intervalTicks": 2}"#).output == "soon\nlate\n")
    }

    @Test func inRealTimeAnIntervalRunsUntilItIsCleared() throws {
        var callback = CallScript()
        callback.call("console.print", ["text": .text("tick")])
        callback.call("timers.wait", ["ms": .number(1)])
        callback.call("timers.clearInterval", ["timerId": .text("a")])
        var script = CallScript()
        script.call("timers.setInterval", ["timerId": .text("a"), "delay": .number(1), "callback": .callback(callback)])
        #expect(try script.run { $0.isRealTime = true }.output == "tick\n")
    }

    @Test func whoMustNotWaitIsToldHowLong() throws {
        var script = CallScript()
        script.call("timers.wait", ["ms": .number(250)])
        var settings = HostSettings()
        settings.context = RunContext()
        settings.isRealTime = true
        let driver = ProgramDriver(Machine(try script.program()), Host(settings))
        driver.start()
        guard case .time(let milliseconds)? = driver.advance() else { return #expect(Bool(false)) }
        #expect(milliseconds == 250)
        driver.takeTime()
        #expect(driver.advance() == nil)
        #expect(driver.report.status == .finished)
    }
}
