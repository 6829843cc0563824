/// The numbers and the month's name that a text told about the day, in the order of the text.
struct DayParts {
    private var numbers: [3 of Int32] = [1, 1, 1]
    private var count = 0
    /// A month told by name; 1 is January.
    var namedMonth: Int32?
    /// True when the text is an ISO date, so that the order is year, month, day and short years are meant as they are.
    var isISO = false

    var isEmpty: Bool { count == 0 }

    /// Takes a number; false when there are three already.
    mutating func add(_ number: Int32) -> Bool {
        guard count < 3 else { return false }
        numbers[count] = number
        count += 1
        return true
    }

    /// Decides which number is what.
    ///
    /// - Returns: days since the epoch; `nil` when there is no number, or the month or day is out of range.
    func day() -> Double? {
        guard count > 0 else { return nil }
        // Numbers that the text does not tell are 1, also the year: "Oct 9" is in 2001.
        var year: Int32
        let month: Int32
        let day: Int32
        if let namedMonth {
            month = namedMonth
            (day, year) = Self.isDay(numbers[0]) ? (numbers[0], numbers[1]) : (numbers[1], numbers[0])
        } else if isISO || !Self.isDay(numbers[0]) {
            (year, month, day) = (numbers[0], numbers[1], numbers[2])
        } else {
            (month, day, year) = (numbers[0], numbers[1], numbers[2])
        }
        if !isISO {
            if (0...49).contains(year) { year += 2000 } else if (50...99).contains(year) { year += 1900 }
        }
        guard (1...12).contains(month), Self.isDay(day) else { return nil }
        return DateArithmetic.makeDay(year: Double(year), month: Double(month - 1), day: Double(day))
    }

    private static func isDay(_ number: Int32) -> Bool { (1...31).contains(number) }
}

/// The hours, minutes, seconds and milliseconds that a text told, in this order.
struct ClockParts {
    private var numbers: [4 of Int32] = [0, 0, 0, 0]
    private var count = 0
    /// 0 after "am" and 12 after "pm".
    var halfDayHours: Int32?

    var isEmpty: Bool { count == 0 }

    /// Takes a number; false when there are four already.
    mutating func add(_ number: Int32) -> Bool {
        guard count < 4 else { return false }
        numbers[count] = number
        count += 1
        return true
    }

    /// Takes the last number; what is missing after it is 0.
    mutating func addLast(_ number: Int32) -> Bool {
        guard add(number) else { return false }
        count = 4
        return true
    }

    /// True when the number can be the part that is still missing after the hours.
    func expects(_ number: Int32) -> Bool {
        switch count {
        case 1, 2: (0...59).contains(number)
        case 3: (0...999).contains(number)
        default: false
        }
    }

    /// Gives the time of day.
    ///
    /// - Returns: milliseconds since midnight, 24:00 included; `nil` when a part is out of range.
    func time() -> Double? {
        var hours = numbers[0]
        if let halfDayHours {
            guard (0...12).contains(hours) else { return nil }
            hours = hours % 12 + halfDayHours
        }
        let (minutes, seconds, milliseconds) = (numbers[1], numbers[2], numbers[3])
        let isOnClock =
            (0...23).contains(hours) && (0...59).contains(minutes) && (0...59).contains(seconds) && (0...999).contains(milliseconds)
        guard isOnClock || (hours == 24 && minutes == 0 && seconds == 0 && milliseconds == 0) else { return nil }
        return DateArithmetic.makeTime(
            hours: Double(hours), minutes: Double(minutes), seconds: Double(seconds), milliseconds: Double(milliseconds))
    }
}

/// The offset from UTC that a text told.
struct OffsetParts {
    private var sign: Int32?
    /// Hours without sign.
    var hours: Int32?
    /// Minutes without sign.
    var minutes: Int32?

    var isEmpty: Bool { hours == nil }
    var isUTC: Bool { hours == 0 && minutes == 0 }

    /// Takes the hours of a named zone.
    mutating func set(hours offset: Int32) {
        sign = offset < 0 ? -1 : 1
        hours = abs(offset)
        minutes = 0
    }

    mutating func set(sign: Int32) { self.sign = sign }

    /// True when the number can be the minutes that are still missing.
    func expects(_ number: Int32) -> Bool {
        hours != nil && minutes == nil && (0...59).contains(number)
    }

    /// Gives the offset.
    ///
    /// - Returns: `.some(nil)` when the text told none; seconds to add to UTC; `nil` when it is beyond 31 bits.
    func seconds() -> Double?? {
        guard let sign else { return .some(nil) }
        // The sum wraps around at 32 bits, as in V8: absurd hours can give an ordinary offset.
        let total = UInt32(bitPattern: hours ?? 0) &* 3_600 &+ UInt32(bitPattern: minutes ?? 0) &* 60
        guard total <= UInt32(Int32.max) else { return nil }
        return .some(Double(total) * Double(sign))
    }
}
