import ArgumentParser
import BlockRuntime
import Testing

@testable import CodelessCommands

@Suite struct OptionTests {
    @Test func limitsTakeCountsTimesAndSizes() throws {
        let command = try RunCommand.parse([
            "a.xml", "--max-steps", "100_000", "--timeout", "1.5", "--max-memory", "64MB", "--max-depth", "0", "--max-output", "1KB",
        ])
        let limits = command.request.limits
        #expect(limits.steps == 100_000)
        #expect(limits.timeSeconds == 1.5)
        #expect(limits.heapByteCount == 64 << 20)
        #expect(limits.depth == 0)
        #expect(limits.outputByteCount == 1_024)
    }

    @Test(arguments: [("200ms", 0.2), ("2m", 120), ("1h", 3_600), ("3s", 3)])
    func timesHaveUnits(_ text: String, _ seconds: Double) { #expect(Quantity.seconds(text) == seconds) }

    @Test(arguments: ["", "x", "-1", "1e400", "nan", "5 apples"])
    func whatIsNoQuantityIsRefused(_ text: String) {
        #expect(Quantity.count(text) == nil)
        #expect(Quantity.bytes(text) == nil)
        #expect(Quantity.seconds(text) == nil)
    }

    @Test(arguments: [["a.xml", "--max-steps", "many"], ["a.xml", "--dialect", "scratch"], ["a.xml", "--one-based", "--zero-based"], []])
    func wrongUsageIsRefused(_ arguments: [String]) { #expect(throws: (any Error).self) { try RunCommand.parse(arguments) } }

    @Test func wrongUsageHasItsExitCode() {
        do {
            _ = try Codeless.parseAsRoot(["run"])
        } catch {
            #expect(Codeless.exitCode(for: error).rawValue == CommandStatus.usage.rawValue)
        }
    }

    @Test(arguments: [["a.xml"], ["a.xml", "b.json"], ["a.xml", "--seed", "7", "--json"], ["-"], ["--", "-a.xml"]])
    func goodRunIsReadWithoutTheOtherCommands(_ arguments: [String]) throws {
        let quick = try #require(Codeless.quickRun(["run"] + arguments))
        let usual = try #require(try Codeless.parseAsRoot(["run"] + arguments) as? RunCommand).request
        #expect("\(quick)" == "\(usual)")
        #expect(quick.files == usual.files)
    }

    @Test(arguments: [
        ["run"], ["run", "--help"], ["run", "-h"], ["run", "a.xml", "--sede", "7"], ["run", "a.xml", "--version"], ["--version"],
        ["test", "a.xml"],
        [], ["run", "a.xml", "--dialect", "scratch"],
    ])
    func everythingElseIsReadByTheWholeParser(_ arguments: [String]) { #expect(Codeless.quickRun(arguments)?.files == nil) }

    @Test func defaultsAreThoseOfTheLibrary() throws {
        let request = try RunCommand.parse(["a.xml"]).request
        #expect(request.limits == RunRequest().limits)
        #expect(request.isOneBased)
        #expect(request.files == ["a.xml"])
    }
}
