import NIOCore
import NIOHTTP1

/// Tells clients that wait for it to send the body of their request, unless the body is too large to be taken.
///
/// It stands behind the handler that lets one request through at a time, so that what it says is said between two answers.
///
/// - Source: RFC 9110, 10.1.1.
final class ExpectationHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let maximumBodyByteCount: Int

    init(maximumBodyByteCount: Int) { self.maximumBodyByteCount = maximumBodyByteCount }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .head(let head) = unwrapInboundIn(data), head.version != .http1_0, isExpecting(head.headers) {
            context.writeAndFlush(wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: .continue))), promise: nil)
        }
        context.fireChannelRead(data)
    }

    private func isExpecting(_ headers: HTTPHeaders) -> Bool {
        guard headers.first(name: "expect")?.lowercased() == "100-continue" else { return false }
        guard let length = headers.first(name: "content-length") else { return headers.contains(name: "transfer-encoding") }
        return Int(length).map { $0 > 0 && $0 <= maximumBodyByteCount } ?? false
    }
}
