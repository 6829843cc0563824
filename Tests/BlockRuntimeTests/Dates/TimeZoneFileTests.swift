import Testing

@testable import BlockRuntime

@Suite struct TimeZoneFileTests {
    /// Two changes: to +02:00 daylight time at 1000 s, back to +01:00 at 2000 s; then a rule.
    private static func file(version: UInt8 = 0x32, footer: String = "\nCET-1CEST,M3.5.0,M10.5.0/3\n") -> [UInt8] {
        header(version: version, times: 0, types: 1, nameBytes: 4) + type(0, 0) + Array("UTC\0".utf8)
            + header(version: version, times: 2, types: 2, nameBytes: 4)
            + integer(1_000, 8) + integer(2_000, 8) + [1, 0] + type(3_600, 0) + type(7_200, 1) + Array("CET\0".utf8)
            + Array(footer.utf8)
    }

    private static func integer(_ value: Int64, _ byteCount: Int) -> [UInt8] {
        (0..<byteCount).reversed().map { UInt8(truncatingIfNeeded: value >> Int64($0 * 8)) }
    }

    private static func type(_ offset: Int64, _ isDaylight: UInt8) -> [UInt8] { integer(offset, 4) + [isDaylight, 0] }

    private static func header(version: UInt8, times: Int64, types: Int64, nameBytes: Int64) -> [UInt8] {
        let reserved = [UInt8](repeating: 0, count: 15)
        let counts = [0, 0, 0, times, types, nameBytes].flatMap { integer($0, 4) }
        return Array("TZif".utf8) + [version] + reserved + counts
    }

    @Test func readsTransitionsPeriodsAndRule() throws {
        let table = try TimeZoneFile.table(Self.file())
        #expect(table.transitions == [1_000, 2_000])
        #expect(table.periods.map(\.offsetSeconds) == [3_600, 7_200, 3_600])
        #expect(table.periods.map(\.isDaylight) == [false, true, false])
        #expect(table.rule == PosixTimeZoneRule("CET-1CEST,M3.5.0,M10.5.0/3".utf8))
    }

    @Test func readsTheFirstVersionWith32BitTimes() throws {
        let bytes =
            Self.header(version: 0, times: 1, types: 2, nameBytes: 4) + Self.integer(-5, 4) + [1] + Self.type(-60, 0)
            + Self.type(3_600, 0) + Array("CET\0".utf8)
        let table = try TimeZoneFile.table(bytes)
        #expect(table.transitions == [-5])
        #expect(table.periods.map(\.offsetSeconds) == [-60, 3_600])
        #expect(table.rule == nil)
    }

    @Test func emptyRuleIsNoRule() throws {
        #expect(try TimeZoneFile.table(Self.file(footer: "\n\n")).rule == nil)
        #expect(try TimeZoneFile.table(Self.file(footer: "\nCET-1\n")).rule == nil)
    }

    @Test func everyTruncatedFileIsRefused() {
        let whole = Self.file()
        for count in whole.indices {
            #expect(throws: TimeZoneFile.Malformed.self) { _ = try TimeZoneFile.table(Array(whole[..<count])) }
        }
    }

    @Test func transitionsAtTheEndsOf64BitsAreRefused() {
        for extreme in [Int64.min, .max] {
            let bytes =
                Self.header(version: 0x32, times: 0, types: 0, nameBytes: 0) + Self.header(version: 0x32, times: 1, types: 1, nameBytes: 0)
                + Self.integer(extreme, 8) + [0] + Self.type(0, 0) + Array("\n\n".utf8)
            #expect(throws: TimeZoneFile.Malformed(reason: "a transition is out of range")) { _ = try TimeZoneFile.table(bytes) }
        }
    }

    @Test func mutatedFilesNeverTrap() {
        var generator = SeededDates(seed: 3)
        let whole = Self.file()
        for _ in 0..<5_000 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            guard let table = try? TimeZoneFile.table(bytes) else { continue }
            let zone = TimeZoneRules(identifier: "X", table: table, names: TimeZoneNames(standard: "S", daylight: "D"))
            for time in [-8.64e15, 0, 1_500_000, 1.7e12, 8.64e15] {
                #expect(zone.offsetMilliseconds(atUTC: time).magnitude <= 93_600_000 * 24, "seed 3")
                #expect(DateText.string(time, in: zone).isEmpty == false, "seed 3")
                #expect(zone.utc(fromLocal: time).isFinite, "seed 3")
            }
        }
    }

    @Test(arguments: [
        (file(footer: "x\n"), "the rule at the end is not closed"), (file(footer: "\nCET-1"), "the rule at the end is not closed"),
        (file(footer: "\nCET\n"), "the rule at the end cannot be read"), (Array("GIF89a".utf8), "the file does not begin with 'TZif'"),
        ([], "the file ends too early"),
    ])
    func saysWhatIsWrong(bytes: [UInt8], reason: String) {
        #expect(throws: TimeZoneFile.Malformed(reason: reason)) { _ = try TimeZoneFile.table(bytes) }
    }

    @Test func daylightTimeBehindStandardTimeIsTurnedAround() {
        func period(_ hours: Int64, _ isDaylight: Bool) -> ClockPeriod {
            ClockPeriod(offsetSeconds: hours * 3_600, isDaylight: isDaylight)
        }
        let halfYear: Int64 = 15_778_800
        var table = TimeZoneTable(
            transitions: (1...5).map { $0 * halfYear },
            periods: [period(0, false), period(1, true), period(1, false), period(0, true), period(1, false), period(0, true)], rule: nil)
        table.makeDaylightTimePositive()
        #expect(table.periods.map(\.isDaylight) == [false, true, true, false, true, false])
    }
}
