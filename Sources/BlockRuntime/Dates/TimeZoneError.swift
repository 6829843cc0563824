/// A time zone that could not be had.
public struct TimeZoneError: Error, Equatable, Sendable, CustomStringConvertible {
    private enum Code: Equatable {
        case unknown(name: String, nearest: String?)
        case noDirectory(name: String, searched: [String])
        case malformed(path: String, reason: String)
    }

    private let code: Code

    static func unknown(_ name: String, nearest: String?) -> TimeZoneError {
        TimeZoneError(code: .unknown(name: name, nearest: nearest))
    }

    static func noDirectory(_ name: String, searched: [String]) -> TimeZoneError {
        TimeZoneError(code: .noDirectory(name: name, searched: searched))
    }

    static func malformed(path: String, reason: String) -> TimeZoneError {
        TimeZoneError(code: .malformed(path: path, reason: reason))
    }

    /// True when the machine has no time zone data at all, so that only "UTC" and fixed offsets can be had.
    public var isMissingData: Bool {
        if case .noDirectory = code { return true }
        return false
    }

    /// The nearest name that is known, when the zone's name is not.
    public var suggestion: String? {
        if case .unknown(_, let nearest) = code { return nearest }
        return nil
    }

    /// The message, lower case and without a full stop.
    public var description: String {
        switch code {
        case .unknown(let name, nil):
            "unknown time zone '\(name)': expected an IANA name such as 'Europe/Berlin', 'UTC' or an offset such as '+02:00'"
        case .unknown(let name, let nearest?):
            "unknown time zone '\(name)' (did you mean '\(nearest)'?)"
        case .noDirectory(let name, let searched):
            "cannot load time zone '\(name)': no time zone data in "
                + searched.map { "'\($0)'" }.joined(separator: ", ") + " (install tzdata or set TZDIR)"
        case .malformed(let path, let reason):
            "cannot read time zone file '\(path)': \(reason)"
        }
    }
}
