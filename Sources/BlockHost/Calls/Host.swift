public import BackendlessTables
public import BackendlessUsers
public import BlockRuntime
public import OrderedJSON

/// Answers the calls of one run: with the stubs of its context, then with what is implemented, then as the context says.
///
/// A host never waits: where the user service is to be asked or time is to pass, it says so and whoever drives the machine does it.
public final class Host {
    /// Who answers and where output goes.
    public let settings: HostSettings
    /// The user service that answers, when there is one.
    public let users: (any UserService)?
    let page: any Page
    private let shared: SharedContext
    let isStrict: Bool
    /// The user service, where it is in memory.
    let memoryUsers: InMemoryUserService?
    private let hasUsers: Bool
    private let hasData: Bool
    // A host belongs to one thread at a time, and nobody whom it calls comes back to these.
    @exclusivity(unchecked) private var madeData: (any DataService)?
    @exclusivity(unchecked) var storage: LocalStorage
    @exclusivity(unchecked) var timers = TimerTable()
    /// What the run did so far.
    @exclusivity(unchecked) var report = RunReport()
    /// The message of the last fault that says that the user service is not there.
    @exclusivity(unchecked) var unreachableMessage: String?
    @exclusivity(unchecked) private var stubsTaken: [String: Int] = [:]
    @exclusivity(unchecked) private var eventCount = 0
    /// What the user service kept when it was last looked at.
    @exclusivity(unchecked) private var servicesByteCount = 0
    @exclusivity(unchecked) var printedByteCount = 0
    @exclusivity(unchecked) var assertions = AssertionTally()

    /// Makes the host of one run.
    public init(_ settings: consuming HostSettings = HostSettings()) {
        shared = settings.context.map(SharedContext.init) ?? .empty
        isStrict = settings.context?.isStrict ?? true
        page = settings.page ?? InMemoryPage(shared)
        storage = LocalStorage(shared.context.localStorage)
        users = settings.users ?? Self.users(of: shared.context)
        memoryUsers = users as? InMemoryUserService
        hasUsers = memoryUsers != nil || users != nil
        // A backend in memory has tables as it has users: those of the context, or none yet.
        hasData = memoryUsers != nil || settings.data != nil || shared.context.tables != nil
        madeData = settings.data
        self.settings = settings
        if self.settings.secrets.isHiding, hasService { self.settings.secrets.learn(shared.context.currentUser) }
        servicesByteCount = keptByteCount
    }

    /// The service that a context's users answer with.
    private static func users(of context: RunContext) -> (any UserService)? {
        guard let fixture = context.users else { return nil }
        let service = InMemoryUserService(
            fixture: fixture, clock: .fixed(Int64(exactly: context.now.rounded()) ?? 0), identifiers: IdentifierSource(seed: context.seed))
        if let user = context.currentUser.objectValue { service.session = UserSession(currentUser: user) }
        return service
    }

    /// Takes secrets out of what is shown; nil when there are none to hide: without a service, all values are the context's own.
    public var redactor: SecretKeeper? { settings.secrets.isHiding && hasService ? settings.secrets : nil }

    private var hasService: Bool { hasUsers || hasData }

    var context: RunContext { _read { yield shared.context } }

    /// The data service that answers, when there is one. One in memory is made when it is first asked for, as most runs have no use for it.
    public var data: (any DataService)? {
        if madeData == nil, hasData {
            let service = InMemoryDataService(
                fixture: context.tables ?? TablesFixture(), users: memoryUsers,
                clock: .fixed(Int64(exactly: context.now.rounded()) ?? 0), identifiers: IdentifierSource(seed: context.seed))
            // What it starts with is not the program's.
            servicesByteCount += service.keptByteCount
            madeData = service
        }
        return madeData
    }

    // MARK: Before the run

    /// Puts page, current user and event handles into a machine.
    ///
    /// - Returns: the arguments of the unit.
    /// - Throws: `LimitStop` when they do not fit its heap.
    public func open(in machine: Machine) throws(LimitStop) -> [String: HostValue] {
        try page.open(in: machine)
        if !context.currentUser.isNull { try machine.share("currentUser", ValueCoding.value(context.currentUser)) }
        var arguments: [String: HostValue] = [:]
        for (name, json) in context.arguments {
            // Whatever arrives under the name `event` is one, marked or not.
            let isBareEvent = name == "event" && json.objectValue != nil && json["$event"] == nil
            arguments[name] = try value(isBareEvent ? ["$event": json] : json, in: machine)
        }
        return arguments
    }

