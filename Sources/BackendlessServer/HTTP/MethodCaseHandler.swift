import NIOCore

/// Whether a request is being read on a connection.
final class RequestProgress {
    var isReading = false
}

/// Writes the method of a request in upper case, where a client sends `get` for `GET` as some SDKs do: the parser behind takes no other.
final class MethodCaseHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let progress: RequestProgress
    private static let methods = ["GET", "PUT", "POST", "HEAD", "DELETE", "OPTIONS"].map { Array($0.utf8) }

    init(_ progress: RequestProgress) { self.progress = progress }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !progress.isReading else { return context.fireChannelRead(data) }
        var buffer = unwrapInboundIn(data)
        let start = buffer.readableBytesView.prefix(9)
        if let method = Self.methods.first(where: { Self.begins(start, with: $0) }), !start.starts(with: method) {
            buffer.setBytes(method, at: buffer.readerIndex)
        }
        context.fireChannelRead(wrapInboundOut(buffer))
    }

    /// Whether bytes are a method in any case of letters, and then a path.
    private static func begins(_ bytes: some Collection<UInt8>, with method: [UInt8]) -> Bool {
        guard bytes.count > method.count + 1, zip(bytes, method).allSatisfy({ $0 & 0xDF == $1 }) else { return false }
        return bytes.dropFirst(method.count).starts(with: [UInt8(ascii: " "), UInt8(ascii: "/")])
    }
}
