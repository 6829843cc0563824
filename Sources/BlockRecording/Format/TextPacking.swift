/// Packs the texts of a chunk: what stood before, in the chunk or in a dictionary that all chunks share, is told by its distance.
///
///     packed  := (0 byte | 1 count distance)*, each bit by its odds (`BitCoding`)
///
/// Each text ends with a byte that no text has. The count of copied bytes is told less four, the distance less one, both by their width. The odds learn
/// from what was told, and begin as they are after what is usual.
///
/// - Source: the idea is LZ4's block format.
enum TextPacking {
    /// Stands behind each text: it is no part of UTF-8.
    static let end: UInt8 = 0xFF

    private static let shortestMatch = 4
    /// The longest match, of a width that its bits can tell.
    private static let mostCopied = 1 << 24
    private static let hashBits = 13
    /// Bytes of a dictionary that are used: its end.
    static let longestDictionary = 48 << 10

    /// What is likely next.
    private struct Odds {
        /// Whether something is copied; by whether something was copied before.
        var copies = BitOdds(count: 2)
        var literal = BitOdds(count: 256)
        var countWidth = BitOdds(count: 32)
        var distanceWidth = BitOdds(count: 32)

        /// What is usual; a part of the format.
        init() {
            for _ in 0..<2 {
                for byte in "0123456789\"{} ".utf8 {
                    literal.learn(tree: Int(TextPacking.end), bits: 8)
                    literal.learn(tree: Int(byte), bits: 8)
                }
            }
            for width in [2, 3, 4, 4, 5, 5, 6, 6, 7, 3, 4, 1] { countWidth.learn(tree: width, bits: 5) }
            for width in [11, 11, 12, 12, 10, 12, 11, 8, 6, 9, 7, 11, 12, 13] { distanceWidth.learn(tree: width, bits: 5) }
            for bit in [true, true, true, true] { copies.learn(0, bit) }
            for bit in [false, true, false, true] { copies.learn(1, bit) }
        }
    }

    /// Learnt once: a file may have many chunks of a single text.
    private static let usualOdds = Odds()

    /// Packs texts, each with the end behind it.
    static func pack(_ bytes: [UInt8], dictionary: ArraySlice<UInt8>) -> [UInt8] {
        if bytes.isEmpty { return [] }
        let all = Array(dictionary.suffix(longestDictionary)) + bytes
        let start = all.count - bytes.count
        var places = Places(count: all.count)
        for place in 0..<start { places.add(place, all) }
        var (writer, odds) = (BitWriter(), usualOdds)
        var place = start
        var hasCopied = false
        while place < all.count {
            let (candidate, count) = longestMatch(all, place, places)
            places.add(place, all)
            // A byte by itself is worth it where what follows is longer.
            let copies = count >= shortestMatch && longestMatch(all, place + 1, places).count <= count + 1
            writer.write(copies, &odds.copies, hasCopied ? 1 : 0)
            if copies {
                writer.write(count - shortestMatch, width: &odds.countWidth)
                writer.write(place - candidate - 1, width: &odds.distanceWidth)
                for inside in place + 1..<place + count { places.add(inside, all) }
                place += count
            } else {
                writer.write(tree: Int(all[place]), bits: 8, &odds.literal)
                place += 1
            }
            hasCopied = copies
        }
        writer.finish()
        return writer.bytes
    }

    /// Where the same four bytes may have stood before: the last place of each hash, and the one before each place.
    private struct Places {
        private(set) var last = [Int32](repeating: -1, count: 1 << hashBits)
        private(set) var previous: [Int32]

        init(count: Int) { previous = [Int32](repeating: -1, count: count) }

        mutating func add(_ place: Int, _ all: [UInt8]) {
            guard place + shortestMatch <= all.count else { return }
            let hash = hash(all, place)
            previous[place] = last[hash]
            last[hash] = Int32(truncatingIfNeeded: place)
        }
    }

    /// The longest of the last few places where the same stands; the nearest of equal ones.
    private static func longestMatch(_ all: [UInt8], _ place: Int, _ places: Places) -> (place: Int, count: Int) {
        var best = (place: 0, count: 0)
        guard place + shortestMatch <= all.count else { return best }
        var candidate = places.last[hash(all, place)]
        for _ in 0..<mostCandidates where candidate >= 0 {
            let count = matchCount(all, Int(candidate), place)
            if count > best.count { best = (Int(candidate), count) }
            candidate = places.previous[Int(candidate)]
        }
        return best
    }

    private static let mostCandidates = 16

    @inline(__always)
    private static func hash(_ bytes: [UInt8], _ place: Int) -> Int {
        let word = UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2]) << 16 | UInt32(bytes[place + 3]) << 24
        return Int((word &* 2_654_435_761) >> UInt32(32 - hashBits))
    }

    private static func matchCount(_ bytes: [UInt8], _ first: Int, _ second: Int) -> Int {
        var count = 0
        while second + count < bytes.count, count < mostCopied, bytes[first + count] == bytes[second + count] { count += 1 }
        return count
    }

    /// Unpacks as many texts as are expected.
    ///
    /// - Parameters:
    ///   - reader: the packed bytes, all of which are taken.
    ///   - mostBytes: what all texts may take.
    /// - Returns: the texts.
    static func unpack(
        _ reader: ByteReader, count: Int, mostBytes: Int, dictionary: ArraySlice<UInt8>
    ) throws(RecordingError) -> [ArraySlice<UInt8>] {
        if count == 0 { return [] }
        // The dictionary is not copied: it may be much longer than the texts.
        let dictionary = dictionary.suffix(longestDictionary)
        var all: [UInt8] = []
        var bits = BitReader(reader.bytes[reader.offset..<reader.end])
        var odds = usualOdds
        var hasCopied = false
        var ends: [Int] = []
        while ends.count < count {
            guard !bits.isPastEnd else { throw reader.failure("its texts end in the middle of something") }
            let copies = bits.bit(&odds.copies, hasCopied ? 1 : 0)
            if copies {
                let copied = bits.number(width: &odds.countWidth) + shortestMatch
                let distance = bits.number(width: &odds.distanceWidth) + 1
                guard distance <= dictionary.count + all.count else { throw reader.failure("its texts cannot be unpacked") }
                guard copied <= mostBytes - all.count else { throw reader.failure("its texts are too long") }
                for _ in 0..<copied {
                    let place = all.count - distance
                    let byte = place >= 0 ? all[place] : dictionary[dictionary.endIndex + place]
                    if byte == end {
                        guard ends.count < count else { throw reader.failure("it has more texts than it says") }
                        ends.append(all.count)
                    }
                    all.append(byte)
                }
            } else {
                let byte = UInt8(truncatingIfNeeded: bits.tree(bits: 8, &odds.literal))
                if byte == end { ends.append(all.count) }
                guard all.count < mostBytes else { throw reader.failure("its texts are too long") }
                all.append(byte)
            }
            hasCopied = copies
        }
        guard ends.last == all.count - 1 else { throw reader.failure("it has more texts than it says") }
        var texts: [ArraySlice<UInt8>] = []
        texts.reserveCapacity(count)
        var start = 0
        for end in ends {
            texts.append(all[start..<end])
            start = end + 1
        }
        return texts
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
