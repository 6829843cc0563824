import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import OrderedJSON
import Synchronization

/// A request as it arrived.
struct ReceivedRequest: Sendable {
    var method: String
    /// Path and query, still escaped.
    var uri: String
    var headers: [(name: String, value: String)]
    var body: [UInt8]

    var path: String { String(uri.split(separator: "?", maxSplits: 1)[0]) }
    var query: String { uri.split(separator: "?", maxSplits: 1).dropFirst().first.map(String.init) ?? "" }
    var json: JSONValue? { try? JSONParser.parse(body) }

    func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name.lowercased() }?.value }
}

/// What the server does with a request.
enum ServerAnswer: Sendable {
    case reply(status: Int, headers: [(name: String, value: String)], body: [UInt8])
    /// Closes the connection without an answer.
    case close
    /// Promises more bytes than it sends, then closes.
    case breakOff(body: [UInt8])
    /// Sends a head and then a byte at a time, for as long as the connection lives.
    case drip
    /// Never answers.
    case silence

    static func json(_ value: JSONValue?, status: Int = 200) -> ServerAnswer {
        guard let value else { return .reply(status: status, headers: [], body: []) }
        return .reply(status: status, headers: [("Content-Type", "application/json")], body: JSONWriter.bytes(value))
    }

    static func text(_ text: String, status: Int = 200) -> ServerAnswer {
        .reply(status: status, headers: [("Content-Type", "text/html")], body: Array(text.utf8))
    }
}

/// A small HTTP server on the loopback interface.
final class LoopbackServer: Sendable {
    let port: Int
    private let channel: any Channel

    /// Starts a server, with TLS when a context is given.
    init(tls: NIOSSLContext? = nil, _ answer: @escaping @Sendable (ReceivedRequest) -> ServerAnswer) async throws {
        let record = RequestRecord()
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline(withPipeliningAssistance: false)
                    try channel.pipeline.syncOperations.addHandler(LoopbackHandler(record, answer))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        port = channel.localAddress?.port ?? 0
        self.record = record
    }

    private let record: RequestRecord

    /// The requests so far.
    var requests: [ReceivedRequest] { record.requests.withLock { $0 } }

    func stop() async { try? await channel.close() }
}

final class RequestRecord: Sendable {
    let requests = Mutex<[ReceivedRequest]>([])
}

private final class LoopbackHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let record: RequestRecord
    private let answer: @Sendable (ReceivedRequest) -> ServerAnswer
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []

    init(_ record: RequestRecord, _ answer: @escaping @Sendable (ReceivedRequest) -> ServerAnswer) {
        self.record = record
        self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = []
        case .body(let buffer): body.append(contentsOf: buffer.readableBytesView)
        case .end:
            guard let head else { return }
            let request = ReceivedRequest(
                method: head.method.rawValue, uri: head.uri, headers: head.headers.map { ($0.name, $0.value) }, body: body)
            record.requests.withLock { $0.append(request) }
            respond(answer(request), context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func respond(_ answer: ServerAnswer, _ context: ChannelHandlerContext) {
        switch answer {
        case .reply(let status, let headers, let body):
            var fields = HTTPHeaders(headers.map { ($0.name, $0.value) })
            fields.add(name: "Content-Length", value: String(body.count))
            write(status, fields, body, context)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        case .close: context.close(promise: nil)
        case .breakOff(let body):
            write(200, HTTPHeaders([("Content-Length", String(body.count + 100))]), body, context)
            context.flush()
            context.close(promise: nil)
        case .drip:
            write(200, HTTPHeaders([("Content-Length", "100000")]), [UInt8(ascii: " ")], context)
            context.flush()
            let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
            context.eventLoop.scheduleRepeatedTask(initialDelay: .milliseconds(5), delay: .milliseconds(5)) { task in
                let (handler, context) = bound.value
                guard context.channel.isActive else { return task.cancel() }
                context.writeAndFlush(handler.wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: " ")))), promise: nil)
            }
        case .silence: break
        }
    }

    private func write(_ status: Int, _ headers: HTTPHeaders, _ body: [UInt8], _ context: ChannelHandlerContext) {
        let head = HTTPResponseHead(version: .http1_1, status: HTTPResponseStatus(statusCode: status), headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if !body.isEmpty { context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: body)))), promise: nil) }
    }
}
