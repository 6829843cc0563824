/// A part of a date that a JavaScript setter begins with, in the order in which a setter takes its values.
public enum DateComponent: Int, CaseIterable, Sendable {
    /// `setFullYear(year, month?, day?)`.
    case year
    /// `setMonth(month, day?)`; 0 is January.
    case month
    /// `setDate(day)`; 1 is the first of the month.
    case day
    /// `setHours(hours, minutes?, seconds?, milliseconds?)`.
    case hours
    /// `setMinutes(minutes, seconds?, milliseconds?)`.
    case minutes
    /// `setSeconds(seconds, milliseconds?)`.
    case seconds
    /// `setMilliseconds(milliseconds)`.
    case milliseconds
}

extension DateArithmetic {
    /// Does what a setter of a JavaScript date does.
    ///
    /// - Parameters:
    ///   - component: the part the first value replaces; further values replace the parts after it, up to the day in a
    ///     setter of the date and up to the milliseconds in a setter of the time. Values beyond that are ignored.
    ///   - values: the new values; none stands for one NaN, as a setter that is called without arguments sees it.
    ///   - time: the time value to change. An invalid date stays invalid, but `.year` starts over from the epoch.
    ///   - zone: the zone the values are told in; `.utc` gives `setUTCFullYear` and its kin.
    /// - Returns: the new time value; NaN when a value is not finite or the result is out of range.
    /// - Source: ECMA-262, Date.prototype.setFullYear ... setMilliseconds.
    public static func setting(_ component: DateComponent, to values: [Double], of time: Double, in zone: TimeZoneRules) -> Double {
        let fields: DateFields
        if let known = DateFields(time, in: zone) {
            fields = known
        } else if component == .year {
            fields = DateFields(localMilliseconds: 0)
        } else {
            return .nan
        }
        var parts: [Double] = [
            Double(fields.year), Double(fields.month), Double(fields.day), Double(fields.hours), Double(fields.minutes),
            Double(fields.seconds), Double(fields.milliseconds),
        ]
        let end = component.rawValue <= DateComponent.day.rawValue ? DateComponent.hours.rawValue : parts.count
        let changed = values.isEmpty ? [.nan] : values
        for (place, value) in zip(component.rawValue..<end, changed) { parts[place] = value }
        let day = makeDay(year: parts[0], month: parts[1], day: parts[2])
        let clock = makeTime(hours: parts[3], minutes: parts[4], seconds: parts[5], milliseconds: parts[6])
        return self.time(fromLocal: makeDate(day: day, time: clock), in: zone)
    }

    /// Does what `setYear` does: years from 0 to 99 mean 1900 to 1999.
    ///
    /// - Parameters:
    ///   - year: the year; its fraction is cut.
    ///   - time: the time value to change; an invalid date starts over from the epoch.
    ///   - zone: the local zone.
    /// - Returns: the new time value; NaN when the year is not finite or the result is out of range.
    /// - Source: ECMA-262, annex B, Date.prototype.setYear.
    public static func settingShortYear(_ year: Double, of time: Double, in zone: TimeZoneRules) -> Double {
        let cut = year.rounded(.towardZero)
        return setting(.year, to: [cut >= 0 && cut <= 99 ? 1900 + cut : cut], of: time, in: zone)
    }
}
