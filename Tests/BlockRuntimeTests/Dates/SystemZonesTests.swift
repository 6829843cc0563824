import Testing

@testable import BlockRuntime

/// Zones from the machine's own data, checked against what V8 prints.
@Suite(.enabled(if: SampleZones.machineHasData, "this machine has no time zone data"))
struct SystemZonesTests {
    @Test(arguments: [
        ("Europe/Berlin", 1_700_000_000_000, "Tue Nov 14 2023 23:13:20 GMT+0100 (Central European Standard Time)"),
        ("Europe/Berlin", 1_688_000_000_000, "Thu Jun 29 2023 02:53:20 GMT+0200 (Central European Summer Time)"),
        ("America/New_York", 1_700_000_000_000, "Tue Nov 14 2023 17:13:20 GMT-0500 (Eastern Standard Time)"),
        ("America/New_York", 1_688_000_000_000, "Wed Jun 28 2023 20:53:20 GMT-0400 (Eastern Daylight Time)"),
        ("Asia/Kolkata", 1_700_000_000_000, "Wed Nov 15 2023 03:43:20 GMT+0530 (India Standard Time)"),
        ("Asia/Kolkata", 1_688_000_000_000, "Thu Jun 29 2023 06:23:20 GMT+0530 (India Standard Time)"),
        ("Australia/Lord_Howe", 1_700_000_000_000, "Wed Nov 15 2023 09:13:20 GMT+1100 (Lord Howe Daylight Time)"),
        ("Australia/Lord_Howe", 1_688_000_000_000, "Thu Jun 29 2023 11:23:20 GMT+1030 (Lord Howe Standard Time)"),
        ("Europe/Dublin", 1_700_000_000_000, "Tue Nov 14 2023 22:13:20 GMT+0000 (Greenwich Mean Time)"),
        ("Europe/Dublin", 1_688_000_000_000, "Thu Jun 29 2023 01:53:20 GMT+0100 (Irish Standard Time)"),
        ("Africa/Casablanca", 1_700_000_000_000, "Tue Nov 14 2023 23:13:20 GMT+0100 (GMT+01:00)"),
        ("Africa/Casablanca", 1_688_000_000_000, "Thu Jun 29 2023 01:53:20 GMT+0100 (GMT+01:00)"),
        ("Asia/Tehran", 1_700_000_000_000, "Wed Nov 15 2023 01:43:20 GMT+0330 (Iran Standard Time)"),
        ("Asia/Tehran", 1_688_000_000_000, "Thu Jun 29 2023 04:23:20 GMT+0330 (Iran Standard Time)"),
        ("Indian/Reunion", 1_700_000_000_000, "Wed Nov 15 2023 02:13:20 GMT+0400 (Réunion Time)"),
        ("Indian/Reunion", 1_688_000_000_000, "Thu Jun 29 2023 04:53:20 GMT+0400 (Réunion Time)"),
        ("America/Sao_Paulo", 1_700_000_000_000, "Tue Nov 14 2023 19:13:20 GMT-0300 (Brasilia Standard Time)"),
        ("America/Sao_Paulo", 1_688_000_000_000, "Wed Jun 28 2023 21:53:20 GMT-0300 (Brasilia Standard Time)"),
        ("Pacific/Chatham", 1_700_000_000_000, "Wed Nov 15 2023 11:58:20 GMT+1345 (Chatham Daylight Time)"),
        ("Pacific/Chatham", 1_688_000_000_000, "Thu Jun 29 2023 13:38:20 GMT+1245 (Chatham Standard Time)"),
        ("Europe/Berlin", -3_000_000_000_000, "Mon Dec 07 1874 19:33:28 GMT+0053 (Central European Standard Time)"),
        ("Europe/Berlin", 4_102_444_800_000, "Fri Jan 01 2100 01:00:00 GMT+0100 (Central European Standard Time)"),
        ("Europe/Berlin", 4_118_083_200_000, "Thu Jul 01 2100 02:00:00 GMT+0200 (Central European Summer Time)"),
        ("Europe/Berlin", 8_640_000_000_000_000, "Sat Sep 13 275760 02:00:00 GMT+0200 (Central European Summer Time)"),
        ("Europe/Berlin", 500_000_000_000, "Tue Nov 05 1985 01:53:20 GMT+0100 (Central European Standard Time)"),
        ("America/New_York", 300_000_000_000, "Thu Jul 05 1979 01:20:00 GMT-0400 (Eastern Daylight Time)"),
        ("America/New_York", -1_500_000_000_000, "Tue Jun 20 1922 17:20:00 GMT-0400 (Eastern Daylight Time)"),
        ("Africa/Casablanca", 1_710_864_000_000, "Tue Mar 19 2024 16:00:00 GMT+0000 (GMT+00:00)"),
        ("Africa/Casablanca", 1_545_000_000_000, "Sun Dec 16 2018 23:40:00 GMT+0100 (GMT+01:00)"),
        ("Europe/Dublin", 15_024_895_826, "Tue Jun 23 1970 22:34:55 GMT+0100 (Greenwich Mean Time)"),
        ("Africa/Windhoek", 1_834_458_336_234, "Fri Feb 18 2028 05:45:36 GMT+0200 (Central Africa Time)"),
        ("Africa/Windhoek", 1_200_000_000_000, "Thu Jan 10 2008 23:20:00 GMT+0200 (GMT+02:00)"),
    ])
    func printsWhatV8Prints(zone: String, time: Double, expected: String) throws {
        #expect(dateText(DateText.string(time, in: try TimeZoneRules(named: zone))) == expected)
    }

    @Test func fieldsGoToATimeAndBackInZonesWithAHistory() throws {
        var generator = SeededDates(seed: 11)
        for name in ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kathmandu", "America/Nuuk"] {
            let zone = try TimeZoneRules(named: name)
            for _ in 0..<3_000 {
                let time = Double(Int64.random(in: -4_000_000_000_000...8_000_000_000_000, using: &generator))
                let fields = DateFields(time, in: zone)
                let back = fields?.time(in: zone) ?? .nan
                #expect(back == time || (back < time && DateFields(back, in: zone) == fields), "seed 11, \(time) in \(name)")
            }
        }
    }
}
