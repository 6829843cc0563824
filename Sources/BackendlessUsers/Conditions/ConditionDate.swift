/// The dates that conditions may be written with.
package enum ConditionDate {
    /// The instant of a date text in milliseconds since 1970; what names no zone is in UTC.
    ///
    ///     2026-01-31   2026-01-31T12:00   2026-01-31 12:00:00   2026-01-31T12:00:00.000Z   2026-01-31T12:00:00+02:00
    ///     01/31/2026   01/31/2026 12:00   01/31/2026 12:00:00   01/31/2026 12:00:00 GMT+0200
    ///
    /// - Source: Backendless documentation, REST, search with the where clause: the formats of date texts that it lists. Ours: those without
    ///   names of months, days and zones.
    package static func milliseconds(_ text: String) -> Int64? {
        let bytes = Array(text.utf8)
        // A date starts with two digits, as hardly any other text does.
        guard 8...40 ~= bytes.count, isDigit(bytes[0]), isDigit(bytes[1]) else { return nil }
        if bytes[2] == UInt8(ascii: "/") { return american(bytes) }
        guard bytes.count > 10 else { return UserDate.milliseconds(text) }
        var iso = bytes
        if iso[10] == UInt8(ascii: " ") { iso[10] = UInt8(ascii: "T") }
        let whole = String(decoding: iso, as: UTF8.self)
        return UserDate.milliseconds(whole) ?? UserDate.milliseconds(whole + "Z")
    }

    private static func american(_ bytes: [UInt8]) -> Int64? {
        guard bytes.count >= 10, bytes[5] == UInt8(ascii: "/") else { return nil }
        var iso = Array(bytes[6..<10]) + [UInt8(ascii: "-")] + bytes[0..<2] + [UInt8(ascii: "-")] + bytes[3..<5]
        var rest = bytes[10...]
        if rest.isEmpty { return UserDate.milliseconds(String(decoding: iso, as: UTF8.self)) }
        guard rest.removeFirst() == UInt8(ascii: " ") else { return nil }
        let parts = rest.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        iso += [UInt8(ascii: "T")] + parts[0]
        guard parts.count > 1 else { return UserDate.milliseconds(String(decoding: iso, as: UTF8.self) + "Z") }
        guard parts.count == 2, parts[1].starts(with: Array("GMT".utf8)) else { return nil }
        let zone = parts[1].dropFirst(3)
        if zone.isEmpty { return UserDate.milliseconds(String(decoding: iso, as: UTF8.self) + "Z") }
        guard zone.count == 5 else { return nil }
        iso += zone.prefix(3) + [UInt8(ascii: ":")] + zone.suffix(2)
        return UserDate.milliseconds(String(decoding: iso, as: UTF8.self))
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