    /// A value of the context, its event handles shared.
    func value(_ json: JSONValue, in machine: Machine) throws(LimitStop) -> HostValue {
        var handles: [(name: String, content: HostObject)] = []
        let value = ValueCoding.value(json) { content in
            self.eventCount += 1
            let name = "event/\(self.eventCount)"
            handles.append((name, content))
            return .reference(name)
        }
        for (name, content) in handles { try machine.share(name, .object(content)) }
        return value
    }

    // MARK: Answering

    /// Answers a pending call.
    ///
    /// - Throws: `LimitStop` when the heap cannot take the answer.
    public func answer(_ call: HostCall, in machine: Machine) throws(LimitStop) -> HostAnswer {
        // The calls of the user service are the most frequent that are recorded: they pass the others' names by.
        let isUserCall = call.name.isIn("users.")
        if !isUserCall, let answer = try answerUnrecorded(call, in: machine) { return answer }
        var call = call
        var callback: CallbackReference?
        if !isUserCall, let error = prepare(&call, &callback, in: machine) { return .error(error) }
        if call.arguments.contains(where: { $0.value.isMissing }) { call.arguments.removeAll { $0.value.isMissing } }
        if settings.isRecording || settings.onCall != nil { try record(call, in: machine) }
        if let answer = try stubbed(call, in: machine) { return answer }
        if let unit = settings.units[call.name] { return .unit(unit) }
        if let answer = isUserCall ? askUsers(call, in: machine) : try implemented(call, callback, in: machine) { return answer }
        if call.name.isIn("customCode.") {
            return .unanswered(
                message: "custom JavaScript code needs a JavaScript engine, which there is none of", hint: stubHint(call.name))
        }
        if isStrict { return .unanswered(message: "nothing answers the call '\(call.name)'", hint: stubHint(call.name)) }
        return .value(.null)
    }

    private func record(_ call: HostCall, in machine: Machine) throws(LimitStop) {
        let record = RunReport.Call(name: call.name, arguments: call.arguments)
        if settings.isRecording {
            // Twice: the report is written as JSON in the end.
            try machine.hold(byteCount: record.arguments.reduce(640) { $0 + 96 + 2 * $1.value.keptByteCount })
            report.calls.append(record)
        }
        settings.onCall?(record)
    }

    private func stubHint(_ name: String) -> String {
        let stub = "add to the context: \"stubs\": {\"\(name)\": [{\"result\": null}]}"
        if UserOperation(name: name) != nil { return stub + ", or give users with --users FILE" }
        if DataOperation(name: name) != nil { return stub + ", or give tables with --tables FILE" }
        if name.isIn("functions.") || name.isIn("services.") { return stub + ", or name its folder with --functions DIR" }
        return stub
    }

    /// The answer of the context's stubs; the last one repeats.
    private func stubbed(_ call: HostCall, in machine: Machine) throws(LimitStop) -> HostAnswer? {
        guard let outcomes = context.stubs[call.name], !outcomes.isEmpty else { return nil }
        let taken = stubsTaken[call.name, default: 0]
        stubsTaken[call.name] = taken + 1
        switch outcomes[min(taken, outcomes.count - 1)] {
        case .result(let json): return .value(try value(json, in: machine))
        case .error(let parts): return .error(ValueCoding.error(parts))
        }
    }

