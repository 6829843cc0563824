@testable import BlockRuntime

/// Zones that need no file: each is the yearly rule that the place follows today, taken to hold for all years.
enum SampleZones {
    static let berlin = zone("Europe/Berlin", "CET-1CEST,M3.5.0,M10.5.0/3")
    static let newYork = zone("America/New_York", "EST5EDT,M3.2.0,M11.1.0")
    static let kolkata = zone("Asia/Kolkata", "IST-5:30")
    static let lordHowe = zone("Australia/Lord_Howe", "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0")
    static let dublin = zone("Europe/Dublin", "IST-1GMT0,M10.5.0,M3.5.0/1")

    static let all = [TimeZoneRules.utc, berlin, newYork, kolkata, lordHowe, dublin, TimeZoneRules(offsetMinutes: -210)]

    /// True when the machine has time zone files, so that tests may use them.
    static let machineHasData: Bool = {
        do {
            _ = try TimeZoneRules(named: "Europe/Berlin")
            return true
        } catch {
            return false
        }
    }()

    static func zone(_ name: String, _ text: String) -> TimeZoneRules {
        guard let rule = PosixTimeZoneRule(text.utf8) else {
            preconditionFailure("the sample rule '\(text)' cannot be read")  // Invariant: the rules above are well formed.
        }
        var table = TimeZoneTable(fixedOffsetSeconds: rule.standardOffset)
        if rule.daylight != nil { table.rule = rule }
        return TimeZoneRules(identifier: name, table: table, names: TimeZoneNames(zone: name, table: table))
    }
}

/// A small generator whose sequence depends on its seed alone.
struct SeededDates: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

func dateText(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// Equality in which NaN equals NaN.
func isSameTime(_ one: Double, _ other: Double) -> Bool { one == other || (one.isNaN && other.isNaN) }
