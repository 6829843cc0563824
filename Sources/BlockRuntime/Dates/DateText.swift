/// The texts of JavaScript's dates, as UTF-8 bytes.
///
/// Everything is ASCII but for the few zone names with an accent. The words are English whatever the locale.
///
/// - Source: ECMA-262, "Date.prototype" methods; V8, src/builtins/builtins-date.cc, for what the standard leaves open.
public enum DateText {
    /// Gives what `toString` returns: "Tue Nov 14 2023 22:13:20 GMT+0000 (Coordinated Universal Time)".
    ///
    /// - Parameters:
    ///   - time: the time value.
    ///   - zone: the local zone.
    /// - Returns: the text; "Invalid Date" for NaN.
    public static func string(_ time: Double, in zone: TimeZoneRules) -> [UInt8] {
        guard let fields = DateFields(time, in: zone) else { return invalid }
        var text: [UInt8] = []
        text.reserveCapacity(80)
        appendDate(of: fields, to: &text)
        text.append(UInt8(ascii: " "))
        appendTime(of: fields, time, in: zone, to: &text)
        return text
    }

    /// Gives what `toDateString` returns: "Tue Nov 14 2023".
    ///
    /// - Parameters:
    ///   - time: the time value.
    ///   - zone: the local zone.
    /// - Returns: the text; "Invalid Date" for NaN.
    public static func dateString(_ time: Double, in zone: TimeZoneRules) -> [UInt8] {
        guard let fields = DateFields(time, in: zone) else { return invalid }
        var text: [UInt8] = []
        appendDate(of: fields, to: &text)
        return text
    }

    /// Gives what `toTimeString` returns: "22:13:20 GMT+0000 (Coordinated Universal Time)".
    ///
    /// - Parameters:
    ///   - time: the time value.
    ///   - zone: the local zone.
    /// - Returns: the text; "Invalid Date" for NaN.
    public static func timeString(_ time: Double, in zone: TimeZoneRules) -> [UInt8] {
        guard let fields = DateFields(time, in: zone) else { return invalid }
        var text: [UInt8] = []
        text.reserveCapacity(64)
        appendTime(of: fields, time, in: zone, to: &text)
        return text
    }

    /// Gives what `toUTCString` and `toGMTString` return: "Tue, 14 Nov 2023 22:13:20 GMT".
    ///
    /// - Parameter time: the time value.
    /// - Returns: the text; "Invalid Date" for NaN.
    public static func utcString(_ time: Double) -> [UInt8] {
        guard let fields = DateFields(time, in: .utc) else { return invalid }
        var text: [UInt8] = []
        text.reserveCapacity(32)
        text += weekday(fields)
        text += [UInt8(ascii: ","), UInt8(ascii: " ")]
        text.append(decimal: fields.day, width: 2)
        text.append(UInt8(ascii: " "))
        text += month(fields)
        text.append(UInt8(ascii: " "))
        text.append(decimal: fields.year, width: 4)
        text.append(UInt8(ascii: " "))
        appendClock(of: fields, to: &text)
        text += " GMT".utf8
        return text
    }

    /// Gives what `toISOString` returns: "2023-11-14T22:13:20.000Z"; years outside 0 to 9999 have a sign and six digits.
    ///
    /// - Parameter time: the time value.
    /// - Returns: the text; `nil` for NaN, where `toISOString` throws a RangeError and `toJSON` returns null.
    public static func isoString(_ time: Double) -> [UInt8]? {
        guard let fields = DateFields(time, in: .utc) else { return nil }
        var text: [UInt8] = []
        text.reserveCapacity(28)
        if fields.year >= 0, fields.year <= 9_999 {
            text.append(decimal: fields.year, width: 4)
        } else {
            if fields.year > 0 { text.append(UInt8(ascii: "+")) }
            text.append(decimal: fields.year, width: 6)
        }
        text.append(UInt8(ascii: "-"))
        text.append(decimal: fields.month + 1, width: 2)
        text.append(UInt8(ascii: "-"))
        text.append(decimal: fields.day, width: 2)
        text.append(UInt8(ascii: "T"))
        appendClock(of: fields, to: &text)
        text.append(UInt8(ascii: "."))
        text.append(decimal: fields.milliseconds, width: 3)
        text.append(UInt8(ascii: "Z"))
        return text
    }

    static let invalid = Array("Invalid Date".utf8)

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private static func weekday(_ fields: DateFields) -> String.UTF8View { weekdays[fields.weekday].utf8 }
    private static func month(_ fields: DateFields) -> String.UTF8View { months[fields.month].utf8 }

    /// Appends "Tue Nov 14 2023".
    private static func appendDate(of fields: DateFields, to text: inout [UInt8]) {
        text += weekday(fields)
        text.append(UInt8(ascii: " "))
        text += month(fields)
        text.append(UInt8(ascii: " "))
        text.append(decimal: fields.day, width: 2)
        text.append(UInt8(ascii: " "))
        text.append(decimal: fields.year, width: 4)
    }

    /// Appends "22:13:20".
    private static func appendClock(of fields: DateFields, to text: inout [UInt8]) {
        text.append(decimal: fields.hours, width: 2)
        text.append(UInt8(ascii: ":"))
        text.append(decimal: fields.minutes, width: 2)
        text.append(UInt8(ascii: ":"))
        text.append(decimal: fields.seconds, width: 2)
    }

    /// Appends "22:13:20 GMT+0000 (Coordinated Universal Time)"; the seconds of historical offsets are cut.
    private static func appendTime(of fields: DateFields, _ time: Double, in zone: TimeZoneRules, to text: inout [UInt8]) {
        appendClock(of: fields, to: &text)
        // Invariant: the fields exist, so the time is within 8.64e15 and its offset within 26 hours: the conversions cannot trap.
        let offset = zone.offsetSeconds(atUTC: Int64(time).floorQuotient(1_000))
        let minutes = Int(offset.magnitude / 60)
        // An offset of less than a minute west of Greenwich has lost its sign with its seconds.
        text += (offset <= -60 ? " GMT-" : " GMT+").utf8
        text.append(decimal: minutes / 60, width: 2)
        text.append(decimal: minutes % 60, width: 2)
        text += " (".utf8
        text += zone.longNameBytes(atUTC: time)
        text.append(UInt8(ascii: ")"))
    }
}

extension [UInt8] {
    /// Appends a whole number in decimal digits, "-" before negative ones.
    ///
    /// - Parameters:
    ///   - value: the number.
    ///   - width: the least number of digits; zeros are put in front. The sign does not count.
    mutating func append(decimal value: Int, width: Int) {
        if value < 0 { append(UInt8(ascii: "-")) }
        let start = count
        var rest = value.magnitude
        repeat {
            append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        while count - start < width { append(UInt8(ascii: "0")) }
        self[start...].reverse()
    }
}
