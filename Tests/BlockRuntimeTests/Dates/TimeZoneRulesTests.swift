import Testing

@testable import BlockRuntime

@Suite struct TimeZoneRulesTests {
    private func local(_ components: Double...) -> Double {
        DateArithmetic.time(fromComponents: components, in: .utc)
    }

    @Test func skippedTimeIsReadWithTheOffsetBeforeTheChange() {
        let skipped = local(2025, 2, 30, 2, 30)
        #expect(SampleZones.berlin.utc(fromLocal: skipped) == local(2025, 2, 30, 1, 30))
        #expect(SampleZones.berlin.utc(fromLocal: local(2025, 2, 30, 3, 0)) == local(2025, 2, 30, 1, 0))
        #expect(SampleZones.berlin.utc(fromLocal: local(2025, 2, 30, 1, 59)) == local(2025, 2, 30, 0, 59))
    }

    @Test func timeShownTwiceIsTheFirstOfTheTwo() {
        #expect(SampleZones.berlin.utc(fromLocal: local(2025, 9, 26, 2, 30)) == local(2025, 9, 26, 0, 30))
        #expect(SampleZones.berlin.utc(fromLocal: local(2025, 9, 26, 3, 0)) == local(2025, 9, 26, 2, 0))
        #expect(SampleZones.newYork.utc(fromLocal: local(2025, 10, 2, 1, 30)) == local(2025, 10, 2, 5, 30))
    }

    @Test func southernDaylightTimeSpansTheNewYear() {
        let zone = SampleZones.lordHowe
        #expect(zone.offsetMilliseconds(atUTC: local(2025, 0, 1)) == 39_600_000)
        #expect(zone.offsetMilliseconds(atUTC: local(2025, 6, 1)) == 37_800_000)
        #expect(zone.longName(atUTC: local(2025, 0, 1)) == "Lord Howe Daylight Time")
        #expect(zone.utc(fromLocal: local(2025, 9, 5, 2, 15)) == local(2025, 9, 4, 15, 45))
    }

    @Test func offsetChangesAtTheVerySecond() {
        let change = local(2025, 2, 30, 1)
        #expect(SampleZones.berlin.offsetMilliseconds(atUTC: change - 1) == 3_600_000)
        #expect(SampleZones.berlin.offsetMilliseconds(atUTC: change) == 7_200_000)
    }

    @Test func notFiniteTimesHaveNoOffset() {
        #expect(SampleZones.berlin.offsetMilliseconds(atUTC: .nan) == 0)
        #expect(SampleZones.berlin.offsetMilliseconds(atUTC: .infinity) == 0)
        #expect(SampleZones.berlin.utc(fromLocal: .nan).isNaN)
        #expect(SampleZones.berlin.utc(fromLocal: 1e300) == 1e300)
    }

    @Test func dublinsWinterIsStandardTime() {
        #expect(SampleZones.dublin.longName(atUTC: local(2025, 0, 1)) == "Greenwich Mean Time")
        #expect(SampleZones.dublin.longName(atUTC: local(2025, 6, 1)) == "Irish Standard Time")
    }

    @Test(arguments: [
        ("UTC", 0, "Coordinated Universal Time", "UTC"), ("utc", 0, "Coordinated Universal Time", "UTC"),
        ("Etc/UTC", 0, "Coordinated Universal Time", "UTC"), ("GMT", 0, "Greenwich Mean Time", "GMT"),
        ("+02:00", 120, "GMT+02:00", "+02:00"), ("-0530", -330, "GMT-05:30", "-05:30"), ("+09", 540, "GMT+09:00", "+09:00"),
        ("-00:00", 0, "GMT+00:00", "+00:00"), ("+23:59", 1_439, "GMT+23:59", "+23:59"),
    ])
    func fixedOffsetsNeedNoFile(name: String, minutes: Double, longName: String, identifier: String) throws {
        let zone = try TimeZoneRules(named: name, searching: [])
        #expect(zone.offsetMilliseconds(atUTC: 0) == minutes * 60_000)
        #expect(zone.longName(atUTC: 0) == longName)
        #expect(zone.identifier == identifier)
    }

    @Test func offsetBeyondADayIsBroughtToTheLimit() {
        #expect(TimeZoneRules(offsetMinutes: .max).offsetMilliseconds(atUTC: 0) == 1_439 * 60_000)
        #expect(TimeZoneRules(offsetMinutes: .min).offsetMilliseconds(atUTC: 0) == -1_439 * 60_000)
    }

    @Test func missingDataIsSaid() {
        let error = #expect(throws: TimeZoneError.self) { _ = try TimeZoneRules(named: "Europe/Berlin", searching: ["/nowhere", "/no"]) }
        #expect(error?.isMissingData == true)
        #expect(
            error?.description
                == "cannot load time zone 'Europe/Berlin': no time zone data in '/nowhere', '/no' (install tzdata or set TZDIR)")
    }

    @Test(arguments: [
        ("Europe/Berln", "unknown time zone 'Europe/Berln' (did you mean 'Europe/Berlin'?)"),
        ("europe/berlin", "unknown time zone 'europe/berlin' (did you mean 'Europe/Berlin'?)"),
        ("Berlin", "unknown time zone 'Berlin' (did you mean 'Europe/Berlin'?)"),
        (
            "Middle Earth",
            "unknown time zone 'Middle Earth': expected an IANA name such as 'Europe/Berlin', 'UTC' or an offset such as '+02:00'"
        ),
        ("", "unknown time zone '': expected an IANA name such as 'Europe/Berlin', 'UTC' or an offset such as '+02:00'"),
        (
            "../../etc/passwd",
            "unknown time zone '../../etc/passwd': expected an IANA name such as 'Europe/Berlin', 'UTC' or an offset such as '+02:00'"
        ),
        (
            "+24:00", "unknown time zone '+24:00': expected an IANA name such as 'Europe/Berlin', 'UTC' or an offset such as '+02:00'"
        ),
    ])
    func unknownNamesOfferTheNearest(name: String, message: String) {
        // Any directory that exists will do: none of these names is in it.
        let error = #expect(throws: TimeZoneError.self) { _ = try TimeZoneRules(named: name, searching: ["/dev"]) }
        #expect(error?.description == message)
    }

    @Test func namesOfZonesWithoutAnEnglishNameAreTheirOffsets() {
        let zone = SampleZones.zone("Asia/Amman", "<+03>-3")
        #expect(zone.longName(atUTC: 0) == "GMT+03:00")
        let troll = SampleZones.zone("Antarctica/Troll", "<+00>0<+02>-2,M3.5.0/1,M10.5.0/3")
        #expect(troll.longName(atUTC: local(2025, 0, 1)) == "Greenwich Mean Time")
        #expect(troll.longName(atUTC: local(2025, 6, 1)) == "GMT+02:00")
    }
}
