import Testing

@testable import BlockRuntime

@Suite struct RandomGeneratorTests {
    @Test func aSeedAlwaysGivesTheSameNumbers() {
        var generator = RandomGenerator(seed: 42)
        let first = (0..<3).map { _ in generator.next() }
        #expect(first == [0xD076_4D4F_4476_689F, 0x519E_4174_576F_3791, 0xFBE0_7CFB_0C24_ED8C])
    }

    @Test func unitsLieBetweenZeroAndOneAndFillTheRange() {
        var generator = RandomGenerator(seed: 7)
        var counts = [Int](repeating: 0, count: 10)
        for _ in 0..<100_000 {
            let unit = generator.nextUnit()
            #expect(unit >= 0 && unit < 1)
            counts[min(9, max(0, Int(unit * 10)))] += 1
        }
        #expect(counts.allSatisfy { (9_500...10_500).contains($0) })
    }

    @Test func differentSeedsGiveDifferentNumbers() {
        var one = RandomGenerator(seed: 0)
        var other = RandomGenerator(seed: 1)
        #expect(one.next() != other.next())
    }
}
