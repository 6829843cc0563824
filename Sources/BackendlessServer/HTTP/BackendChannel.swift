import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPCompression

/// A connection to the server.
///
/// Hummingbird accepts, counts and ends connections; what happens in one is done by channel handlers on the thread that reads it, since a task
/// and two queues for each request would take longer than answering it.
struct BackendChannel: ServerChildChannel {
    struct Value: ServerChildChannelValue {
        let channel: any Channel
    }

    let routes: HTTPRoutes

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        let configuration = routes.configuration
        return channel.eventLoop.makeCompletedFuture {
            var limits = NIOHTTPDecoderLimitConfiguration()
            limits.maxHeaderFieldSize = configuration.maximumHeaderByteCount
            limits.maxHeaderListSize = configuration.maximumHeaderByteCount
            limits.maxHeaderFieldCount = 100
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(MethodCaseHandler())
            try pipeline.addHandler(HTTPResponseEncoder())
            try pipeline.addHandler(ByteToMessageHandler(HTTPRequestDecoder(limitConfiguration: limits)))
            try pipeline.addHandler(ProtocolErrorHandler())
            try pipeline.addHandler(HTTPServerPipelineHandler())
            try pipeline.addHandler(ExpectationHandler(maximumBodyByteCount: configuration.maximumBodyByteCount))
            try pipeline.addHandler(NIOHTTPRequestDecompressor(limit: .size(configuration.maximumBodyByteCount)))
            try pipeline.addHandler(HTTPResponseCompressor(responseCompressionPredicate: Self.isWorthCompressing))
            try pipeline.addHandler(ConnectionHandler(routes))
            return Value(channel: channel)
        }
    }

    func handle(value: Value, logger: Logger) async {
        await withTaskCancellationHandler {
            try? await value.channel.closeFuture.get()
        } onCancel: {
            value.channel.close(promise: nil)
        }
    }

    /// Packs answers of some size only.
    private static func isWorthCompressing(
        head: inout HTTPResponseHead, isSupported: Bool
    ) -> HTTPResponseCompressor.CompressionIntent {
        let length = head.headers.first(name: "content-length").flatMap(Int.init) ?? 0
        guard isSupported, length >= 512 else { return .doNotCompress }
        head.headers.remove(name: "Content-Length")
        return .compressIfPossible
    }
}
