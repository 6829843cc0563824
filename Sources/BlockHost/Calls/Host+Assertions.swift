import BlockRuntime

/// What a program's assertions came to.
struct AssertionTally {
    /// Assertions of the suite that runs.
    var passedCount = 0
    var failedCount = 0
    /// Failures of all suites.
    var totalFailedCount = 0
}

extension Host {
    /// Counts and prints assertions: `assert.started`, `assert.passed`, `assert.failed`, `assert.finished`.
    func check(_ call: HostCall, in machine: Machine) -> HostAnswer? {
        let message = call["message"].isMissing ? "assertion" : call["message"].javaScriptText(in: settings.timeZone)
        switch call.name {
        case "assert.started":
            assertions.passedCount = 0
            assertions.failedCount = 0
            return .value(.undefined)
        case "assert.passed":
            assertions.passedCount += 1
            return write("PASS \(message)\n")
        case "assert.failed":
            assertions.failedCount += 1
            assertions.totalFailedCount += 1
            guard call.arguments.contains(where: { $0.name == "expected" }) else { return write("FAIL \(message)\n") }
            func shown(_ value: HostValue) -> String {
                ConsoleText.inspect(value, in: settings.timeZone) { machine.sharedValue($0) }
            }
            return write("FAIL \(message): expected \(shown(call["expected"])), got \(shown(call["actual"]))\n")
        case "assert.finished": return write("\(assertions.passedCount) passed, \(assertions.failedCount) failed\n")
        default: return nil
        }
    }
}
