/// Packs the texts of a chunk: what stood before, in the chunk or in a dictionary that all chunks share, is told by its distance.
///
///     packed := (counts:u8 literalCount* literals (distance:varint matchCount*))*
///
/// The high half of `counts` is the number of literals, the low half that of the copied bytes less four; where a half is 15, a varint with the
/// rest follows. Behind the last literals nothing is copied.
///
/// - Source: the idea is LZ4's block format.
enum TextPacking {
    private static let shortestMatch = 4
    private static let hashBits = 13
    /// Bytes of a dictionary that are used: its end.
    static let longestDictionary = 48 << 10

    /// Packs bytes.
    static func pack(_ bytes: [UInt8], dictionary: ArraySlice<UInt8>) -> [UInt8] {
        if bytes.isEmpty { return [] }
        let all = Array(dictionary.suffix(longestDictionary)) + bytes
        let start = all.count - bytes.count
        var places = Places(count: all.count)
        for place in 0..<max(0, min(start, all.count - shortestMatch)) { places.add(place, hash(all, place)) }
        var writer = ByteWriter()
        var (place, literals) = (start, start)
        while place + shortestMatch <= all.count {
            let hash = hash(all, place)
            let (candidate, count) = longestMatch(all, place, places, hash)
            places.add(place, hash)
            guard count >= shortestMatch else {
                place += 1
                continue
            }
            write(all[literals..<place], matchCount: count, distance: place - candidate, &writer)
            for inside in place + 1..<max(place + 1, min(place + count, all.count - shortestMatch)) {
                places.add(inside, self.hash(all, inside))
            }
            place += count
            literals = place
        }
        if literals < all.count { write(all[literals...], matchCount: 0, distance: 0, &writer) }
        return writer.bytes
    }

    /// Where the same four bytes may have stood before: the last place of each hash, and the one before each place.
    private struct Places {
        private(set) var last = [Int32](repeating: -1, count: 1 << hashBits)
        private(set) var previous: [Int32]

        init(count: Int) { previous = [Int32](repeating: -1, count: count) }

        mutating func add(_ place: Int, _ hash: Int) {
            previous[place] = last[hash]
            last[hash] = Int32(truncatingIfNeeded: place)
        }
    }

    /// The longest of the last few places where the same stands; the nearest of equal ones.
    private static func longestMatch(_ all: [UInt8], _ place: Int, _ places: Places, _ hash: Int) -> (place: Int, count: Int) {
        var best = (place: 0, count: 0)
        var candidate = places.last[hash]
        for _ in 0..<mostCandidates where candidate >= 0 {
            let count = matchCount(all, Int(candidate), place)
            if count > best.count { best = (Int(candidate), count) }
            candidate = places.previous[Int(candidate)]
        }
        return best
    }

    private static let mostCandidates = 16

    private static func write(_ literals: ArraySlice<UInt8>, matchCount: Int, distance: Int, _ writer: inout ByteWriter) {
        let left = min(literals.count, 15), right = matchCount == 0 ? 0 : min(matchCount - shortestMatch, 15)
        writer.write(UInt8(left << 4 | right))
        if left == 15 { writer.write(varint: literals.count - 15) }
        writer.write(Array(literals))
        guard matchCount > 0 else { return }
        writer.write(varint: distance)
        if right == 15 { writer.write(varint: matchCount - shortestMatch - 15) }
    }

    @inline(__always)
    private static func hash(_ bytes: [UInt8], _ place: Int) -> Int {
        let word = UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2]) << 16 | UInt32(bytes[place + 3]) << 24
        return Int((word &* 2_654_435_761) >> UInt32(32 - hashBits))
    }

    private static func matchCount(_ bytes: [UInt8], _ first: Int, _ second: Int) -> Int {
        var count = 0
        while second + count < bytes.count, bytes[first + count] == bytes[second + count] { count += 1 }
        return count
    }

    /// Unpacks as many bytes as are expected.
    static func unpack(
        _ reader: inout ByteReader, count: Int, dictionary: ArraySlice<UInt8>
    ) throws(RecordingError) -> ArraySlice<UInt8> {
        if count == 0 { return [] }
        var all = Array(dictionary.suffix(longestDictionary))
        let start = all.count
        let end = start + count
        while all.count < end {
            let counts = Int(try reader.byte())
            let literals = counts >> 4 == 15 ? 15 + (try reader.varint()) : counts >> 4
            guard literals <= end - all.count, literals <= reader.byteCountLeft else {
                throw reader.failure("its texts are longer than it says")
            }
            for _ in 0..<literals { all.append(try reader.byte()) }
            if all.count == end { break }
            let distance = try reader.varint()
            let copied = shortestMatch + (counts & 15 == 15 ? 15 + (try reader.varint()) : counts & 15)
            guard distance > 0, distance <= all.count, copied <= end - all.count else {
                throw reader.failure("its texts cannot be unpacked")
            }
            for _ in 0..<copied { all.append(all[all.count - distance]) }
        }
        return all[start...]
    }

    /// What programs and the user service say over and over; a part of the format.
    static let phrases = Array(
        """
        TypeError: Cannot read properties of undefined (reading 'Error: Invalid login or passwordError: Unable to update user: only the user \
        or an administrator may do that {code: 30users.getCurrentUsersers.registerusers.logoutusers.find, … 9 more}, … 10 more}name: …, [1, 2, 3, \
        truefalseundefined[{"email":"","name":"","address":"","objectId":"","userStatus":"","updated":,"lastLogin":1700000000000},{"email":\
        users.update{user: {objectId: "", name: "", email: "", address: "users.login{identity: "", password: [redacted]}, stayLoggedIn: false}\
        {___class: "Users", objectId: "", ownerId: "", email: "", name: "", blUserLocale: null, address: "", userStatus: "ENABLED", \
        accountType: "BACKENDLESS", socialAccount: "BACKENDLESS", oAuthIdentities: null, created: 1700000000000, updated: 1700000000000, \
        updated: null, lastLogin: 1700000000000, user-token: [redacted]}
        """.utf8)
}
