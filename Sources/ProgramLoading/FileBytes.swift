import BlockModel

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Says why a file cannot be read or written.
public struct FileFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file as the user named it.
    public var file: String
    /// What is wrong: lower case, no full stop.
    public var message: String

    /// Makes a failure.
    public init(file: String, message: String) {
        self.file = file
        self.message = message
    }

    /// The file and what is wrong.
    public var description: String { "\(file): \(message)" }
}

/// Reads and writes whole files.
public enum FileBytes {
    /// The largest file that is read as a whole, in bytes: as large as a program may be.
    public static let mostBytes = ReadingLimits().maximumByteCount

    /// The bytes of a file.
    ///
    /// - Parameter most: how many it may have.
    public static func read(_ path: String, atMost most: Int = mostBytes) throws(FileFailure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        return try read(descriptor: descriptor, name: path, atMost: most)
    }

    /// The bytes of a file that the user did not name, but that was found in a folder: nothing that waits for a writer, such as a pipe.
    static func readFound(_ path: String) throws(FileFailure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure(path) }
        guard status.st_mode & S_IFMT == S_IFREG || status.st_mode & S_IFMT == S_IFDIR else {
            throw FileFailure(file: path, message: "is no plain file")
        }
        return try read(descriptor: descriptor, name: path)
    }

    /// The bytes of an open file up to its end.
    ///
    /// - Parameter most: how many it may have; what has no end, such as `/dev/zero`, has more.
    public static func read(descriptor: Int32, name: String, atMost most: Int = mostBytes) throws(FileFailure) -> [UInt8] {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure(name) }
        if status.st_mode & S_IFMT == S_IFDIR { throw FileFailure(file: name, message: "is a directory, not a file") }
        if Int(status.st_size) > most {
            throw FileFailure(file: name, message: "has \(status.st_size) bytes; at most \(most) are read")
        }
        var bytes: [UInt8] = []
        // One more than the size, so that the end is seen without growing.
        var capacity = max(4_096, Int(status.st_size) + 1)
        while true {
            let got: Int
            (bytes, got) = reading(descriptor, after: bytes, capacity: capacity)
            guard got >= 0 else { throw failure(name) }
            if bytes.count > most { throw FileFailure(file: name, message: "has more than \(most) bytes; at most as many are read") }
            if bytes.count < capacity { return bytes }
            capacity = min(capacity * 2, most + 1)
        }
    }

    /// Bytes and those that follow in a file, up to its end or to a number of bytes; -1 beside them when the file cannot be read.
    ///
    /// The memory is not cleared before it is filled, which would take as long as the reading.
    private static func reading(_ descriptor: Int32, after start: [UInt8], capacity: Int) -> ([UInt8], got: Int) {
        var got = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            count = buffer[..<start.count].initialize(fromContentsOf: start)
            repeat {
                got = readSome(descriptor, UnsafeMutableRawBufferPointer(buffer), from: count)
                if got > 0 { count += got }
            } while got > 0 && count < capacity || got < 0 && errno == EINTR
        }
        return (bytes, got)
    }

    /// Replaces a file's content; makes the file where there is none.
    ///
    /// The content is written beside the file and then takes its place, so that nobody ever sees half of it. What is no plain file, such as
    /// `/dev/stdout` or a link, is written in place, and so is a file in a folder that takes no others.
    public static func write(_ bytes: [UInt8], to path: String) throws(FileFailure) {
        var status = stat()
        let isThere = lstat(path, &status) == 0
        let new = "\(path).\(getpid()).new"
        let descriptor = isThere && status.st_mode & S_IFMT != S_IFREG ? -1 : open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { return try writeInPlace(bytes, to: path) }
        do throws(FileFailure) {
            defer { close(descriptor) }
            try write(bytes, to: descriptor, name: path)
            if isThere, fchmod(descriptor, status.st_mode & 0o777) != 0 { throw failure(path) }
        } catch {
            unlink(new)
            throw error
        }
        guard rename(new, path) == 0 else {
            let error = failure(path)
            unlink(new)
            throw error
        }
    }

    private static func writeInPlace(_ bytes: [UInt8], to path: String) throws(FileFailure) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        try write(bytes, to: descriptor, name: path)
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32, name: String) throws(FileFailure) {
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes { writeSome(descriptor, $0, from: offset) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure(name) }
            offset += count
        }
    }

    /// Whether there is a file of a name that can be read.
    public static func exists(_ path: String) -> Bool { access(path, R_OK) == 0 }

    private static func failure(_ path: String) -> FileFailure {
        let code = errno
        let message = code == ENOENT ? "there is no such file" : "cannot be used: \(String(cString: strerror(code)).lowercased())"
        return FileFailure(file: path, message: message)
    }
}

/// Reads some bytes into a buffer from an offset on; the count, 0 at the end, -1 for an error.
public func readSome(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer, from offset: Int) -> Int {
    read(descriptor, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
}

/// Writes some bytes of a buffer from an offset on; the count, -1 for an error.
public func writeSome(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer, from offset: Int) -> Int {
    write(descriptor, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
}
