import Testing

@testable import BlockRuntime

@Suite struct DateArithmeticTests {
    @Test func timeClipCutsTheFractionAndTheRange() {
        #expect(DateArithmetic.timeClip(1.9) == 1)
        #expect(DateArithmetic.timeClip(-1.9) == -1)
        #expect(DateArithmetic.timeClip(-0.5).sign == .plus)
        #expect(DateArithmetic.timeClip(8.64e15) == 8.64e15)
        #expect(DateArithmetic.timeClip(8.64e15 + 1).isNaN)
        #expect(DateArithmetic.timeClip(-.infinity).isNaN)
        #expect(DateArithmetic.timeClip(.nan).isNaN)
    }

    @Test func monthsAndDaysCarryOver() {
        #expect(DateArithmetic.makeDay(year: 1970, month: 0, day: 1) == 0)
        #expect(DateArithmetic.makeDay(year: 1970, month: 12, day: 1) == 365)
        #expect(DateArithmetic.makeDay(year: 1970, month: -1, day: 1) == -31)
        #expect(DateArithmetic.makeDay(year: 2024, month: 2, day: 0) == DateArithmetic.makeDay(year: 2024, month: 1, day: 29))
        #expect(DateArithmetic.makeDay(year: 1_000_001, month: 0, day: 1).isNaN)
        #expect(DateArithmetic.makeDay(year: 2000, month: 1e8, day: 1).isNaN)
        #expect(DateArithmetic.makeDay(year: 2000, month: .nan, day: 1).isNaN)
        #expect(DateArithmetic.makeDay(year: 2000, month: 0, day: .infinity).isNaN)
    }

    @Test func civilDatesGoThereAndBackForManyDays() {
        for days in stride(from: Int64(-100_000_100), through: 100_000_100, by: 9_973) {
            let date = CivilDate(daysSinceEpoch: days)
            #expect(CivilDate.days(year: date.year, month: date.month) + date.day - 1 == days)
            #expect((0...11).contains(date.month) && (1...31).contains(date.day))
        }
    }

    @Test func calendarIsCountedDayByDay() {
        let lengths: [Int64] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var days = CivilDate.days(year: -401, month: 0)
        var wrong: [Int64] = []
        for year in Int64(-401)...2_401 {
            for month in Int64(0)..<12 {
                let isRight =
                    CivilDate.days(year: year, month: month) == days
                    && CivilDate(daysSinceEpoch: days) == CivilDate(year: year, month: month, day: 1)
                if !isRight { wrong.append(days) }
                days += lengths[Int(month)] + (month == 1 && CivilDate.isLeap(year) ? 1 : 0)
            }
        }
        #expect(wrong.isEmpty)
    }

    @Test func componentsMakeATime() {
        #expect(DateArithmetic.time(fromComponents: [2025, 9, 9, 8, 53, 20, 5], in: .utc) == 1_760_000_000_005)
        #expect(DateArithmetic.time(fromComponents: [2025, 9, 9, 8, 53, 20], in: SampleZones.berlin) == 1_759_992_800_000)
        #expect(DateArithmetic.time(fromComponents: [99, 0], in: .utc) == DateArithmetic.time(fromComponents: [1999, 0], in: .utc))
        #expect(DateArithmetic.time(fromComponents: [-0.5, 0], in: .utc) == DateArithmetic.time(fromComponents: [1900, 0], in: .utc))
        #expect(DateArithmetic.time(fromComponents: [100, 0], in: .utc) == -59_011_459_200_000)
        #expect(DateArithmetic.time(fromComponents: [2017], in: .utc) == 1_483_228_800_000)
        #expect(DateArithmetic.time(fromComponents: [], in: .utc).isNaN)
        #expect(DateArithmetic.time(fromComponents: [2025, .nan], in: .utc).isNaN)
        #expect(DateArithmetic.time(fromComponents: [275_760, 8, 13, 0, 0, 0, 1], in: .utc).isNaN)
        #expect(DateArithmetic.time(fromComponents: [275_760, 8, 13, 2], in: SampleZones.berlin) == 8.64e15)
    }

