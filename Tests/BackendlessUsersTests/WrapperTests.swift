import BackendlessUsers
import OrderedJSON
import Testing

@Suite struct WrapperTests {
    private let login = UserCall(.login, ["identity": "alice@example.org", "password": "wonderland"])
    private let wrongLogin = UserCall(.login, ["identity": "alice@example.org", "password": "wrong"])
    private let update = UserCall(.update, ["user": ["objectId": "A", "name": "New"]])

    private func recordedCassette() throws -> (cassette: Cassette, token: String) {
        let recorder = CassetteRecorder(salt: "S")
        let service = RecordingUserService(try makeService(), recorder: recorder)
        _ = try? service.performNow(wrongLogin)
        let token = try service.performNow(login)["user-token"]?.stringValue ?? ""
        _ = try service.performNow(update)
        _ = try service.performNow(UserCall(.getCurrentUserToken))
        return (recorder.cassette, token)
    }

    @Test func aCassetteHoldsNoSecretAndReadsBack() throws {
        let (cassette, token) = try recordedCassette()
        let text = JSONWriter.text(cassette.json, .pretty)
        for secret in ["wonderland", "wrong\"", token] { #expect(!text.contains(secret)) }
        let read = try Cassette.parse(Array(text.utf8))
        #expect(read == cassette)
        #expect(read.entries.count == 4)
    }

    @Test func strictReplayGivesTheSameOutcomesAndNoticesOtherCalls() throws {
        let cassette = try recordedCassette().cassette
        let replay = ReplayingUserService(cassette)
        let fault = #expect(throws: UserFault.self) { try replay.performNow(wrongLogin) }
        #expect(fault?.code == 3003)
        #expect(fault?.httpStatus == 401)
        #expect(fault?.operation == "users.login")
        let mismatch = #expect(throws: UserFault.self) { try replay.performNow(wrongLogin) }
        #expect(mismatch?.origin == .argument("replay-mismatch"))
        let user = try replay.performNow(login)
        #expect(user["objectId"] == "A")
        #expect(try replay.performNow(update)["name"] == "New")
        #expect(try replay.performNow(UserCall(.getCurrentUserToken)) == user["user-token"])
        #expect(replay.unusedCalls.isEmpty)
        #expect(throws: UserFault.self) { try replay.performNow(login) }
    }

    @Test func lenientReplayTakesCallsInAnyOrder() throws {
        let replay = ReplayingUserService(try recordedCassette().cassette, matching: .lenient)
        #expect(try replay.performNow(update)["name"] == "New")
        #expect(try replay.performNow(login)["objectId"] == "A")
        #expect(try replay.performNow(login)["objectId"] == "A")
        #expect(code { () throws(UserFault) in _ = try replay.performNow(wrongLogin) } == 3003)
        #expect(code { () throws(UserFault) in _ = try replay.performNow(UserCall(.logout)) } == -1)
    }

    @Test func rulesMakeTheNthCallGoWrong() throws {
        let rules = [try FaultRule("update:2=3029"), try FaultRule("users.logout=timeout"), try FaultRule("update:3=slow:0")]
        let counter = CallCounter()
        let service = CountingUserService(FaultingUserService(try makeService(), rules: rules), counter: counter)
        _ = try service.performNow(login)
        _ = try service.performNow(update)
        let fault = #expect(throws: UserFault.self) { try service.performNow(update) }
        #expect(fault?.code == 3029)
        #expect(fault?.message == "Only the user itself or an administrator may update it.")
        _ = try service.performNow(update)
        let timeout = #expect(throws: UserFault.self) { try service.performNow(UserCall(.logout)) }
        #expect(timeout?.origin == .timeout)
        #expect(counter.byOperation[.update] == CallCount(calls: 3, faults: 1))
        #expect(counter.total == CallCount(calls: 5, faults: 2))
    }

    @Test(arguments: [
        ("update", "'update' is no fault rule: expected OPERATION:N=CODE"),
        ("updat:1=3029", "'updat:1=3029' is no fault rule: there is no operation 'updat'; did you mean 'update'?"),
        ("update:x=3029", "'update:x=3029' is no fault rule: 'x' is no number of a call"),
        ("update=bad", "'update=bad' is no fault rule: 'bad' is no code; others are timeout, unreachable, slow:MS"),
        ("update=slow:x", "'update=slow:x' is no fault rule: 'x' is no number of milliseconds"),
    ])
    func wrongRulesSayWhatIsWrong(text: String, message: String) {
        let fault = #expect(throws: UserFault.self) { try FaultRule(text) }
        #expect(fault?.message == message)
    }

    @Test func wrappersOfAnyServiceStayImmediateWhenItIs() async throws {
        let base: any UserService = try makeService()
        let recorder = CassetteRecorder(salt: "S")
        let wrapped = base.faulting([]).recorded(by: recorder).counted(by: CallCounter())
        let immediate = try #require(wrapped as? any ImmediateUserService)
        #expect(try immediate.performNow(login)["objectId"] == "A")
        #expect(try await wrapped.perform(UserCall(.loggedInUser)) == "A")
        #expect(recorder.cassette.entries.count == 2)
    }
}
