import Foundation

/// Says why a report cannot be written.
public struct ReportFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file and what is wrong.
    public var description: String
}

/// A file that is whole after every write, so that a run that is killed leaves what it came to.
///
///     head (room for counts) | body, which grows | tail, written again behind the body
public final class ReportFile {
    private let descriptor: Int32
    private var end: Int64

    /// Makes an empty file in the place of what was there.
    public init(_ path: String) throws(ReportFailure) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw ReportFailure(description: "\(path): cannot be written: \(String(cString: strerror(errno)).lowercased())")
        }
        end = 0
    }

    deinit { close(descriptor) }

    /// Appends to the body, with the tail behind it, in one write.
    public func append(_ body: String, tail: String = "") {
        write(Array((body + tail).utf8), at: end)
        end += Int64(body.utf8.count)
    }

    /// Replaces the start of the file by a text of the same length.
    public func replaceHead(_ text: String) { write(Array(text.utf8), at: 0) }

    private func write(_ bytes: [UInt8], at place: Int64) {
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes {
                pwrite(descriptor, $0.baseAddress.map { $0 + offset }, bytes.count - offset, off_t(place) + off_t(offset))
            }
            if count < 0, errno == EINTR { continue }
            // The disk is full: the run itself goes on.
            guard count > 0 else { return }
            offset += count
        }
    }
}
