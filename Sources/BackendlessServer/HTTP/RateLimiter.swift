import NIOCore
import Synchronization

/// Counts the requests of each address: ten seconds' worth may come at once, then as many as the limit says.
final class RateLimiter: Sendable {
    private struct Bucket {
        var tokens: Double
        var filled: NIODeadline
    }

    private let perSecond: Double
    private let buckets = Mutex<[String: Bucket]>([:])
    private static let burstSeconds = 10.0
    private static let addressLimit = 10_000

    init(perSecond: Int) { self.perSecond = Double(perSecond) }

    /// Whether a request of an address may pass.
    func admits(_ address: String, at now: NIODeadline = .now()) -> Bool {
        buckets.withLock { buckets in
            if buckets.count >= Self.addressLimit, buckets[address] == nil { buckets.removeAll(keepingCapacity: true) }
            var bucket = buckets[address] ?? Bucket(tokens: perSecond * Self.burstSeconds, filled: now)
            let seconds = Double((now - bucket.filled).nanoseconds) / 1e9
            bucket.tokens = min(perSecond * Self.burstSeconds, bucket.tokens + seconds * perSecond)
            bucket.filled = now
            defer { buckets[address] = bucket }
            guard bucket.tokens >= 1 else { return false }
            bucket.tokens -= 1
            return true
        }
    }
}
