import BackendlessUsers
import OrderedJSON
import Synchronization
import Testing

@Suite struct PatienceTests {
    /// A clock that goes on by what is waited, and a note of every pause.
    private final class Time: Sendable {
        private let pauses = Mutex<[Double]>([])

        var patience: Patience {
            Patience(now: { self.passed }, pause: { milliseconds in self.pauses.withLock { $0.append(milliseconds) } })
        }
        var passed: Double { pauses.withLock { $0.reduce(0, +) } }
        var pauseCount: Int { pauses.withLock { $0.count } }
    }

    private let login = UserCall(.login, ["identity": "alice@example.org", "password": "wonderland"])

    @Test func aWaitTakesItsTimeInShortPauses() {
        let time = Time()
        time.patience.wait(milliseconds: 250) { false }
        #expect(time.passed == 250)
        #expect(time.pauseCount == 13)
    }

    @Test(arguments: [0, -1, -Double.infinity, Double.nan]) func whatIsNoTimeIsNotWaitedFor(milliseconds: Double) {
        let time = Time()
        time.patience.wait(milliseconds: milliseconds) { false }
        #expect(time.pauseCount == 0)
    }

    @Test(arguments: [60_000, Double.infinity]) func aWaitThatIsOverEnds(milliseconds: Double) {
        let time = Time()
        time.patience.wait(milliseconds: milliseconds) { time.passed >= 100 }
        #expect(time.passed == 100)
    }

    @Test func aSlowCallIsAnsweredLate() throws {
        let time = Time()
        let service = FaultingUserService(try makeService(), rules: [try FaultRule("login=slow:250")], patience: time.patience)
        #expect(try service.performNow(login)["objectId"] == "A")
        #expect(time.passed == 250)
    }

    /// Through wrappers around it, as a run's host asks.
    @Test func aSlowCallIsGivenUpWhenNobodyWaits() throws {
        let time = Time()
        let slow = FaultingUserService(
            try makeService(), rules: [try FaultRule("login=slow:9223372036854775807")], patience: time.patience)
        let counter = CallCounter()
        let service = RecordingUserService(CountingUserService(slow, counter: counter), recorder: CassetteRecorder(salt: "S"))
        let fault = #expect(throws: UserFault.self) { try service.blocking.perform(login) { time.passed >= 100 } }
        #expect(fault?.origin == .cancelled)
        #expect(time.passed == 100)
        #expect(counter.total == CallCount(calls: 1, faults: 1))
    }
}
