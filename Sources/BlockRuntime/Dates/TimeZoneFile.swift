/// Reads the compiled form of a zone.
///
///     header   "TZif" version(1) reserved(15) isutcnt isstdcnt leapcnt timecnt typecnt charcnt (4 bytes each, big endian)
///     block    timecnt times | timecnt type numbers (1 byte) | typecnt x { offset(4) isdst(1) name(1) } | charcnt bytes of names
///              | leapcnt x { time, correction(4) } | isstdcnt bytes | isutcnt bytes
///     version 1: header, block with 4-byte times
///     version 2 and later: that, then a second header, block with 8-byte times, newline, POSIX rule, newline
///
/// Leap seconds are skipped: JavaScript's days have none.
///
/// - Source: RFC 9636, section 3.
struct TimeZoneFile {
    private let bytes: [UInt8]
    private var offset = 0

    /// A file that is no zone; the text says what is wrong with it.
    struct Malformed: Error, Equatable {
        let reason: String
    }

    private struct Header {
        var version: UInt8
        var utcCount, standardCount, leapCount, timeCount, typeCount, nameByteCount: Int
    }

    /// Reads a zone.
    ///
    /// - Parameter bytes: the whole file.
    /// - Throws: `Malformed`.
    static func table(_ bytes: [UInt8]) throws(Malformed) -> TimeZoneTable {
        var file = TimeZoneFile(bytes: bytes)
        var header = try file.header()
        guard header.version >= UInt8(ascii: "2") else { return try file.block(header, timeByteCount: 4) }
        try file.skipBlock(header, timeByteCount: 4)
        header = try file.header()
        var table = try file.block(header, timeByteCount: 8)
        table.rule = try file.footer()
        return table
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func take(_ count: Int) throws(Malformed) -> ArraySlice<UInt8> {
        guard count <= bytes.count - offset else { throw Malformed(reason: "the file ends too early") }
        defer { offset += count }
        return bytes[offset..<offset + count]
    }

    /// Reads a big-endian two's complement number.
    private mutating func integer(byteCount: Int) throws(Malformed) -> Int64 {
        var value: UInt64 = 0
        for byte in try take(byteCount) { value = value << 8 | UInt64(byte) }
        let unused = UInt64(64 - byteCount * 8)
        return Int64(bitPattern: value << unused) >> Int64(unused)
    }

    private mutating func header() throws(Malformed) -> Header {
        guard try take(4).elementsEqual("TZif".utf8) else { throw Malformed(reason: "the file does not begin with 'TZif'") }
        let version = try take(16).first ?? 0
        var counts: [Int] = []
        for _ in 0..<6 {
            let count = try integer(byteCount: 4)
            guard count >= 0, count <= bytes.count else { throw Malformed(reason: "a count is out of range") }
            counts.append(Int(count))
        }
        return Header(
            version: version, utcCount: counts[0], standardCount: counts[1], leapCount: counts[2], timeCount: counts[3],
            typeCount: counts[4], nameByteCount: counts[5])
    }

    private mutating func skipBlock(_ header: Header, timeByteCount: Int) throws(Malformed) {
        _ = try take(header.timeCount * (timeByteCount + 1) + header.typeCount * 6)
        try skipAfterTypes(header, timeByteCount: timeByteCount)
    }

    private mutating func skipAfterTypes(_ header: Header, timeByteCount: Int) throws(Malformed) {
        _ = try take(
            header.nameByteCount + header.leapCount * (timeByteCount + 4) + header.standardCount + header.utcCount)
    }

    private mutating func block(_ header: Header, timeByteCount: Int) throws(Malformed) -> TimeZoneTable {
        var transitions: [Int64] = []
        transitions.reserveCapacity(header.timeCount)
        for _ in 0..<header.timeCount {
            let time = try integer(byteCount: timeByteCount)
            // Files do not go beyond 2^59 seconds; the limit keeps sums of times and offsets inside 64 bits.
            guard time.magnitude <= 1 << 60 else { throw Malformed(reason: "a transition is out of range") }
            if let last = transitions.last, time <= last { throw Malformed(reason: "the transitions are not in order") }
            transitions.append(time)
        }
        let numbers = try take(header.timeCount)
        var types: [ClockPeriod] = []
        for _ in 0..<header.typeCount {
            let seconds = try integer(byteCount: 4)
            guard abs(seconds) <= 93_600 else { throw Malformed(reason: "an offset is more than 26 hours") }
            let isDaylight = try take(2).first == 1
            types.append(ClockPeriod(offsetSeconds: seconds, isDaylight: isDaylight))
        }
        try skipAfterTypes(header, timeByteCount: timeByteCount)
        guard let first = types.first else { throw Malformed(reason: "there is no local time type") }
        var periods = [first]
        for number in numbers {
            guard Int(number) < types.count else { throw Malformed(reason: "a transition names a type that does not exist") }
            periods.append(types[Int(number)])
        }
        var table = TimeZoneTable(transitions: transitions, periods: periods, rule: nil)
        table.makeDaylightTimePositive()
        return table
    }

    /// Reads the rule between the last two newlines; an empty one says nothing about the time after the last transition.
    private mutating func footer() throws(Malformed) -> PosixTimeZoneRule? {
        let newline = UInt8(ascii: "\n")
        guard try take(1).first == newline, let end = bytes[offset...].firstIndex(of: newline) else {
            throw Malformed(reason: "the rule at the end is not closed")
        }
        let text = bytes[offset..<end]
        if text.isEmpty { return nil }
        guard let rule = PosixTimeZoneRule(text) else { throw Malformed(reason: "the rule at the end cannot be read") }
        // A rule without daylight time repeats what the last transition says.
        return rule.daylight == nil ? nil : rule
    }
}
