#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// The lines that arrive at a file descriptor. The standard library's `readLine` goes on waiting after an interrupt.
final class InputLines {
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var isAtEnd = false

    init(descriptor: Int32) { self.descriptor = descriptor }

    /// Waits for the next line and gives it without its end; nil at the end of the input.
    ///
    /// - Parameter isOver: asked five times a second; when it says yes, there are no more lines.
    func next(unless isOver: () -> Bool) -> String? {
        while true {
            if let end = buffer.firstIndex(of: 0x0A) {
                let line = buffer[..<end]
                defer { buffer.removeFirst(end + 1) }
                return String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
            }
            if isOver() { return nil }
            if isAtEnd {
                if buffer.isEmpty { return nil }
                defer { buffer = [] }
                return String(decoding: buffer, as: UTF8.self)
            }
            fill()
        }
    }

    /// Waits a little for more bytes and takes them.
    private func fill() {
        var awaited = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&awaited, 1, 200) > 0 else { return }
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = read(descriptor, &bytes, bytes.count)
        if count > 0 {
            buffer += bytes[..<count]
        } else if count == 0 || errno != EINTR {
            isAtEnd = true
        }
    }
}
