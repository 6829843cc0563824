import BackendlessUsers
import Synchronization

/// The requests of the last while, for the admin page.
final class RequestRecord: Sendable {
    /// A request that was answered.
    struct Entry: Sendable {
        var method: String
        /// The path below the base address; without id and key of the application.
        var path: String
        var status: Int
        /// When it arrived: milliseconds since 1970.
        var arrived: Int64
        var microseconds: Int64
    }

    private struct Ring {
        var entries: [Entry] = []
        var next = 0
        var count = 0
    }

    private let ring = Mutex(Ring())
    private static let capacity = 100

    func add(_ entry: Entry) {
        ring.withLock { ring in
            ring.count += 1
            if ring.entries.count < Self.capacity {
                ring.entries.append(entry)
            } else {
                ring.entries[ring.next] = entry
            }
            ring.next = (ring.next + 1) % Self.capacity
        }
    }

    /// The entries, newest first.
    var newestFirst: [Entry] {
        ring.withLock { ring in
            guard ring.entries.count == Self.capacity else { return ring.entries.reversed() }
            return (ring.entries[ring.next...] + ring.entries[..<ring.next]).reversed()
        }
    }

    /// How many requests were answered since the start.
    var count: Int { ring.withLock { $0.count } }
}

/// Takes tokens and the ends of mail addresses out of paths.
enum ShownPath {
    /// A path below the base address as logs and pages show it.
    static func text(_ path: String) -> String {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count > 3, parts[1] == "users", ["isvalidusertoken", "confirm", "recover"].contains(parts[2]) else {
            return cut(path)
        }
        return "/users/\(parts[2])/\(Redaction.mark)"
    }

    private static func cut(_ path: String) -> String {
        path.utf8.count <= 120 ? path : String(decoding: path.utf8.prefix(120), as: UTF8.self) + "…"
    }
}
