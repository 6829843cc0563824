/// Reads the text of a date as `Date.parse` does.
///
/// - Parameters:
///   - units: the text's UTF-16 code units.
///   - zone: the zone of texts that name none.
/// - Returns: the time value; NaN when the text is no date.
/// - Source: ECMA-262, Date.parse; V8, src/date/dateparser-inl.h, for everything that is not in the standard's own format.
public func parseDate(_ units: UnsafeBufferPointer<UInt16>, in zone: TimeZoneRules) -> Double {
    DateParser.time(units, in: zone)
}

/// Reads the text of a date as `Date.parse` does.
///
/// - Parameters:
///   - units: the text's code units, Latin-1.
///   - zone: the zone of texts that name none.
/// - Returns: the time value; NaN when the text is no date.
/// - Source: as the form for UTF-16.
public func parseDate(_ units: UnsafeBufferPointer<UInt8>, in zone: TimeZoneRules) -> Double {
    DateParser.time(units, in: zone)
}

/// Reads the text of a date as `Date.parse` does.
///
/// - Parameters:
///   - units: the text's UTF-16 code units.
///   - zone: the zone of texts that name none.
/// - Returns: the time value; NaN when the text is no date.
/// - Source: as the form for UTF-16.
public func parseDate(_ units: [UInt16], in zone: TimeZoneRules) -> Double {
    units.withUnsafeBufferPointer { DateParser.time($0, in: zone) }
}
