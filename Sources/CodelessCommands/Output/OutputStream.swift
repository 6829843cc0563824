import ProgramLoading

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Collects what is written and hands it on in large pieces.
public final class OutputStream {
    private var buffer: [UInt8] = []
    private let sink: ([UInt8]) -> Void
    /// Whether every line goes out at once, as on a terminal.
    private let flushesLines: Bool

    private static let capacity = 1 << 16

    /// Makes a stream that hands its bytes to a closure.
    public init(flushesLines: Bool = false, _ sink: @escaping ([UInt8]) -> Void) {
        self.sink = sink
        self.flushesLines = flushesLines
    }

    /// Makes a stream that writes to an open file descriptor.
    public convenience init(descriptor: Int32) {
        self.init(flushesLines: isatty(descriptor) == 1) { bytes in
            var offset = 0
            while offset < bytes.count {
                let count = bytes.withUnsafeBytes { writeSome(descriptor, $0, from: offset) }
                if count < 0, errno == EINTR { continue }
                // The reader is gone: nothing is left to say to it.
                if count <= 0 { return }
                offset += count
            }
        }
    }

    /// Writes a text.
    public func write(_ text: String) {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= Self.capacity || flushesLines && buffer.last == UInt8(ascii: "\n") { flush() }
    }

    /// Hands on what was collected.
    public func flush() {
        if buffer.isEmpty { return }
        sink(buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}
