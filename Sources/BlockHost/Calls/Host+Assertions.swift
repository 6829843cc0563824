import BlockRuntime

/// What a program's assertions came to.
struct AssertionTally {
    var passedCount = 0
    var failedCount = 0
}

extension Host {
    /// Counts and prints an assertion: `assert.check {label, passed, actual, expected}`.
    func check(_ call: HostCall, in machine: Machine) -> HostAnswer? {
        guard call.name == "assert.check" else { return nil }
        let label = call["label"].isMissing ? "assertion" : call["label"].javaScriptText(in: settings.timeZone)
        if call["passed"].isTruthy {
            assertions.passedCount += 1
            return write("PASS \(label)\n")
        }
        assertions.failedCount += 1
        var line = "FAIL \(label)"
        if call.arguments.contains(where: { $0.name == "expected" }) {
            func shown(_ value: HostValue) -> String { ConsoleText.inspect(value, in: settings.timeZone) { machine.sharedValue($0) } }
            line += ": expected \(shown(call["expected"])), got \(shown(call["actual"]))"
        }
        return write(line + "\n")
    }
}