    private func implemented(_ call: HostCall, _ callback: CallbackReference?, in machine: Machine) throws(LimitStop) -> HostAnswer? {
        switch call.name {
        case "timers.wait":
            guard settings.isRealTime, case .number(let milliseconds) = call["ms"], milliseconds > 0 else { return .value(.undefined) }
            return .wait(milliseconds: milliseconds)
        case "timers.setInterval", "timers.setTimeout":
            guard let callback else { return .value(.undefined) }
            let ended = timers.start(
                call["timerId"], callback, delay: call["delay"], repeats: call.name == "timers.setInterval", now: RealTime.milliseconds())
            try machine.hold(byteCount: TimerTable.Timer.keptByteCount + call["timerId"].keptByteCount)
            if let ended { release(ended, in: machine) }
            return .value(.undefined)
        case "timers.clearInterval", "timers.clearTimeout":
            if let ended = timers.end(call["timerId"]) { release(ended, in: machine) }
            return .value(.undefined)
        case "ui.goToPage", "ui.goBack", "ui.openWebPage", "ui.showAlert", "ui.focus", "ui.stopPropagation": return .value(.null)
        case let name where DataOperation.isDataName(name): return askData(call, in: machine)
        default: return nil
        }
    }

    private func release(_ timer: TimerTable.Timer, in machine: Machine) {
        machine.release(timer.callback)
        // Giving back cannot fail.
        try? machine.hold(byteCount: -TimerTable.Timer.keptByteCount - timer.timerID.keptByteCount)
    }

    // MARK: Services

    private func askUsers(_ call: HostCall, in machine: Machine) -> HostAnswer? {
        guard hasUsers else {
            guard call.name == "users.getCurrentUser", settings.context != nil, !isStrict || machine.isShared("currentUser") else {
                return nil
            }
            return .value(machine.isShared("currentUser") ? .reference("currentUser") : .null)
        }
        guard let operation = UserOperation(name: call.name) else { return nil }
        return .ask(UserCall(operation, arguments(of: call, in: machine)))
    }

    private func askData(_ call: HostCall, in machine: Machine) -> HostAnswer? {
        guard hasData, let operation = DataOperation(name: call.name) else { return nil }
        return .askData(DataCall(operation, arguments(of: call, in: machine)))
    }

    /// The arguments of a call as a service takes them.
    private func arguments(of call: HostCall, in machine: Machine) -> JSONObject {
        var arguments = JSONObject(capacity: call.arguments.count)
        for argument in call.arguments { arguments[argument.name] = PlainJSON.json(argument.value) { machine.sharedValue($0) } }
        settings.secrets.learn(arguments)
        return arguments
    }

    /// What the services keep in this process.
    private var keptByteCount: Int { (memoryUsers?.keptByteCount ?? users?.keptByteCount ?? 0) + (madeData?.keptByteCount ?? 0) }

    /// Counts what the services keep for the program since they were last looked at.
    ///
    /// - Throws: `LimitStop` when that is too much.
    func holdServices(in machine: Machine) throws(LimitStop) {
        let count = keptByteCount
        defer { servicesByteCount = count }
        if count != servicesByteCount { try machine.hold(byteCount: count - servicesByteCount) }
    }

    /// What the program gets of the user service's answer.
    public func answer(to call: UserCall, _ reply: Result<JSONValue, UserFault>) -> HostAnswer {
        if case .success(let json) = reply, call.operation == .getCurrentUserToken, let token = json.stringValue {
            settings.secrets.learn(token)
        }
        return answer(reply)
    }

    /// What the program gets of the data service's answer.
    public func answer(to call: DataCall, _ reply: Result<JSONValue, UserFault>) -> HostAnswer { answer(reply) }

    private func answer(_ reply: Result<JSONValue, UserFault>) -> HostAnswer {
        switch reply {
        case .success(let json):
            settings.secrets.learn(json)
            return .json(json)
        case .failure(let fault):
            if fault.isUnreachable { unreachableMessage = fault.message }
            return .error(HostError(message: fault.message, code: fault.code.map { .number(Double($0)) }))
        }
    }
}

extension String {
    /// Whether the name of a call begins with the name of its group, dot included; compares bytes, where `hasPrefix` compares characters.
    func isIn(_ group: StaticString) -> Bool {
        let isIn = utf8.withContiguousStorageIfAvailable { bytes in
            guard bytes.count >= group.utf8CodeUnitCount else { return false }
            for offset in 0..<group.utf8CodeUnitCount where bytes[offset] != group.utf8Start[offset] { return false }
            return true
        }
        return isIn ?? hasPrefix("\(group)")
    }
}
