import Testing

@testable import BlockRuntime

@Suite struct IntegerConversionTests {
    @Test(
        arguments: [
            (0, 0), (1.9, 1), (-1.9, -1), (2_147_483_648, -2_147_483_648), (4_294_967_296, 0), (4_294_967_297.5, 1),
            (-2_147_483_649, 2_147_483_647),
            (0x1p63, 0), (0x1.0000000000001p63, 2048), (-0x1.0000000000001p63, -2048), (0x1.0000000000001p83, -2_147_483_648), (0x1p84, 0),
            (1e300, 0), (.nan, 0), (.infinity, 0), (-.infinity, 0),
        ] as [(Double, Int32)])
    func toInt32IsTheWholePartModuloTwoToThe32(x: Double, expected: Int32) {
        #expect(toInt32(x) == expected)
        #expect(toUInt32(x) == UInt32(bitPattern: expected))
    }

    @Test func toIntegerOrInfinityCutsTheFractionOff() {
        #expect(toIntegerOrInfinity(2.7) == 2)
        #expect(toIntegerOrInfinity(-2.7) == -2)
        #expect(toIntegerOrInfinity(.nan) == 0)
        #expect(toIntegerOrInfinity(-0.5).sign == .plus)
        #expect(toIntegerOrInfinity(-.infinity) == -.infinity)
    }

    @Test func clampingNeverTraps() {
        #expect(toInt(clamping: 1e300) == .max)
        #expect(toInt(clamping: -1e300) == .min)
        #expect(toInt(clamping: 0x1p63) == .max)
        #expect(toInt(clamping: -0x1p63) == .min)
        #expect(toInt(clamping: .nan) == 0)
        #expect(toInt(clamping: -7.9) == -7)
    }

    @Test(
        arguments: [(0, 0), (-1, 4), (-5, 0), (-6, 0), (9, 5), (2.9, 2), (.nan, 0), (-.infinity, 0), (.infinity, 5), (-0.9, 0)]
            as [(Double, Int)])
    func relativeOffsetsCountFromTheEndWhenNegative(x: Double, expected: Int) {
        #expect(relativeOffset(x, count: 5) == expected)
    }

    @Test(arguments: [(-1, 0), (3, 3), (9, 5), (.nan, 0), (.infinity, 5)] as [(Double, Int)])
    func clampedOffsetsStayInside(x: Double, expected: Int) {
        #expect(clampedOffset(x, count: 5) == expected)
    }
}
