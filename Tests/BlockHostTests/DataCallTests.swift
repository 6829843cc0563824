import BackendlessTables
import BackendlessUsers
import BlockHost
import BlockRuntime
import OrderedJSON
import Testing

@Suite struct DataCallTests {
    /// Saves an order and finds it by a condition.
    private func script() -> CallScript {
        var script = CallScript()
        let order = script.object()
        script.set(.result(order), "title", to: .text("Tea"))
        script.call("data.save", ["table_name": .text("Orders"), "table_object": .result(order)])
        script.call("data.count", ["table_name": .text("Orders"), "where_clause": .text("title like 't%'")])
        return script
    }

    @Test func tablesOfTheContextAreServed() throws {
        let report = try script().run(context: #"{"tables": {"Orders": [{"title": "Toast"}, {"title": "Milk"}]}}"#).report
        #expect(report.result == .number(2))
        #expect(report.calls.map(\.name) == ["data.save", "data.count"])
    }

    @Test func whoeverServesUsersInMemoryServesTablesAsWell() throws {
        #expect(try script().run(context: #"{"users": []}"#).report.result == .number(1))
    }

    @Test func aFaultIsThrownWithItsCode() throws {
        var script = CallScript()
        script.call("data.find", ["table_name": .text("Ghost")])
        let report = try script.run(context: #"{"tables": {}}"#).report
        guard case .error(let error) = report.thrown else { return #expect(Bool(false)) }
        #expect(error.code == .number(1009) && report.cause == .program)
    }

    @Test func stubsComeBeforeTheTables() throws {
        let whole = #"{"tables": {}, "stubs": {"data.count": [{"result": 7}]}}"#
        #expect(try script().run(context: whole).report.result == .number(7))
    }

    @Test func withoutTablesACallGivesNullOrFailsTheStrictRun() throws {
        #expect(try script().run(context: "{}").report.result == .null)
        let report = try script().run(context: #"{"strict": true}"#).report
        #expect(report.cause == .unanswered)
        #expect(report.hint?.hasSuffix(", or give tables with --tables FILE") == true)
    }

    @Test func countersAndCacheAreServed() throws {
        var script = CallScript()
        script.call("counters.incrementAndGet", ["name": .text("n")])
        script.call("cache.put", ["name": .text("k"), "value": .text("v"), "time_to_live": .number(60)])
        script.call("cache.contains", ["name": .text("k")])
        #expect(try script.run(context: #"{"tables": {"$counters": {"n": 1}}}"#).report.result == .boolean(true))
        var counter = CallScript()
        counter.call("counters.incrementAndGet", ["name": .text("n")])
        #expect(try counter.run(context: #"{"tables": {"$counters": {"n": 1}}}"#).report.result == .number(2))
    }

    @Test(arguments: [#"{"tables": {}}"#, #"{"users": []}"#])
    func objectsInMemoryCountAgainstTheMemoryLimit(context: String) throws {
        var script = CallScript()
        let order = script.object()
        script.set(.result(order), "title", to: .text(String(repeating: "x", count: 400)))
        for _ in 0..<400 { script.call("data.save", ["table_name": .text("Orders"), "table_object": .result(order)]) }
        var settings = HostSettings()
        settings.context = try RunContext(Array(context.utf8), file: "context.json")
        settings.isRecording = false
        var run = RunSettings()
        run.limits.heapByteCount = 2 << 20
        #expect(ProgramDriver(Machine(try script.program(), settings: run), Host(settings)).run().status == .finished)
        for _ in 0..<4_000 { script.call("data.save", ["table_name": .text("Orders"), "table_object": .result(order)]) }
        let report = ProgramDriver(Machine(try script.program(), settings: run), Host(settings)).run()
        #expect(report.status == .stopped)
        #expect(report.limit == .memory)
    }

    @Test func objectsThatWereThereBeforeDoNotCount() throws {
        var script = CallScript()
        for _ in 0..<2 { script.call("data.count", ["table_name": .text("Orders")]) }
        let row = #"{"title": "\#(String(repeating: "x", count: 1 << 20))"}"#
        var settings = HostSettings()
        settings.context = try RunContext(Array(#"{"tables": {"Orders": [\#(row), \#(row), \#(row)]}}"#.utf8), file: "context.json")
        var run = RunSettings()
        run.limits.heapByteCount = 2 << 20
        let report = ProgramDriver(Machine(try script.program(), settings: run), Host(settings)).run()
        #expect(report.status == .finished)
        #expect(report.result == .number(3))
    }

    @Test func objectsBelongToWhoeverLoggedIn() throws {
        var script = CallScript()
        script.call("users.login", ["identity": .text("ada@example.com"), "password": .text("engine-1")])
        let saved = script.call("data.save", ["table_name": .text("T"), "table_object": .result(script.object())])
        _ = script.get(.result(saved), "ownerId")
        let users = #"{"users": [{"objectId": "U1", "email": "ada@example.com", "password": "engine-1"}]}"#
        #expect(try script.run(context: users).report.result == .text("U1"))
    }

    @Test func aServiceThatIsNotThereIsACauseOfItsOwn() throws {
        // One that answered later would keep a thread waiting that other tests need.
        struct Nobody: ImmediateDataService {
            func performNow(_ call: DataCall) throws(UserFault) -> JSONValue {
                throw UserFault("connection refused", origin: .unreachable)
            }
        }
        #expect(try script().run { $0.data = Nobody() }.report.cause == .unreachable)
    }

    @Test func tablesAreCheckedInPlace() {
        let error = #expect(throws: RunContextError.self) { try RunContext(Array(#"{"tables": {"T": 1}}"#.utf8), file: "c.json") }
        #expect(error?.description == "c.json:1:18: error: the table 'T' must be an object, got 1")
    }
}