    @Test func timezoneOffsetCountsMinutesWestOfGreenwich() {
        #expect(DateArithmetic.timezoneOffset(0, in: SampleZones.berlin) == -60)
        #expect(DateArithmetic.timezoneOffset(0, in: SampleZones.newYork) == 300)
        #expect(DateArithmetic.timezoneOffset(0, in: SampleZones.kolkata) == -330)
        #expect(DateArithmetic.timezoneOffset(0, in: .utc).sign == .plus)
        #expect(DateArithmetic.timezoneOffset(.nan, in: .utc).isNaN)
    }

    @Test(arguments: [
        (DateComponent.year, [2024], "2024-01-31T12:34:56.789Z"),
        (.year, [2024, 1], "2024-03-02T12:34:56.789Z"),
        (.year, [2024, 1, 29], "2024-02-29T12:34:56.789Z"),
        (.year, [50], "0050-01-31T12:34:56.789Z"),
        (.month, [1], "2023-03-03T12:34:56.789Z"),
        (.month, [-1, 15], "2022-12-15T12:34:56.789Z"),
        (.month, [0, 15, 99], "2023-01-15T12:34:56.789Z"),
        (.day, [0], "2022-12-31T12:34:56.789Z"),
        (.day, [1.9], "2023-01-01T12:34:56.789Z"),
        (.hours, [24], "2023-02-01T00:34:56.789Z"),
        (.hours, [1, 2, 3, 4], "2023-01-31T01:02:03.004Z"),
        (.minutes, [-1], "2023-01-31T11:59:56.789Z"),
        (.seconds, [60, 0], "2023-01-31T12:35:00.000Z"),
        (.milliseconds, [1_000], "2023-01-31T12:34:57.000Z"),
    ])
    func settersCarryOver(component: DateComponent, values: [Double], iso: String) {
        let time = 1_675_168_496_789.0
        #expect(DateText.isoString(DateArithmetic.setting(component, to: values, of: time, in: .utc)).map(dateText) == iso)
    }

    @Test func setterOfAnInvalidDateWorksForTheYearOnly() {
        for component in DateComponent.allCases {
            let set = DateArithmetic.setting(component, to: [2000], of: .nan, in: .utc)
            #expect(isSameTime(set, component == .year ? 946_684_800_000 : .nan))
        }
    }

    @Test func setterWithoutAValueOrWithNaNMakesTheDateInvalid() {
        #expect(DateArithmetic.setting(.hours, to: [], of: 0, in: .utc).isNaN)
        #expect(DateArithmetic.setting(.hours, to: [1, .nan], of: 0, in: .utc).isNaN)
        #expect(DateArithmetic.setting(.day, to: [1e300], of: 0, in: .utc).isNaN)
    }

    @Test func shortYearsMeanTheTwentiethCentury() {
        #expect(DateArithmetic.settingShortYear(99, of: 0, in: .utc) == 915_148_800_000)
        #expect(DateArithmetic.settingShortYear(2000.5, of: .nan, in: .utc) == 946_684_800_000)
        #expect(DateArithmetic.settingShortYear(.nan, of: 0, in: .utc).isNaN)
    }

    @Test func fieldsGoToATimeAndBack() {
        var generator = SeededDates(seed: 42)
        for _ in 0..<20_000 {
            let time = Double(Int64.random(in: -8_640_000_000_000_000...8_640_000_000_000_000, using: &generator))
            for zone in SampleZones.all {
                guard let fields = DateFields(time, in: zone) else {
                    Issue.record("seed 42, \(time) has no fields in \(zone.identifier)")
                    continue
                }
                let back = fields.time(in: zone)
                // A local time that clocks show twice stands for the first of the two instants.
                let isSecond = back < time && DateFields(back, in: zone) == fields
                #expect(back == time || isSecond, "seed 42, \(time) in \(zone.identifier)")
                // Setting a part to what it is changes nothing.
                let same = DateArithmetic.setting(.month, to: [Double(fields.month), Double(fields.day)], of: time, in: zone)
                #expect(same == back, "seed 42, \(time) in \(zone.identifier)")
            }
        }
    }

    @Test func fieldsOfAnInvalidDateDoNotExist() {
        #expect(DateFields(.nan, in: .utc) == nil)
        #expect(DateFields(1e300, in: .utc) == nil)
    }
}
