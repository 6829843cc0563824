import BackendlessUsers
import NIOCore
import NIOHTTP1
import NIOHTTPCompression

/// Gathers a request, has it answered, writes the answer; and ends connections that are slow, large or done.
final class ConnectionHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private enum State {
        /// Waits for a request.
        case idle
        /// Reads the body of a request.
        case reading(HTTPRequestHead, ByteBuffer)
        /// The request with this head is being answered.
        case answering(HTTPRequestHead)
        /// The connection is ending; whatever comes is dropped.
        case ending
    }

    private let routes: HTTPRoutes
    private var state = State.idle
    private var deadline = NIODeadline.distantFuture
    private var timer: Scheduled<Void>?
    private var isInputClosed = false
    private var clientAddress = ""
    private var localAddress = ""

    init(_ routes: HTTPRoutes) { self.routes = routes }

    func handlerAdded(context: ChannelHandlerContext) {
        clientAddress = context.channel.remoteAddress?.ipAddress ?? ""
        let local = context.channel.localAddress
        localAddress = "\(local?.ipAddress ?? ""):\(local?.port ?? 0)"
        expect(within: routes.configuration.headTimeoutMilliseconds, context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        state = .ending
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch (unwrapInboundIn(data), state) {
        case (.head(let head), .idle):
            guard routes.admits(clientAddress) else { return refuse(.tooManyRequests, head, context) }
            let length = head.headers.first(name: "content-length").flatMap(Int.init) ?? 0
            guard length <= routes.configuration.maximumBodyByteCount else { return refuse(.bodyTooLarge, head, context) }
            state = .reading(head, ByteBuffer())
            expect(within: routes.configuration.bodyTimeoutMilliseconds, context)
        case (.body(var part), .reading(let head, var body)):
            guard body.readableBytes + part.readableBytes <= routes.configuration.maximumBodyByteCount else {
                return refuse(.bodyTooLarge, head, context)
            }
            state = .idle
            body.writeBuffer(&part)
            state = .reading(head, body)
        case (.end, .reading(let head, let body)): answer(head, body, context)
        default: break
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed? = event as? ChannelEvent {
            isInputClosed = true
            if case .answering = state { return }
            context.close(promise: nil)
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard case .reading(let head, _) = state else { return context.close(promise: nil) }
        switch error {
        case NIOHTTPDecompression.DecompressionError.limit: refuse(.bodyTooLarge, head, context)
        case is NIOHTTPDecompression.DecompressionError, is NIOHTTPDecompression.ExtraDecompressionError:
            refuse(.badCompression, head, context)
        default: context.close(promise: nil)
        }
    }

    // MARK: Answers

    private func answer(_ head: HTTPRequestHead, _ body: ByteBuffer, _ context: ChannelHandlerContext) {
        state = .answering(head)
        deadline = .distantFuture
        let call = HTTPCall(head, body: Array(body.readableBytesView), clientAddress: clientAddress, localAddress: localAddress)
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        let eventLoop = context.eventLoop
        routes.answer(call) { answer in
            if eventLoop.inEventLoop {
                let (handler, context) = bound.value
                handler.write(answer, context)
            } else {
                eventLoop.execute {
                    let (handler, context) = bound.value
                    handler.write(answer, context)
                }
            }
        }
    }

    private func write(_ answer: HTTPAnswer, _ context: ChannelHandlerContext) {
        guard case .answering(let request) = state else { return }
        let keeps = request.isKeepAlive && !isInputClosed
        state = keeps ? .idle : .ending
        if keeps { expect(within: routes.configuration.headTimeoutMilliseconds, context) }
        send(answer, to: request, closes: !keeps, context)
        if !keeps { end(context) }
    }

    /// Answers before the request is complete, and takes no more of it.
    private func refuse(_ fault: UserFault, _ request: HTTPRequestHead, _ context: ChannelHandlerContext) {
        state = .ending
        send(HTTPAnswer.fault(fault).forEveryOrigin(), to: request, closes: true, context)
        end(context)
    }

    private func send(_ answer: HTTPAnswer, to request: HTTPRequestHead, closes: Bool, _ context: ChannelHandlerContext) {
        var headers = HTTPHeaders()
        headers.reserveCapacity(6)
        headers.add(name: "Date", value: routes.date())
        if let contentType = answer.contentType { headers.add(name: "Content-Type", value: contentType) }
        if answer.status != 204 { headers.add(name: "Content-Length", value: String(answer.body.count)) }
        for (name, value) in answer.headers { headers.add(name: name, value: value) }
        if closes {
            headers.add(name: "Connection", value: "close")
        } else if request.version == .http1_0 {
            headers.add(name: "Connection", value: "keep-alive")
        }
        let head = HTTPResponseHead(version: .http1_1, status: HTTPResponseStatus(statusCode: answer.status), headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if request.method != .HEAD, !answer.body.isEmpty {
            context.write(wrapOutboundOut(.body(.byteBuffer(context.channel.allocator.buffer(bytes: answer.body)))), promise: nil)
        }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    /// Closes the connection once the client had time to read the answer: closing at once would throw it away where more input is waiting.
    private func end(_ context: ChannelHandlerContext) {
        if isInputClosed { return context.close(promise: nil) }
        context.close(mode: .output, promise: nil)
        expect(within: 1_000, context)
    }

    // MARK: Time

    /// Sets the time by which the connection must have come further. One timer serves a connection for all its requests.
    private func expect(within milliseconds: Int64, _ context: ChannelHandlerContext) {
        deadline = .now() + .milliseconds(milliseconds)
        if timer == nil { watch(deadline, context) }
    }

    private func watch(_ instant: NIODeadline, _ context: ChannelHandlerContext) {
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        timer = context.eventLoop.scheduleTask(deadline: instant) {
            let (handler, context) = bound.value
            handler.timer = nil
            handler.timeIsOver(context)
        }
    }

    private func timeIsOver(_ context: ChannelHandlerContext) {
        let now = NIODeadline.now()
        if case .answering = state { return watch(now + .seconds(1), context) }
        guard now >= deadline else { return watch(deadline, context) }
        if case .reading(let head, _) = state { return refuse(.tooSlow, head, context) }
        context.close(promise: nil)
    }
}
