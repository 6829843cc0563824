import NIOCore

/// Writes the methods of requests in upper case, where a client sends `get` for `GET` as some SDKs do: the parser behind takes no other.
final class MethodCaseHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private var scanner = MethodScanner()

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var buffer = unwrapInboundIn(data)
        var letters: [Int] = []
        buffer.withUnsafeReadableBytes { bytes in scanner.scan(bytes) { letters.append($0) } }
        guard !letters.isEmpty else { return context.fireChannelRead(data) }
        for offset in letters {
            let place = buffer.readerIndex + offset
            if let letter = buffer.getInteger(at: place, as: UInt8.self) { buffer.setInteger(letter & 0xDF, at: place) }
        }
        context.fireChannelRead(wrapInboundOut(buffer))
    }
}
