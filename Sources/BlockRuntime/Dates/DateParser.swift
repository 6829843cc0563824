/// Two readers in a row: the standard's format, and from the first token that does not fit it, one that takes nearly anything.
///
/// The second one's rules:
/// - words before the first number are ignored; text in parentheses always is;
/// - a number before ":" belongs to the time, "n::" means n hours and no minutes; a number after that is the rest of the time;
/// - other numbers belong to the day: month, day, year, or year first when it cannot be a day of a month;
/// - a word that begins like a month's name is that month; "am" and "pm" count after a time, names of zones after a number;
/// - a sign after a time or after UTC begins an offset: +h, +hh, +hmm, +hhmm, +hh:mm;
/// - after the first number other words, other signs and ")" make the text invalid.
struct DateParser<Unit: FixedWidthInteger & UnsignedInteger> {
    var tokens: DateTokenizer<Unit>
    var day = DayParts()
    var clock = ClockParts()
    var offset = OffsetParts()
    private var hasNumber = false

    /// The text is no date.
    struct Invalid: Error {}

    static func time(_ units: UnsafeBufferPointer<Unit>, in zone: TimeZoneRules) -> Double {
        var parser = DateParser(tokens: DateTokenizer(units))
        do {
            return try parser.time(in: zone)
        } catch {
            return .nan
        }
    }

    private init(tokens: DateTokenizer<Unit>) {
        self.tokens = tokens
    }

    private mutating func time(in zone: TimeZoneRules) throws(Invalid) -> Double {
        var token = try readISO()
        hasNumber = !day.isEmpty
        while token.kind != .end {
            try read(token)
            token = tokens.take()
        }
        guard let day = day.day(), let clock = clock.time(), let offset = offset.seconds() else { throw Invalid() }
        let local = DateArithmetic.makeDate(day: day, time: clock)
        guard let offset else { return DateArithmetic.time(fromLocal: local, in: zone) }
        return DateArithmetic.timeClip(local - offset * 1_000)
    }

    private mutating func read(_ token: DateToken) throws(Invalid) {
        if token.kind == .number {
            hasNumber = true
            try readNumber(token.value)
        } else if token.isKeyword {
            try readWord(token)
        } else if token.isSign, offset.isUTC || !clock.isEmpty {
            hasNumber = true
            try readOffset(token.sign)
        } else if token.isSign || token.isSymbol(")"), hasNumber {
            throw Invalid()
        }
    }

    private mutating func readNumber(_ number: Int32) throws(Invalid) {
        if tokens.skip(":") {
            if tokens.skip(":") {
                guard clock.isEmpty else { throw Invalid() }
                _ = clock.add(number)
                _ = clock.add(0)
            } else {
                guard clock.add(number) else { throw Invalid() }
                _ = tokens.skip(".")
            }
        } else if tokens.skip("."), clock.expects(number) {
            _ = clock.add(number)
            guard tokens.next.kind == .number else { throw Invalid() }
            _ = clock.addLast(tokens.take().milliseconds)
        } else if offset.expects(number) {
            offset.minutes = number
        } else if clock.expects(number) {
            _ = clock.addLast(number)
            let next = tokens.next
            guard next.kind == .end || next.kind == .space || next.isZulu || next.isSign else { throw Invalid() }
        } else {
            guard day.add(number) else { throw Invalid() }
            _ = tokens.skip("-")
        }
    }

    private mutating func readWord(_ token: DateToken) throws(Invalid) {
        if token.kind == .halfDay, !clock.isEmpty {
            clock.halfDayHours = token.value
        } else if token.kind == .month {
            day.namedMonth = token.value
            _ = tokens.skip("-")
        } else if token.kind == .zone, hasNumber {
            offset.set(hours: token.value)
        } else {
            // A word that is ignored must not run into the first number.
            guard !hasNumber, tokens.next.kind != .number else { throw Invalid() }
        }
    }

    private mutating func readOffset(_ sign: Int32) throws(Invalid) {
        offset.set(sign: sign)
        let number = tokens.next.kind == .number ? tokens.take() : DateToken(kind: .number, value: 0, length: 0)
        if tokens.next.isSymbol(":") {
            offset.hours = number.value
            offset.minutes = nil
        } else {
            switch number.length {
            case 1, 2: (offset.hours, offset.minutes) = (number.value, 0)
            case 3, 4: (offset.hours, offset.minutes) = (number.value / 100, number.value % 100)
            default: throw Invalid()
            }
        }
    }
}
