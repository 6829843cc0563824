/// A date of the proleptic Gregorian calendar.
struct CivilDate: Equatable {
    /// The year; 0 is the year before year 1.
    var year: Int64
    /// 0 is January.
    var month: Int64
    /// 1 is the first of the month.
    var day: Int64

    init(year: Int64, month: Int64, day: Int64) {
        self.year = year
        self.month = month
        self.day = day
    }

    private static let daysPerEra: Int64 = 146_097

    /// Finds the date that is a number of days away from 1970-01-01.
    ///
    /// The year is taken to begin in March, so that the leap day is its last day and month lengths follow one formula;
    /// 400 such years make an era of constant length.
    ///
    /// - Source: Howard Hinnant, "chrono-compatible low-level date algorithms", civil_from_days.
    init(daysSinceEpoch: Int64) {
        let shifted = daysSinceEpoch + 719_468
        let era = shifted.floorQuotient(Self.daysPerEra)
        let dayOfEra = shifted - era * Self.daysPerEra
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        month = marchMonth < 10 ? marchMonth + 2 : marchMonth - 10
        year = yearOfEra + era * 400 + (month <= 1 ? 1 : 0)
    }

    /// Counts the days from 1970-01-01 to the first of a month.
    ///
    /// - Parameters:
    ///   - year: a year within a few million of zero.
    ///   - month: 0 is January; months beyond the year carry over.
    static func days(year: Int64, month: Int64) -> Int64 {
        let carry = month.floorQuotient(12)
        let month = month - carry * 12
        let marchYear = year + carry - (month <= 1 ? 1 : 0)
        let era = marchYear.floorQuotient(400)
        let yearOfEra = marchYear - era * 400
        let marchMonth = month <= 1 ? month + 10 : month - 2
        let dayOfYear = (153 * marchMonth + 2) / 5
        return era * daysPerEra + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Gives the weekday of a day counted from 1970-01-01, which was a Thursday; 0 is Sunday.
    static func weekday(daysSinceEpoch: Int64) -> Int64 {
        let day = daysSinceEpoch + 4
        return day - day.floorQuotient(7) * 7
    }

    static func isLeap(_ year: Int64) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }
}

extension Int64 {
    /// Divides and rounds toward negative infinity; the divisor is positive.
    @inline(__always)
    func floorQuotient(_ divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
