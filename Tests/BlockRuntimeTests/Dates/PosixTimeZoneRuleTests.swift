import Testing

@testable import BlockRuntime

@Suite struct PosixTimeZoneRuleTests {
    private typealias Moment = PosixTimeZoneRule.YearlyMoment

    @Test func readsOffsetsAndMoments() {
        let rule = PosixTimeZoneRule("<-02>2<-01>,M3.5.0/-1,M10.5.0/0".utf8)
        #expect(rule?.standardOffset == -7_200)
        #expect(
            rule?.daylight
                == PosixTimeZoneRule.Daylight(
                    offset: -3_600, start: Moment(day: .weekday(month: 3, week: 5, weekday: 0), seconds: -3_600),
                    end: Moment(day: .weekday(month: 10, week: 5, weekday: 0), seconds: 0)))
        #expect(PosixTimeZoneRule("XXX3EDT4,0/0,J365/23".utf8)?.daylight?.end == Moment(day: .ordinalWithoutLeapDay(365), seconds: 82_800))
        #expect(PosixTimeZoneRule("EET-2EEST,M3.4.4/50,M10.4.4/50".utf8)?.daylight?.start.seconds == 180_000)
        #expect(PosixTimeZoneRule("AAA-1:30:15".utf8)?.standardOffset == 5_415)
    }

    @Test(arguments: [
        "", "AB1", "UTC", "UTC+", "UTC0X", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.0.0,M10.5.0",
        "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J0,J5", "<+01-1", "CET-999999999999999999999", "CET-1CEST,M3.5.0,M10.5.0/3x",
    ])
    func refusesWhatIsNoRule(text: String) {
        let rule = PosixTimeZoneRule(text.utf8)
        #expect(rule == nil, "'\(text)'")
    }

    @Test func leapDayCountsOnlyInZeroBasedOrdinals() {
        let march1 = CivilDate.days(year: 2024, month: 2) * 86_400
        #expect(Moment(day: .ordinalWithoutLeapDay(60), seconds: 0).local(in: 2024) == march1)
        #expect(Moment(day: .ordinal(60), seconds: 0).local(in: 2024) == march1)
        #expect(Moment(day: .ordinal(59), seconds: 0).local(in: 2023) == CivilDate.days(year: 2023, month: 2) * 86_400)
    }

    @Test func fifthWeekIsTheLastOne() {
        let moment = Moment(day: .weekday(month: 2, week: 5, weekday: 0), seconds: 0)
        #expect(CivilDate(daysSinceEpoch: moment.local(in: 2025) / 86_400) == CivilDate(year: 2025, month: 1, day: 23))
        #expect(CivilDate(daysSinceEpoch: moment.local(in: 2032) / 86_400) == CivilDate(year: 2032, month: 1, day: 29))
        let december = Moment(day: .weekday(month: 12, week: 5, weekday: 3), seconds: 0)
        #expect(CivilDate(daysSinceEpoch: december.local(in: 2025) / 86_400) == CivilDate(year: 2025, month: 11, day: 31))
    }
}
