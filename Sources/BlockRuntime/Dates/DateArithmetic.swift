/// JavaScript's arithmetic on time values: doubles that count milliseconds since 1970-01-01T00:00:00Z, NaN for an invalid date.
///
/// Every day has 86 400 000 milliseconds, the calendar is the Gregorian one for all years, and every function takes any double.
///
/// - Source: ECMA-262, section "Date Objects", abstract operations; the limits are those V8 adds.
public enum DateArithmetic {
    static let millisecondsPerDay: Int64 = 86_400_000

    /// The largest time value a date can hold: 100 million days from the epoch, in milliseconds.
    static let largestTime = 8.64e15

    /// The largest local time that is still converted to UTC: one month of 30 days more than `largestTime`, in milliseconds.
    static let largestLocalTime = 8.64e15 + 30 * 86_400_000

    /// Turns a number into a time value.
    ///
    /// - Parameter time: milliseconds since the epoch.
    /// - Returns: the number without its fraction and never -0; NaN when it is not finite or further than 8.64e15 from zero.
    /// - Source: ECMA-262, TimeClip.
    public static func timeClip(_ time: Double) -> Double {
        guard time.magnitude <= largestTime else { return .nan }
        return time.rounded(.towardZero) + 0
    }

    /// Counts the days from the epoch to a date of the calendar.
    ///
    /// - Parameters:
    ///   - year: any year; fractions are cut.
    ///   - month: 0 is January; months beyond the year carry over into other years.
    ///   - day: 1 is the first of the month; days beyond the month carry over.
    /// - Returns: days since 1970-01-01; NaN when an argument is not finite, or the year or month is out of V8's range.
    /// - Source: ECMA-262, MakeDay; V8, MakeDay, for the limits of a million years and ten million months.
    public static func makeDay(year: Double, month: Double, day: Double) -> Double {
        guard year.magnitude <= 1e6, month.magnitude <= 1e7, day.isFinite else { return .nan }
        // Invariant: both magnitudes were just bounded, so the conversions cannot trap.
        let wholeYear = Int64(year), wholeMonth = Int64(month)
        let first = CivilDate.days(year: wholeYear, month: wholeMonth)
        return Double(first - 1) + day.rounded(.towardZero)
    }

    /// Adds up a time of day.
    ///
    /// - Parameters:
    ///   - hours: hours; each part may be negative or beyond its usual range, fractions are cut.
    ///   - minutes: minutes.
    ///   - seconds: seconds.
    ///   - milliseconds: milliseconds.
    /// - Returns: milliseconds since midnight; NaN when an argument is not finite.
    /// - Source: ECMA-262, MakeTime.
    public static func makeTime(hours: Double, minutes: Double, seconds: Double, milliseconds: Double) -> Double {
        guard hours.isFinite, minutes.isFinite, seconds.isFinite, milliseconds.isFinite else { return .nan }
        return hours.rounded(.towardZero) * 3_600_000 + minutes.rounded(.towardZero) * 60_000
            + seconds.rounded(.towardZero) * 1_000 + milliseconds.rounded(.towardZero)
    }

    /// Joins a day and a time of day.
    ///
    /// - Parameters:
    ///   - day: days since the epoch.
    ///   - time: milliseconds since midnight.
    /// - Returns: milliseconds since the epoch, not clipped; NaN when an argument is not finite.
    /// - Source: ECMA-262, MakeDate.
    public static func makeDate(day: Double, time: Double) -> Double {
        guard day.isFinite, time.isFinite else { return .nan }
        return day * 86_400_000 + time
    }

    /// Turns a local time into a time value.
    ///
    /// - Parameters:
    ///   - local: milliseconds since 1970-01-01T00:00:00 on the zone's clocks.
    ///   - zone: the zone whose clocks are meant.
    /// - Returns: the time value; NaN when it would be out of range.
    /// - Source: ECMA-262, UTC(t) followed by TimeClip.
    public static func time(fromLocal local: Double, in zone: TimeZoneRules) -> Double {
        guard local.magnitude <= largestLocalTime else { return .nan }
        return timeClip(zone.utc(fromLocal: local))
    }

    /// Builds a time value from the arguments of `new Date(year, month, ...)`, or of `Date.UTC` when the zone is `.utc`.
    ///
    /// - Parameters:
    ///   - components: year, month (0 is January), then optionally day, hours, minutes, seconds, milliseconds; more are ignored.
    ///     Years from 0 to 99 mean 1900 to 1999.
    ///   - zone: the zone the components are told in.
    /// - Returns: the time value; NaN when there is no component, or one is not finite, or the result is out of range.
    /// - Source: ECMA-262, Date(...values) and Date.UTC.
    public static func time(fromComponents components: [Double], in zone: TimeZoneRules) -> Double {
        func component(_ offset: Int, _ missing: Double) -> Double { offset < components.count ? components[offset] : missing }
        var year = component(0, .nan)
        let cut = year.rounded(.towardZero)
        if cut >= 0, cut <= 99 { year = 1900 + cut }
        let day = makeDay(year: year, month: component(1, 0), day: component(2, 1))
        let time = makeTime(
            hours: component(3, 0), minutes: component(4, 0), seconds: component(5, 0), milliseconds: component(6, 0))
        return self.time(fromLocal: makeDate(day: day, time: time), in: zone)
    }

    /// Gives what `getTimezoneOffset` returns.
    ///
    /// - Parameters:
    ///   - time: the time value.
    ///   - zone: the local zone.
    /// - Returns: minutes to add to local time to get UTC (negative east of Greenwich), seconds cut; NaN for an invalid date.
    /// - Source: ECMA-262, Date.prototype.getTimezoneOffset; V8 cuts the seconds of historical offsets.
    public static func timezoneOffset(_ time: Double, in zone: TimeZoneRules) -> Double {
        guard !timeClip(time).isNaN else { return .nan }
        return (-zone.offsetMilliseconds(atUTC: time) / 60_000).rounded(.towardZero) + 0
    }
}
