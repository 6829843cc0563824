extension PosixTimeZoneRule {
    /// Reads a rule.
    ///
    /// - Parameter text: the rule's ASCII bytes, without line breaks.
    /// - Returns: `nil` when the text is no rule, or names daylight time without saying when it begins and ends.
    init?(_ text: some Sequence<UInt8>) {
        var reader = Reader(text: Array(text))
        guard reader.name(), let west = reader.time() else { return nil }
        standardOffset = -west
        if reader.isAtEnd { return }
        guard reader.name() else { return nil }
        var offset = standardOffset + 3_600
        if !reader.skip(","), !reader.isAtEnd {
            guard let west = reader.time(), reader.skip(",") else { return nil }
            offset = -west
        }
        guard let start = reader.moment(), reader.skip(","), let end = reader.moment(), reader.isAtEnd else { return nil }
        daylight = Daylight(offset: offset, start: start, end: end)
    }

    private struct Reader {
        let text: [UInt8]
        var offset = 0

        var isAtEnd: Bool { offset == text.count }
        private var next: UInt8? { offset < text.count ? text[offset] : nil }

        mutating func skip(_ character: Unicode.Scalar) -> Bool {
            guard let next, UInt32(next) == character.value else { return false }
            offset += 1
            return true
        }

        /// Skips a name: letters, or anything between angle brackets.
        mutating func name() -> Bool {
            let start = offset
            if skip("<") {
                while let next, next != UInt8(ascii: ">") { offset += 1 }
                return skip(">")
            }
            while let next, next | 0x20 >= UInt8(ascii: "a"), next | 0x20 <= UInt8(ascii: "z") { offset += 1 }
            return offset - start >= 3
        }

        /// Reads an unsigned number up to a limit.
        mutating func number(upTo limit: Int64) -> Int64? {
            var value: Int64 = 0
            let start = offset
            while let next, next >= UInt8(ascii: "0"), next <= UInt8(ascii: "9"), value <= limit {
                value = value * 10 + Int64(next - UInt8(ascii: "0"))
                offset += 1
            }
            return offset > start && value <= limit ? value : nil
        }

        /// Reads `[+-]hh[:mm[:ss]]` as seconds.
        mutating func time() -> Int64? {
            let isNegative = skip("-")
            if !isNegative { _ = skip("+") }
            guard let hours = number(upTo: 167) else { return nil }
            var seconds = hours * 3_600
            if skip(":") {
                guard let minutes = number(upTo: 59) else { return nil }
                seconds += minutes * 60
                if skip(":") {
                    guard let last = number(upTo: 59) else { return nil }
                    seconds += last
                }
            }
            return isNegative ? -seconds : seconds
        }

        /// Reads a day and `/time`, 02:00 when there is none.
        mutating func moment() -> YearlyMoment? {
            guard let day = day() else { return nil }
            guard skip("/") else { return YearlyMoment(day: day, seconds: 7_200) }
            guard let seconds = time() else { return nil }
            return YearlyMoment(day: day, seconds: seconds)
        }

        private mutating func day() -> YearlyMoment.Day? {
            if skip("J") {
                guard let ordinal = number(upTo: 365), ordinal > 0 else { return nil }
                return .ordinalWithoutLeapDay(ordinal)
            }
            guard skip("M") else { return number(upTo: 365).map(YearlyMoment.Day.ordinal) }
            guard let month = number(upTo: 12), month > 0, skip("."), let week = number(upTo: 5), week > 0, skip("."),
                let weekday = number(upTo: 6)
            else { return nil }
            return .weekday(month: month, week: week, weekday: weekday)
        }
    }
}
