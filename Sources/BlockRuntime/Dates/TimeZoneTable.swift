/// What clocks show between two changes.
struct ClockPeriod: Equatable, Sendable {
    /// Seconds to add to UTC.
    var offsetSeconds: Int64
    /// True when clocks are ahead of the zone's standard time.
    var isDaylight: Bool
}

/// The changes of a zone's clocks, as read from a file.
struct TimeZoneTable: Equatable, Sendable {
    /// Seconds since the epoch, ascending.
    var transitions: [Int64]
    /// One more than there are transitions.
    var periods: [ClockPeriod]
    /// What happens after the last transition, when clocks go on changing.
    var rule: PosixTimeZoneRule?

    init(transitions: [Int64], periods: [ClockPeriod], rule: PosixTimeZoneRule?) {
        self.transitions = transitions
        self.periods = periods
        self.rule = rule
    }

    init(fixedOffsetSeconds: Int64) {
        self.init(transitions: [], periods: [ClockPeriod(offsetSeconds: fixedOffsetSeconds, isDaylight: false)], rule: nil)
    }

    /// Turns "negative daylight time" into the usual kind.
    ///
    /// The data of Dublin since 1971, Casablanca since 2018 and Windhoek from 1994 to 2017 call the summer's time standard and the
    /// winter's a daylight time that is behind it. JavaScript engines take winter as standard, as everywhere else.
    mutating func makeDaylightTimePositive() {
        let isBehind = periods.indices.map { place in
            place > 0 && periods[place].isDaylight && periods[place].offsetSeconds < periods[place - 1].offsetSeconds
                && !periods[place - 1].isDaylight
        }
        let longestSummerSeconds: Int64 = 300 * 86_400
        for place in periods.indices where place > 0 {
            let before = periods[place - 1]
            if isBehind[place] {
                periods[place].isDaylight = false
            } else if !periods[place].isDaylight {
                // The first summer under such a rule may follow a daylight time of the usual kind without a change of clocks.
                let goesOn =
                    before.isDaylight && before.offsetSeconds == periods[place].offsetSeconds && place + 1 < periods.count
                    && isBehind[place + 1] && transitions[place] - transitions[place - 1] < longestSummerSeconds
                // The last summer is the beginning of a time without changes, which is standard.
                let isBetween = isBehind[place - 1] && place + 1 < periods.count
                periods[place].isDaylight = isBetween || goesOn
            }
        }
    }

    /// The offset that counts as the zone's standard time today and, when clocks change, the one of daylight time; in seconds.
    var currentOffsets: (standard: Int64, daylight: Int64?) {
        if let rule, let daylight = rule.daylight {
            return (min(rule.standardOffset, daylight.offset), max(rule.standardOffset, daylight.offset))
        }
        return (periods[periods.count - 1].offsetSeconds, nil)
    }
}
