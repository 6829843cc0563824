import NIOCore
import NIOPosix

/// Sends bytes as they are, and gives back every byte until the server closes the connection.
enum RawClient {
    static func exchange(_ port: Int, _ bytes: [UInt8]) async throws -> RawAnswer {
        let promise = MultiThreadedEventLoopGroup.singleton.next().makePromise(of: [UInt8].self)
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Collector(promise)) }
            }
            .connect(host: "127.0.0.1", port: port).get()
        try? await channel.writeAndFlush(ByteBuffer(bytes: bytes))
        return RawAnswer(try await promise.futureResult.get())
    }

    static func exchange(_ port: Int, _ text: String) async throws -> RawAnswer { try await exchange(port, Array(text.utf8)) }

    private final class Collector: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let promise: EventLoopPromise<[UInt8]>
        private var bytes: [UInt8] = []

        init(_ promise: EventLoopPromise<[UInt8]>) { self.promise = promise }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) { bytes += unwrapInboundIn(data).readableBytesView }

        func channelInactive(context: ChannelHandlerContext) { promise.succeed(bytes) }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    }
}

/// The first answer within what a server sent.
struct RawAnswer {
    var bytes: [UInt8]
    var status = 0
    var headers: [String: String] = [:]
    var body: [UInt8] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var lines: [String] = []
        var start = 0
        for offset in bytes.indices.dropLast() where bytes[offset] == 13 && bytes[offset + 1] == 10 && offset >= start {
            let line = String(decoding: bytes[start..<offset], as: UTF8.self)
            start = offset + 2
            if line.isEmpty { break }
            lines.append(line)
        }
        body = Array(bytes[start...])
        status = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2 { headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " }) }
        }
    }

    var text: String { String(decoding: body, as: UTF8.self) }
}
