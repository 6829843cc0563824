import BackendlessHTTP
import BackendlessTables
import BackendlessUsers
import BlockCompiler
import BlockHost
import BlockLibrary
import BlockModel
import BlockRuntime
import BlockXML
import Foundation
import Testing

/// A run that waits for a server that never answers ends when it is cancelled or out of time, not when the client gives up.
@Suite struct WaitingRunTests {
    /// Runs a program of one call; the client would wait for an hour.
    ///
    /// - Parameter cancels: whether the run is cancelled as soon as the request has arrived.
    private func report(of call: String, timeSeconds: Double = 0, cancels: Bool = false) async throws -> RunReport {
        let key = #"<value name="name"><block type="text"><field name="TEXT">k</field></block></value>"#
        let xml = "<xml><block type=\"\(call)\">\(call == "user_logout" ? "" : key)</block></xml>"
        let workspace = try WorkspaceXMLReader().read(Array(xml.utf8), file: "a.xml").workspace
        var settings = RunSettings()
        settings.limits.timeSeconds = timeSeconds
        let machine = Machine(try Compiler(catalog: .builtIn, dialect: .codeless).compile(workspace).program, settings: settings)
        let cancellation = machine.cancellation
        let server = try await LoopbackServer { _ in
            if cancels { cancellation.set() }
            return .silence
        }
        var configuration = HTTPUserServiceConfiguration()
        configuration.timeoutSeconds = 3_600
        let service = try HTTPUserService(
            address: .application(id: "APP", apiKey: "KEY", server: "http://127.0.0.1:\(server.port)"), configuration: configuration)
        var host = HostSettings()
        host.users = service
        host.data = HTTPDataService(sharing: service)
        // Only the thread below uses it.
        nonisolated(unsafe) let driver = ProgramDriver(machine, Host(host))
        let report = await withCheckedContinuation { continuation in
            Thread { continuation.resume(returning: driver.run()) }.start()
        }
        await service.shutdown()
        await server.stop()
        return report
    }

    @Test(.timeLimit(.minutes(3)), arguments: ["user_logout", "get_data_from_cache"]) func cancellingEndsTheWait(call: String) async throws
    {
        let report = try await report(of: call, cancels: true)
        #expect(report.status == .stopped)
        #expect(report.limit == .cancelled)
    }

    @Test(.timeLimit(.minutes(3)), arguments: ["user_logout", "get_data_from_cache"]) func theTimeOfARunEndsTheWait(call: String)
        async throws
    {
        let report = try await report(of: call, timeSeconds: 0.1)
        #expect(report.status == .stopped)
        #expect(report.limit == .time)
    }
}
