extension DateText {
    /// Gives what `toLocaleString()` returns in the locale en-US: "11/14/2023, 10:13:20 PM".
    ///
    /// - Parameters:
    ///   - time: the time value.
    ///   - zone: the local zone.
    /// - Returns: ASCII text; "Invalid Date" for NaN. Years before 1 are counted backwards without saying so, as the
    ///   default form has no era: year 0 prints 1.
    /// - Source: ECMA-402, Date.prototype.toLocaleString; V8 puts an ordinary space before AM and PM where CLDR has a narrow one.
    public static func localeString(_ time: Double, in zone: TimeZoneRules) -> [UInt8] {
        guard let fields = DateFields(time, in: zone) else { return invalid }
        var text: [UInt8] = []
        text.reserveCapacity(28)
        appendLocaleDate(of: fields, to: &text)
        text += ", ".utf8
        appendLocaleTime(of: fields, to: &text)
        return text
    }

    /// Gives what `toLocaleDateString()` returns in the locale en-US: "11/14/2023".
    ///
    /// - Parameters:
    ///   - time: the time value.
    ///   - zone: the local zone.
    /// - Returns: ASCII text; "Invalid Date" for NaN.
    /// - Source: ECMA-402, Date.prototype.toLocaleDateString.
    public static func localeDateString(_ time: Double, in zone: TimeZoneRules) -> [UInt8] {
        guard let fields = DateFields(time, in: zone) else { return invalid }
        var text: [UInt8] = []
        appendLocaleDate(of: fields, to: &text)
        return text
    }

    /// Gives what `toLocaleTimeString()` returns in the locale en-US: "10:13:20 PM".
    ///
    /// - Parameters:
    ///   - time: the time value.
    ///   - zone: the local zone.
    /// - Returns: ASCII text; "Invalid Date" for NaN.
    /// - Source: ECMA-402, Date.prototype.toLocaleTimeString.
    public static func localeTimeString(_ time: Double, in zone: TimeZoneRules) -> [UInt8] {
        guard let fields = DateFields(time, in: zone) else { return invalid }
        var text: [UInt8] = []
        appendLocaleTime(of: fields, to: &text)
        return text
    }

    private static func appendLocaleDate(of fields: DateFields, to text: inout [UInt8]) {
        text.append(decimal: fields.month + 1, width: 1)
        text.append(UInt8(ascii: "/"))
        text.append(decimal: fields.day, width: 1)
        text.append(UInt8(ascii: "/"))
        text.append(decimal: fields.year > 0 ? fields.year : 1 - fields.year, width: 1)
    }

    private static func appendLocaleTime(of fields: DateFields, to text: inout [UInt8]) {
        text.append(decimal: (fields.hours + 11) % 12 + 1, width: 1)
        text.append(UInt8(ascii: ":"))
        text.append(decimal: fields.minutes, width: 2)
        text.append(UInt8(ascii: ":"))
        text.append(decimal: fields.seconds, width: 2)
        text += (fields.hours < 12 ? " AM" : " PM").utf8
    }
}
