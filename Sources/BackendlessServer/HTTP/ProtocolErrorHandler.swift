import BackendlessUsers
import NIOCore
import NIOHTTP1

/// Answers what is not HTTP with an error and closes the connection. It stands next to the decoder, since what is behind it knows of no request.
final class ProtocolErrorHandler: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// Whether a request was read whose answer has not been written to its end.
    private var hasOpenAnswer = false
    /// Whether the request that is read is complete.
    private var isComplete = true
    private var hasStartedAnswer = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            hasOpenAnswer = true
            isComplete = false
        case .body: break
        case .end: isComplete = true
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        // To ask for the body is no answer yet.
        case .head(let head): hasStartedAnswer = head.status != .continue
        case .body: break
        case .end:
            hasStartedAnswer = false
            hasOpenAnswer = false
        }
        context.write(data, promise: promise)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? HTTPParserError else { return context.fireErrorCaught(error) }
        // An answer that is still to come belongs to an earlier request; nothing can be said in front of it.
        guard !hasStartedAnswer, !hasOpenAnswer || !isComplete else { return context.close(promise: nil) }
        let answer = HTTPAnswer.fault(error == .headerOverflow ? .headersTooLarge : .malformed)
        let headers = HTTPHeaders([
            ("Content-Type", answer.contentType ?? ""), ("Content-Length", String(answer.body.count)), ("Connection", "close"),
        ])
        let head = HTTPResponseHead(version: .http1_1, status: HTTPResponseStatus(statusCode: answer.status), headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: answer.body)))), promise: nil)
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in bound.value.close(promise: nil) }
    }
}
