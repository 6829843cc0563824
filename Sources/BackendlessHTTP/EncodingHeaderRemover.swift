import NIOCore
import NIOHTTP1
import NIOHTTPCompression

/// Takes out the `Accept-Encoding` that the unpacker below the client adds, so that requests have exactly the headers of the SDK while packed
/// answers are still understood.
final class EncodingHeaderRemover: ChannelOutboundHandler {
    typealias OutboundIn = HTTPClientRequestPart
    typealias OutboundOut = HTTPClientRequestPart

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .head(var head) = unwrapOutboundIn(data) else {
            context.write(data, promise: promise)
            return
        }
        head.headers.remove(name: "Accept-Encoding")
        context.write(wrapOutboundOut(.head(head)), promise: promise)
    }

    /// Puts the handler between the unpacker and the network.
    @Sendable static func install(in channel: any Channel) -> EventLoopFuture<Void> {
        if channel.eventLoop.inEventLoop { return channel.eventLoop.makeCompletedFuture { try installNow(in: channel) } }
        return channel.eventLoop.submit { try installNow(in: channel) }
    }

    private static func installNow(in channel: any Channel) throws {
        let pipeline = channel.pipeline.syncOperations
        let unpacker = try pipeline.handler(type: NIOHTTPResponseDecompressor.self)
        try pipeline.addHandler(EncodingHeaderRemover(), position: .before(unpacker))
    }
}
