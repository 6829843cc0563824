import Testing

@testable import BlockRuntime

/// What V8 11.3 (node 20) prints.
@Suite struct DateTextTests {
    @Test func stringsOfAUsualDate() {
        let time = 1_700_000_000_000.0, zone = SampleZones.berlin
        #expect(dateText(DateText.string(time, in: zone)) == "Tue Nov 14 2023 23:13:20 GMT+0100 (Central European Standard Time)")
        #expect(dateText(DateText.dateString(time, in: zone)) == "Tue Nov 14 2023")
        #expect(dateText(DateText.timeString(time, in: zone)) == "23:13:20 GMT+0100 (Central European Standard Time)")
        #expect(dateText(DateText.utcString(time)) == "Tue, 14 Nov 2023 22:13:20 GMT")
        #expect(DateText.isoString(time).map(dateText) == "2023-11-14T22:13:20.000Z")
        #expect(dateText(DateText.localeString(time, in: zone)) == "11/14/2023, 11:13:20 PM")
        #expect(dateText(DateText.localeDateString(time, in: zone)) == "11/14/2023")
        #expect(dateText(DateText.localeTimeString(time, in: zone)) == "11:13:20 PM")
    }

    @Test func invalidDateHasNoISOText() {
        let zone = SampleZones.berlin
        for invalid in [Double.nan, .infinity, -.infinity, 8.64e15 + 1] {
            let texts = [
                DateText.string(invalid, in: zone), DateText.dateString(invalid, in: zone), DateText.timeString(invalid, in: zone),
                DateText.utcString(invalid), DateText.localeString(invalid, in: zone), DateText.localeDateString(invalid, in: zone),
                DateText.localeTimeString(invalid, in: zone),
            ]
            #expect(texts.allSatisfy { dateText($0) == "Invalid Date" })
            #expect(DateText.isoString(invalid) == nil)
        }
    }

    @Test(arguments: [
        (0, "1970-01-01T00:00:00.000Z", "Thu, 01 Jan 1970 00:00:00 GMT", "1/1/1970, 12:00:00 AM"),
        (-1, "1969-12-31T23:59:59.999Z", "Wed, 31 Dec 1969 23:59:59 GMT", "12/31/1969, 11:59:59 PM"),
        (43_200_000, "1970-01-01T12:00:00.000Z", "Thu, 01 Jan 1970 12:00:00 GMT", "1/1/1970, 12:00:00 PM"),
        (951_782_400_007, "2000-02-29T00:00:00.007Z", "Tue, 29 Feb 2000 00:00:00 GMT", "2/29/2000, 12:00:00 AM"),
        (260_000_000_000_000, "+010209-01-27T06:13:20.000Z", "Fri, 27 Jan 10209 06:13:20 GMT", "1/27/10209, 6:13:20 AM"),
        (-62_135_596_800_000, "0001-01-01T00:00:00.000Z", "Mon, 01 Jan 0001 00:00:00 GMT", "1/1/1, 12:00:00 AM"),
        (-62_167_219_200_000, "0000-01-01T00:00:00.000Z", "Sat, 01 Jan 0000 00:00:00 GMT", "1/1/1, 12:00:00 AM"),
        (-62_198_755_200_000, "-000001-01-01T00:00:00.000Z", "Fri, 01 Jan -0001 00:00:00 GMT", "1/1/2, 12:00:00 AM"),
        (-100_000_000_000_000, "-001199-02-15T14:13:20.000Z", "Thu, 15 Feb -1199 14:13:20 GMT", "2/15/1200, 2:13:20 PM"),
        (8.64e15, "+275760-09-13T00:00:00.000Z", "Sat, 13 Sep 275760 00:00:00 GMT", "9/13/275760, 12:00:00 AM"),
        (-8.64e15, "-271821-04-20T00:00:00.000Z", "Tue, 20 Apr -271821 00:00:00 GMT", "4/20/271822, 12:00:00 AM"),
    ])
    func textsOfFarDates(time: Double, iso: String, utc: String, locale: String) {
        #expect(DateText.isoString(time).map(dateText) == iso)
        #expect(dateText(DateText.utcString(time)) == utc)
        #expect(dateText(DateText.localeString(time, in: .utc)) == locale)
    }

    @Test func zoneOfAnOldDateIsNamedAsInTheYearThatHasTheSameCalendar() {
        let summer1906 = -2e12
        #expect(
            dateText(DateText.timeString(summer1906, in: SampleZones.kolkata)) == "01:56:40 GMT+0530 (India Standard Time)")
        #expect(SampleZones.berlin.longName(atUTC: summer1906) == "Central European Summer Time")
        #expect(SampleZones.berlin.longName(atUTC: -8.64e15) == "Central European Summer Time")
        #expect(SampleZones.berlin.longName(atUTC: .nan) == "Central European Standard Time")
    }

    @Test func westernOffsetHasAMinus() {
        #expect(
            dateText(DateText.string(1_700_000_000_000, in: SampleZones.newYork))
                == "Tue Nov 14 2023 17:13:20 GMT-0500 (Eastern Standard Time)"
        )
        let fixed = TimeZoneRules(offsetMinutes: -210)
        #expect(dateText(DateText.string(0, in: fixed)) == "Wed Dec 31 1969 20:30:00 GMT-0330 (GMT-03:30)")
    }

    @Test func everyISOTextIsParsedBackToItsTime() {
        var generator = SeededDates(seed: 20_251_009)
        for _ in 0..<5_000 {
            let time = Double(Int64.random(in: -8_640_000_000_000_000...8_640_000_000_000_000, using: &generator))
            let iso = DateText.isoString(time) ?? []
            #expect(parseDate(iso.map(UInt16.init), in: SampleZones.newYork) == time, "seed 20251009, \(dateText(iso))")
        }
    }

    @Test func everyTextOfAWholeSecondIsParsedBackToItsTime() {
        var generator = SeededDates(seed: 7)
        for _ in 0..<2_000 {
            let time = Double(Int64.random(in: 0...4_000_000_000, using: &generator)) * 1_000
            for zone in SampleZones.all {
                let printed = DateText.string(time, in: zone)
                #expect(parseDate(printed.map(UInt16.init), in: .utc) == time, "seed 7, \(dateText(printed))")
            }
        }
    }
}
