public import BlockRuntime
public import OrderedJSON

/// Everything observable of a run: how it ended, what it printed and asked, and what state it left.
public struct RunReport: Sendable {
    /// How a run ended.
    public enum Status: String, Sendable {
        /// The unit and all that it had started is done.
        case finished
        /// An error left the unit.
        case failed
        /// A limit cut it off.
        case stopped
    }

    /// A call that the program made.
    public struct Call: Sendable, Equatable {
        /// The name, such as `users.login`.
        public var name: String
        /// The arguments as they were at the call; those that were null or undefined are left out.
        public var arguments: [HostProperty]

        /// Makes a record.
        public init(name: String, arguments: [HostProperty]) {
            self.name = name
            self.arguments = arguments
        }
    }

    /// An error that left the callback of an interval.
    public struct CallbackError: Sendable {
        /// The interval.
        public var timerID: HostValue
        /// What was thrown.
        public var error: HostValue
    }

    /// Why a run failed, beside what was thrown.
    public enum Cause: Sendable, Equatable {
        /// The program threw.
        case program
        /// A call had no answer; the run cannot go on.
        case unanswered
        /// The user service could not be reached, and the program did not catch that.
        case unreachable
    }

    /// How the run ended.
    public var status = Status.finished
    /// What the unit returned, when it finished.
    public var result = HostValue.undefined
    /// What was thrown, when it failed.
    public var thrown: HostValue?
    /// Why it failed.
    public var cause = Cause.program
    /// What to do about the failure.
    public var hint: String?
    /// Where it failed or was stopped, inner places first.
    public var trace: [RuntimeError.Place] = []
    /// The limit that stopped it.
    public var limit: LimitKind?
    /// What was printed: the arguments of each print.
    public var console: [[HostValue]] = []
    /// The calls in the order in which they were started.
    public var calls: [Call] = []
    /// The page afterwards: its sections by name, as they are written.
    public var page: [(section: String, value: JSONValue)] = []
    /// Local storage afterwards.
    public var localStorage: JSONObject = [:]
    /// Errors of interval callbacks: the first 1,000.
    public var callbackErrors: [CallbackError] = []
    /// How many callbacks of intervals ended in an error.
    public var callbackErrorCount = 0
    /// Messages of language-level errors that were caught or ended the run.
    public var engineMessages: [String] = []
    /// Rounds of loops and calls that the run took.
    public var stepCount = 0
    /// How many assertions failed.
    public var failedAssertionCount = 0

    /// Makes the report of a run that did nothing.
    public init() {}
}

extension RunReport {
    /// The report as JSON.
    ///
    /// - Parameter secrets: replaces secrets, where there are any.
    public func json(hiding secrets: SecretKeeper? = nil) -> JSONValue {
        var report: JSONObject = ["status": .string(status.rawValue)]
        switch status {
        case .finished: report["result"] = ValueCoding.json(result)
        case .failed: report["error"] = Self.json(thrown: thrown ?? .undefined)
        case .stopped: report["limit"] = .string(limit?.rawValue ?? "")
        }
        report["console"] = .array(console.map { .array($0.map(ValueCoding.json)) })
        report["calls"] = .array(
            calls.map { ["name": .string($0.name), "arguments": .object(ValueCoding.json($0.arguments))] })
        for (section, value) in page { report[section] = value }
        report["localStorage"] = .object(localStorage)
        if !callbackErrors.isEmpty {
            report["callbackErrors"] = .array(
                callbackErrors.map { ["timerId": ValueCoding.json($0.timerID), "error": Self.json(thrown: $0.error)] })
        }
        report["engineMessages"] = .array(engineMessages.map(JSONValue.string))
        if failedAssertionCount > 0 { report["failedAssertions"] = .number(Double(failedAssertionCount)) }
        if status != .finished {
            if let hint { report["hint"] = .string(hint) }
            report["trace"] = .array(trace.map(Self.json))
        }
        report["steps"] = .number(Double(stepCount))
        return secrets?.redact(.object(report)) ?? .object(report)
    }

    /// An error, or `{"thrown": value}` when something else was thrown.
    private static func json(thrown: HostValue) -> JSONValue {
        if case .error(let error) = thrown { return .object(ValueCoding.json(error)) }
        return ["thrown": ValueCoding.json(thrown)]
    }

    private static func json(_ place: RuntimeError.Place) -> JSONValue {
        var object: JSONObject = ["function": .string(place.function)]
        guard let site = place.site else { return .object(object) }
        object["file"] = .string(site.file)
        object["line"] = .number(Double(site.line))
        object["column"] = .number(Double(site.column))
        object["blockType"] = .string(site.type)
        if let id = site.id { object["blockId"] = .string(id) }
        return .object(object)
    }
}
