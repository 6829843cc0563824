import BackendlessUsers
import BlockCompiler
import BlockHost
import BlockLibrary
import BlockModel
import BlockRuntime
import BlockXML
import Foundation
import OrderedJSON
import Synchronization
import Testing

/// A program cannot tell which implementation answers its user calls: its report is the same with each.
@Suite struct ProgramReportTests {
    /// The programs of `Samples` that call the user service.
    static let programs = ["login-then-update", "login-with-errors", "update-refused"]

    private static func sample(_ name: String) throws -> [UInt8] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return [UInt8](try Data(contentsOf: root.appendingPathComponent("Samples").appendingPathComponent(name)))
    }

    /// Runs a program against a service, awaiting each of its calls.
    private static func report(_ name: String, _ service: any UserService) async throws -> String {
        let workspace = try WorkspaceXMLReader().read(sample(name + ".xml"), file: name + ".xml").workspace
        let program = try Compiler(catalog: .builtIn).compile(workspace).program
        let answers = Mutex(["ada@example.com", "analytical-engine"][...])
        var settings = HostSettings()
        settings.users = service
        settings.isRecording = true
        settings.answer = { answers.withLock { $0.popFirst() } }
        let driver = ProgramDriver(Machine(program), Host(settings))
        driver.start()
        while let need = driver.advance() {
            guard case .users(let call) = need else {
                driver.takeTime()
                continue
            }
            do throws(UserFault) {
                driver.take(.success(try await service.perform(call)))
            } catch {
                driver.take(.failure(error))
            }
        }
        return JSONWriter.text(driver.report.json(hiding: driver.host.redactor), .pretty)
    }

    @Test(arguments: programs) func reportIsTheSameWithEveryImplementation(name: String) async throws {
        let fixture = String(decoding: try Self.sample(name + ".users.json"), as: UTF8.self)
        let reports = Mutex<[String: Set<String>]>([:])
        for implementation in Implementation.allCases {
            let scenario = Scenario(name, fixture) { world in
                let report = try await Self.report(name, try await world.client())
                _ = reports.withLock { $0[implementation.rawValue, default: []].insert(report) }
            }
            try await World.run(scenario, on: implementation)
        }
        let all = reports.withLock { $0 }
        #expect(Set(all.values.flatMap { $0 }).count == 1, "\(all)")
    }
}
