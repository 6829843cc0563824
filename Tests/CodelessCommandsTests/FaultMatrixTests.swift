import BackendlessUsers
import CodelessCommands
import Foundation
import Testing

/// Everything that can go wrong in the user service, from inside running programs.
@Suite struct FaultMatrixTests {
    private static let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Samples").path

    static let codes = FaultCatalog.all.map(\.code.rawValue) + [-1, 0, 999_999]

    @Test(arguments: codes) func aCodeThatIsCaughtIsSeenByTheProgram(code: Int) throws {
        let bench = try Workbench()
        let answers = try bench.file("answers", "ada@example.com\nanalytical-engine\n")
        let status = bench.run(Self.samples + "/login-with-errors.xml") {
            $0.answersFile = answers
            $0.backend.faults = ["login=\(code)"]
        }
        #expect(status == .success)
        #expect(bench.output.hasSuffix("\n\(code)\n"), "\(bench.output)")
        #expect(bench.errors == "")
    }

    @Test(arguments: codes, ["login", "update"]) func aCodeThatIsNotCaughtEndsTheRunWhereItCameFrom(code: Int, operation: String) throws {
        let bench = try Workbench()
        let report = bench.folder + "/report.json"
        let status = bench.run(Self.samples + "/login-then-update.xml") {
            $0.backend.faults = ["\(operation)=\(code)"]
            $0.reportFile = report
        }
        #expect(status == .failure)
        #expect(bench.errors.contains("(code \(code))") && bench.errors.contains("[uncaught-error]"))
        #expect(bench.errors.contains(operation == "login" ? "(block 'login')" : "block"))
        #expect(try bench.text(report).contains("\"code\": \(code)"))
    }

    @Test(arguments: ["timeout", "unreachable"], ["login", "update"])
    func aServiceThatIsNotThereIsToldApart(effect: String, operation: String) throws {
        let bench = try Workbench()
        let status = bench.run(Self.samples + "/login-then-update.xml") { $0.backend.faults = ["\(operation)=\(effect)"] }
        #expect(status == (effect == "unreachable" ? .unreachable : status))
        #expect(status == .unreachable || status == .failure)
        #expect(bench.errors.contains("error: uncaught Error: the service"))
        // A message names the operation's block, and the program printed nothing that did not happen.
        #expect(bench.output == "")
    }
}
