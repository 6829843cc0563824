/// What a calendar and a clock show at one instant: the values of JavaScript's `getFullYear` ... `getMilliseconds`.
///
///     Tue Nov 14 2023 22:13:20.005
///      |   |   |   |   hours minutes seconds milliseconds
///      |   |   |   year 2023
///      |   |   day 14
///      |   month 10 (0 is January)
///      weekday 2 (0 is Sunday)
public struct DateFields: Equatable, Sendable {
    /// The year of the Gregorian calendar; 0 is the year before year 1, and years may be negative.
    public var year: Int
    /// The month; 0 is January.
    public var month: Int
    /// The day of the month, from 1.
    public var day: Int
    /// The weekday; 0 is Sunday.
    public var weekday: Int
    /// The hour, from 0 to 23.
    public var hours: Int
    /// The minute, from 0 to 59.
    public var minutes: Int
    /// The second, from 0 to 59.
    public var seconds: Int
    /// The millisecond, from 0 to 999.
    public var milliseconds: Int

    /// Reads a time value on the clocks of a zone.
    ///
    /// - Parameters:
    ///   - time: milliseconds since the epoch; a fraction is cut.
    ///   - zone: the zone whose clocks are read; `.utc` gives the values of `getUTCFullYear` and its kin.
    /// - Returns: `nil` when the time is NaN or out of the range of dates.
    /// - Source: ECMA-262, LocalTime, YearFromTime, MonthFromTime and their kin.
    public init?(_ time: Double, in zone: TimeZoneRules) {
        let clipped = DateArithmetic.timeClip(time)
        guard !clipped.isNaN else { return nil }
        // Invariant: a clipped time is a whole number within 8.64e15, far inside Int64.
        let utc = Int64(clipped)
        self.init(localMilliseconds: utc + zone.offsetSeconds(atUTC: utc.floorQuotient(1_000)) * 1_000)
    }

    /// Splits milliseconds since 1970-01-01T00:00:00 of the same clock; no zone is involved.
    init(localMilliseconds: Int64) {
        let days = localMilliseconds.floorQuotient(DateArithmetic.millisecondsPerDay)
        let rest = Int(localMilliseconds - days * DateArithmetic.millisecondsPerDay)
        let date = CivilDate(daysSinceEpoch: days)
        year = Int(date.year)
        month = Int(date.month)
        day = Int(date.day)
        weekday = Int(CivilDate.weekday(daysSinceEpoch: days))
        hours = rest / 3_600_000
        minutes = rest / 60_000 % 60
        seconds = rest / 1_000 % 60
        milliseconds = rest % 1_000
    }

    /// Gives the time value at which clocks of a zone show these fields; the weekday is ignored.
    ///
    /// - Parameter zone: the zone the fields are told in. A time that its clocks skip, or show twice, is taken with the offset
    ///   before the change.
    /// - Returns: the time value; NaN when it is out of range.
    /// - Source: ECMA-262, MakeDay, MakeTime, MakeDate, UTC, TimeClip.
    public func time(in zone: TimeZoneRules) -> Double {
        let day = DateArithmetic.makeDay(year: Double(year), month: Double(month), day: Double(day))
        let time = DateArithmetic.makeTime(
            hours: Double(hours), minutes: Double(minutes), seconds: Double(seconds), milliseconds: Double(milliseconds))
        return DateArithmetic.time(fromLocal: DateArithmetic.makeDate(day: day, time: time), in: zone)
    }
}
