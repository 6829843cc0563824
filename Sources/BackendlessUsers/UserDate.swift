public import OrderedJSON

/// Turns instants into the texts that JavaScript writes, and back. Instants are milliseconds since 1970 in UTC.
public enum UserDate {
    /// The text that JavaScript's `toISOString` gives, such as `1970-01-01T00:00:01.000Z`.
    ///
    /// - Source: ECMA-262, Date.prototype.toISOString; years beyond 0...9999 have a sign and six digits.
    public static func text(_ milliseconds: Int64) -> String {
        let day = floorDivide(milliseconds, 86_400_000)
        let time = milliseconds - day * 86_400_000
        let (year, month, dayOfMonth) = civil(day)
        let yearText = 0...9999 ~= year ? padded(year, 4) : (year < 0 ? "-" : "+") + padded(abs(year), 6)
        let date = "\(yearText)-\(padded(month, 2))-\(padded(dayOfMonth, 2))"
        let clock = "\(padded(time / 3_600_000, 2)):\(padded(time / 60_000 % 60, 2)):\(padded(time / 1000 % 60, 2))"
        return "\(date)T\(clock).\(padded(time % 1000, 3))Z"
    }

    /// The text that HTTP's headers have, such as `Thu, 01 Jan 1970 00:00:01 GMT`.
    ///
    /// - Source: RFC 9110, 5.6.7, IMF-fixdate.
    package static func httpText(_ milliseconds: Int64) -> String {
        let day = floorDivide(milliseconds, 86_400_000)
        let time = milliseconds - day * 86_400_000
        let (year, month, dayOfMonth) = civil(day)
        // Day 0 was a Thursday.
        let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][Int(day - floorDivide(day, 7) * 7)]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let clock = "\(padded(time / 3_600_000, 2)):\(padded(time / 60_000 % 60, 2)):\(padded(time / 1000 % 60, 2))"
        return "\(weekday), \(padded(dayOfMonth, 2)) \(months[Int(month - 1)]) \(padded(year, 4)) \(clock) GMT"
    }

    /// The instant of an ISO-8601 text with a four-digit year: a date, or a date and time with `Z` or an offset.
    public static func milliseconds(_ text: String) -> Int64? {
        let bytes = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int64? {
            guard range.upperBound <= bytes.count, bytes[range].allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
            return bytes[range].reduce(0) { $0 * 10 + Int64($1 - 0x30) }
        }
        func has(_ byte: Character, at offset: Int) -> Bool { offset < bytes.count && bytes[offset] == byte.asciiValue }
        guard let year = number(0..<4), has("-", at: 4), let month = number(5..<7), has("-", at: 7), let day = number(8..<10),
            1...12 ~= month, 1...31 ~= day
        else { return nil }
        let midnight = dayNumber(year, month, day) * 86_400_000
        if bytes.count == 10 { return midnight }
        guard has("T", at: 10), let hour = number(11..<13), has(":", at: 13), let minute = number(14..<16), hour < 25, minute < 60 else {
            return nil
        }
        var offset = 16
        var instant = midnight + hour * 3_600_000 + minute * 60_000
        if has(":", at: offset), let second = number(17..<19), second < 60 {
            instant += second * 1000
            offset = 19
            if has(".", at: offset) {
                let digits = bytes[(offset + 1)...].prefix { 0x30...0x39 ~= $0 }
                guard !digits.isEmpty else { return nil }
                var fraction: Int64 = 0
                for place in 0..<3 {
                    fraction = fraction * 10 + (place < digits.count ? Int64(digits[digits.startIndex + place] - 0x30) : 0)
                }
                instant += fraction
                offset += 1 + digits.count
            }
        }
        if has("Z", at: offset) { return offset + 1 == bytes.count ? instant : nil }
        guard has("+", at: offset) || has("-", at: offset), let hours = number(offset + 1..<offset + 3), has(":", at: offset + 3),
            let minutes = number(offset + 4..<offset + 6), offset + 6 == bytes.count
        else { return nil }
        let shift = hours * 3_600_000 + minutes * 60_000
        return has("+", at: offset) ? instant - shift : instant + shift
    }

    /// A value in which every `{"$date": milliseconds}` is replaced, by ISO-8601 text unless numbers are asked for.
    ///
    /// - Source: JavaScript SDK: dates of a user go as `JSON.stringify` writes them, dates of a data object as numbers.
    public static func resolving(_ value: JSONValue, asNumbers: Bool = false) -> JSONValue {
        switch value {
        case .array(let items):
            return items.contains(where: \.isNested) ? .array(items.map { resolving($0, asNumbers: asNumbers) }) : value
        case .object(let object):
            if object.count == 1, let date = object["$date"] {
                guard case .number(let number) = date, let instant = Int64(exactly: number) else { return .null }
                return asNumbers ? date : .string(text(instant))
            }
            var hasNested = false
            object.withMembers { members in for member in members where member.value.isNested { hasNested = true } }
            guard hasNested else { return value }
            return .object(JSONObject(object.map { ($0.key, resolving($0.value, asNumbers: asNumbers)) }))
        default: return value
        }
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
    }

    private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
        value / divisor - (value % divisor < 0 ? 1 : 0)
    }

    /// The year, month and day of a day number; day 0 is 1970-01-01.
    private static func civil(_ day: Int64) -> (Int64, Int64, Int64) {
        // Years that begin in March have their leap day last; eras of 400 years have equal length.
        let shifted = day + 719_468
        let era = floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    private static func dayNumber(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let year = month <= 2 ? year - 1 : year
        let era = floorDivide(year, 400)
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
