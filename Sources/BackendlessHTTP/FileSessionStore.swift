public import BackendlessUsers
import Glibc
import OrderedJSON

/// Keeps a session in a file that only its owner can read (mode 0600).
///
///     {"service": "9f86d0...", "userToken": "...", "userId": "...", "stayLoggedIn": true}
///
/// The file names the service that the token belongs to, by a hash, so that a token never goes to another one. It is replaced as a whole.
public struct FileSessionStore: SessionStore {
    /// Says why the file cannot be used.
    public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// What is wrong: lower case, no full stop.
        public let message: String

        /// The message.
        public var description: String { message }
    }

    /// The path of the file.
    public let path: String
    private let service: String

    /// Makes a store.
    ///
    /// - Parameters:
    ///   - path: the file; made when a session is kept, removed when it ends.
    ///   - service: the address of the service, or any name of it.
    public init(path: String, service: String) {
        self.path = path
        self.service = SessionFingerprint.text(service)
    }

    /// Reads the session of this service; `nil` when the file is not there or belongs to another one.
    public func load() throws -> UserSession.Kept? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        if descriptor < 0 {
            if errno == ENOENT { return nil }
            throw Failure(message: "the session file '\(path)' cannot be read: \(Self.errorText())")
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size < 1 << 20 else {
            throw Failure(message: "'\(path)' is no session file")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw Failure(message: "the session file '\(path)' can be read by others; give it the mode 0600")
        }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = read(descriptor, &bytes, bytes.count)
        guard count >= 0, let json = try? JSONParser.parse(Array(bytes[..<count]), file: path) else {
            throw Failure(message: "'\(path)' is no session file")
        }
        guard json["service"]?.stringValue == service else { return nil }
        return UserSession.Kept(
            userToken: json["userToken"]?.stringValue, userID: json["userId"]?.stringValue, stayLoggedIn: json["stayLoggedIn"] == true)
    }

    /// Writes the session, or removes the file.
    public func save(_ kept: UserSession.Kept?) throws {
        guard let kept else {
            if unlink(path) != 0, errno != ENOENT {
                throw Failure(message: "the session file '\(path)' cannot be removed: \(Self.errorText())")
            }
            return
        }
        var json: JSONObject = ["service": .string(service)]
        if let token = kept.userToken { json["userToken"] = .string(token) }
        if let id = kept.userID { json["userId"] = .string(id) }
        json["stayLoggedIn"] = .bool(kept.stayLoggedIn)
        let bytes = JSONWriter.bytes(.object(json), .pretty)
        let temporary = "\(path).\(getpid()).tmp"
        unlink(temporary)
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw Failure(message: "the session file '\(path)' cannot be written: \(Self.errorText())") }
        let isWritten = fchmod(descriptor, 0o600) == 0 && write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
        close(descriptor)
        guard isWritten, rename(temporary, path) == 0 else {
            let text = Self.errorText()
            unlink(temporary)
            throw Failure(message: "the session file '\(path)' cannot be written: \(text)")
        }
    }

    private static func errorText() -> String { String(cString: strerror(errno)) }
}
