/// The yearly rule at the end of a zone's file, in the notation of the `TZ` variable.
///
///     CET-1CEST,M3.5.0,M10.5.0/3      standard name and offset (west positive), daylight name, start, end
///     <+1030>-10:30<+11>-11,M10.1.0,M4.1.0
///
/// - Source: POSIX, section 8.3 "Other Environment Variables", TZ; RFC 9636, section 3.3.1, for hours from -167 to 167.
struct PosixTimeZoneRule: Equatable, Sendable {
    /// Seconds to add to UTC in standard time.
    var standardOffset: Int64
    /// `nil` when clocks never change.
    var daylight: Daylight?

    struct Daylight: Equatable, Sendable {
        /// Seconds to add to UTC.
        var offset: Int64
        /// When it begins, on the clock of standard time.
        var start: YearlyMoment
        /// When it ends, on the clock of daylight time.
        var end: YearlyMoment
    }

    /// A day of every year and a time on it.
    struct YearlyMoment: Equatable, Sendable {
        enum Day: Equatable, Sendable {
            /// `Jn`: 1 is January 1st, 60 is always March 1st.
            case ordinalWithoutLeapDay(Int64)
            /// `n`: 0 is January 1st, the leap day counts.
            case ordinal(Int64)
            /// `Mm.w.d`: the week counts from 1, 5 is the last; weekday 0 is Sunday; month 1 is January.
            case weekday(month: Int64, week: Int64, weekday: Int64)
        }

        var day: Day
        /// Seconds after midnight; may be negative or reach into later days.
        var seconds: Int64

        /// Gives the seconds from 1970-01-01T00:00:00 on the clock that the moment is told on.
        func local(in year: Int64) -> Int64 {
            let days: Int64
            switch day {
            case .ordinalWithoutLeapDay(let ordinal):
                days = CivilDate.days(year: year, month: 0) + ordinal - (CivilDate.isLeap(year) && ordinal >= 60 ? 0 : 1)
            case .ordinal(let ordinal):
                days = CivilDate.days(year: year, month: 0) + ordinal
            case .weekday(let month, let week, let weekday):
                let first = CivilDate.days(year: year, month: month - 1)
                let next = CivilDate.days(year: year, month: month)
                let toWeekday = (weekday - CivilDate.weekday(daysSinceEpoch: first) + 7) % 7
                let wanted = first + toWeekday + (week - 1) * 7
                days = wanted < next ? wanted : wanted - 7
            }
            return days * 86_400 + seconds
        }
    }

    /// Gives what clocks show at an instant.
    func period(atUTC seconds: Int64) -> ClockPeriod {
        guard let daylight else { return ClockPeriod(offsetSeconds: standardOffset, isDaylight: false) }
        let year = Self.year(seconds + standardOffset)
        let start = daylight.start.local(in: year) - standardOffset
        let end = daylight.end.local(in: year) - daylight.offset
        return period(seconds, start: start, end: end, daylight)
    }

    /// Gives what clocks show, or showed before the change when this local time is skipped or shown twice.
    func period(atLocal seconds: Int64) -> ClockPeriod {
        guard let daylight else { return ClockPeriod(offsetSeconds: standardOffset, isDaylight: false) }
        let year = Self.year(seconds)
        let ahead = max(standardOffset, daylight.offset)
        let start = daylight.start.local(in: year) - standardOffset + ahead
        let end = daylight.end.local(in: year) - daylight.offset + ahead
        return period(seconds, start: start, end: end, daylight)
    }

    private func period(_ seconds: Int64, start: Int64, end: Int64, _ daylight: Daylight) -> ClockPeriod {
        let isBetween = start <= end ? seconds >= start && seconds < end : seconds >= start || seconds < end
        // A "daylight" time behind standard time is winter: see `TimeZoneTable.makeDaylightTimePositive`.
        let isAhead = daylight.offset > standardOffset
        return ClockPeriod(offsetSeconds: isBetween ? daylight.offset : standardOffset, isDaylight: isBetween == isAhead)
    }

    private static func year(_ seconds: Int64) -> Int64 {
        CivilDate(daysSinceEpoch: seconds.floorQuotient(86_400)).year
    }
}
