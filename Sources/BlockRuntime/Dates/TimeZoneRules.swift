/// The offsets from UTC that a place's clocks had, have and will have.
///
/// A value of this type is given to a run; neither the locale nor the `TZ` variable of the process is ever looked at.
///
///     offsets      offsets[0]   |   offsets[1]   |   offsets[2]   |  rule, if there is one
///     transitions           transitions[0]   transitions[1]   transitions[2]        -> time
public struct TimeZoneRules: Sendable {
    /// The name the zone was asked for by: an IANA name, "UTC", "GMT" or a fixed offset such as "+02:00".
    public var identifier: String { storage.identifier }

    /// Everything is kept behind one reference, so that passing a zone around costs one retain.
    private let storage: Storage

    private final class Storage: Sendable {
        let identifier: String
        /// When clocks change, in seconds since the epoch, ascending.
        let transitions: [Int64]
        /// The same changes on the local clock, as `utc(fromLocal:)` wants them.
        let localTransitions: [Int64]
        /// What clocks show between the changes; one more than there are transitions.
        let periods: [ClockPeriod]
        /// What clocks do after the last transition, when they go on changing.
        let rule: PosixTimeZoneRule?
        let standardName: [UInt8]
        let daylightName: [UInt8]

        init(identifier: String, table: TimeZoneTable, names: TimeZoneNames) {
            self.identifier = identifier
            transitions = table.transitions
            localTransitions = table.transitions.indices.map { offset in
                let before = table.periods[offset].offsetSeconds, after = table.periods[offset + 1].offsetSeconds
                return table.transitions[offset] + max(before, after)
            }
            periods = table.periods
            rule = table.rule
            standardName = Array(names.standard.utf8)
            daylightName = Array(names.daylight.utf8)
        }
    }

    init(identifier: String, table: TimeZoneTable, names: TimeZoneNames) {
        storage = Storage(identifier: identifier, table: table, names: names)
    }

    /// Coordinated Universal Time; needs no file.
    public static let utc = TimeZoneRules(
        identifier: "UTC", table: TimeZoneTable(fixedOffsetSeconds: 0),
        names: TimeZoneNames(standard: "Coordinated Universal Time", daylight: "Coordinated Universal Time"))

    /// Gives the offset in force at an instant.
    ///
    /// - Parameter time: milliseconds since the epoch; any double.
    /// - Returns: milliseconds to add to UTC to get local time, a whole number of seconds; 0 when the time is not finite.
    public func offsetMilliseconds(atUTC time: Double) -> Double {
        guard let seconds = Self.wholeSeconds(time) else { return 0 }
        return Double(offsetSeconds(atUTC: seconds) * 1_000)
    }

    /// Turns a local time into UTC.
    ///
    /// A local time that clocks skip, or that they show twice, is read with the offset in force before the change:
    ///
    ///     Europe/Berlin  2025-03-30 02:30 (skipped)      -> 01:30 UTC, which clocks there show as 03:30
    ///     Europe/Berlin  2025-10-26 02:30 (shown twice)  -> 00:30 UTC, the first of the two
    ///
    /// - Parameter local: milliseconds since 1970-01-01T00:00:00 on the local clock; any double.
    /// - Returns: milliseconds since the epoch, not clipped; the argument itself when it is not finite.
    /// - Source: ECMA-262, UTC(t).
    public func utc(fromLocal local: Double) -> Double {
        guard let seconds = Self.wholeSeconds(local) else { return local }
        return local - Double(offsetSeconds(atLocal: seconds) * 1_000)
    }

    /// Gives the zone's long English name in the form that V8 prints in parentheses at the end of a date's text.
    ///
    /// - Parameter time: milliseconds since the epoch; decides between standard and daylight time.
    /// - Returns: for example "Central European Summer Time", or "GMT+03:30" where English has no name.
    /// - Source: V8, DateCache::LocalTimezone: before 1970 and after 2038 the name is that of the year from 2008 to 2035 that has
    ///   the same calendar, even though the offset is the true one.
    public func longName(atUTC time: Double) -> String {
        // Ours: the bytes are a name of the table in this module, so nothing is repaired here.
        String(decoding: longNameBytes(atUTC: time), as: UTF8.self)
    }

    func longNameBytes(atUTC time: Double) -> [UInt8] {
        let time = time.rounded(.towardZero)
        guard var seconds = Self.wholeSeconds(time) else { return storage.standardName }
        if time < 0 || time > 2_147_483_647_000 { seconds = Self.secondsOfEquivalentYear(seconds) }
        return isDaylight(atUTC: seconds) ? storage.daylightName : storage.standardName
    }

    @inline(__always)
    func offsetSeconds(atUTC seconds: Int64) -> Int64 {
        if storage.transitions.isEmpty && storage.rule == nil { return storage.periods[0].offsetSeconds }
        return period(atUTC: seconds).offsetSeconds
    }

    private func isDaylight(atUTC seconds: Int64) -> Bool {
        period(atUTC: seconds).isDaylight
    }

    private func period(atUTC seconds: Int64) -> ClockPeriod {
        let count = Self.count(of: storage.transitions, notAfter: seconds)
        if count == storage.transitions.count, let rule = storage.rule { return rule.period(atUTC: seconds) }
        return storage.periods[count]
    }

    private func offsetSeconds(atLocal seconds: Int64) -> Int64 {
        let count = Self.count(of: storage.localTransitions, notAfter: seconds)
        if count == storage.transitions.count, let rule = storage.rule { return rule.period(atLocal: seconds).offsetSeconds }
        return storage.periods[count].offsetSeconds
    }

    /// Counts the entries of an ascending list that are at or before a value. O(log n).
    private static func count(of ascending: [Int64], notAfter value: Int64) -> Int {
        var low = 0
        var high = ascending.count
        while low < high {
            let middle = (low + high) / 2
            if ascending[middle] <= value { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Rounds down to seconds; `nil` when the time is not finite or so large that no calendar reaches it.
    private static func wholeSeconds(_ milliseconds: Double) -> Int64? {
        guard milliseconds.magnitude <= 1e17 else { return nil }
        // Invariant: the magnitude was just bounded, so the conversion cannot trap.
        return Int64((milliseconds / 1_000).rounded(.down))
    }

    /// Moves a time to the year from 2008 to 2035 that begins on the same weekday and is as long.
    private static func secondsOfEquivalentYear(_ seconds: Int64) -> Int64 {
        let days = seconds.floorQuotient(86_400)
        let date = CivilDate(daysSinceEpoch: days)
        let weekday = CivilDate.weekday(daysSinceEpoch: CivilDate.days(year: date.year, month: 0))
        let recent = (CivilDate.isLeap(date.year) ? 1956 : 1967) + weekday * 12 % 28
        let year = 2008 + (recent + 3 * 28 - 2008) % 28
        return (CivilDate.days(year: year, month: date.month) + date.day - 1) * 86_400 + seconds - days * 86_400
    }
}
