import Dispatch
import Hummingbird
import Logging
import NIOCore
import Synchronization

/// Serves a player's page on the loopback interface until the process is told to end.
public enum PlayerServer {
    /// Serves, and waits on the calling thread until SIGINT or SIGTERM.
    ///
    /// - Parameters:
    ///   - port: the port; 0 for any that is free.
    ///   - onReady: told the page's address when it can be opened.
    /// - Throws: why the port cannot be used.
    public static func serve(_ site: PlayerSite, port: Int, onReady: @escaping @Sendable (String) -> Void) throws {
        let done = DispatchSemaphore(value: 0)
        let failure = Mutex<(any Error)?>(nil)
        Task {
            do { try await run(site, port: port, onReady) } catch { failure.withLock { $0 = error } }
            done.signal()
        }
        done.wait()
        if let failure = failure.withLock({ $0 }) { throw failure }
    }

    private static func run(_ site: PlayerSite, port: Int, _ onReady: @escaping @Sendable (String) -> Void) async throws {
        let box = PortBox(port)
        var logger = Logger(label: "codeless.player")
        logger.logLevel = .error
        let responder = CallbackResponder<BasicRequestContext> { request, _ in
            let answer = site.answer(
                method: request.method.rawValue, path: request.head.path ?? "/", host: request.head.authority, port: box.port)
            return response(answer, headers: site.headers, isHead: request.method.rawValue == "HEAD")
        }
        let application = Application(
            responder: responder,
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port), serverName: nil),
            onServerRunning: { channel in
                box.port = channel.localAddress?.port ?? port
                onReady("http://127.0.0.1:\(box.port)/")
            }, logger: logger)
        try await application.runService()
    }

    private static func response(_ answer: PlayerSite.Answer, headers: [(name: String, value: String)], isHead: Bool) -> Response {
        var fields = HTTPFields()
        for (name, value) in headers + [("Content-Type", answer.type)] {
            if let name = HTTPFields.Key(name) { fields[name] = value }
        }
        if isHead { return Response(status: .init(code: answer.status), headers: fields) }
        return Response(status: .init(code: answer.status), headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
    }
}

/// The port that the server was given, known when it listens.
private final class PortBox: Sendable {
    private let value: Mutex<Int>

    init(_ port: Int) { value = Mutex(port) }

    var port: Int {
        get { value.withLock { $0 } }
        set { value.withLock { $0 = newValue } }
    }
}
