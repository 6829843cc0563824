import Testing

@testable import BlockRuntime

@Suite struct ParseIntTests {
    static let facts: [(String, Int32, Double)] = [
        ("12", 0, 12), ("12px", 0, 12), ("  -42.9", 0, -42), ("+7", 0, 7), ("0x1F", 0, 31), ("-0x1f", 0, -31), ("0x1F", 16, 31),
        ("0x1F", 10, 0), ("0777", 0, 777), ("1e3", 0, 1), ("1e3", 16, 483), ("zz", 36, 1295), ("101", 2, 5), ("12px", 7, 9),
        ("9007199254740993", 0, 9_007_199_254_740_992), ("888888888888888888888888888888", 0, 8.888888888888888e29),
        ("10000000000000000000000000000000000000000000000000000011", 2, 36_028_797_018_963_968),
        ("100000000000000000000000000000000000000000000000000001", 2, 9_007_199_254_740_992),
        ("20000000000001", 16, 9_007_199_254_740_992), ("20000000000003", 16, 9_007_199_254_740_996),
        ("200000000000010000000000000000000001", 16, 2.7875931498163285e42),
        ("1111111111111111111111111111111111111111", 3, 6_078_832_729_528_464_384),
        ("10000000000000000000000000000000000000000000000000000011", 7, 3.0226801971775057e46),
        ("10000000000000000000000000000000000000000000000000000011", 36, 3.950367887263302e85),
    ]

    @Test(arguments: facts)
    func readsWhatJavaScriptReads(text: String, radix: Int32, expected: Double) {
        #expect(integer(text, radix) == expected)
    }

    @Test(
        arguments: [("", 0), ("x", 0), ("0x", 0), ("-", 0), ("8", 8), ("12", 1), ("12", 37), ("12", -2), (".5", 0), ("\u{0663}", 0)]
            as [(String, Int32)])
    func noDigitOrNoSuchRadixIsNaN(text: String, radix: Int32) {
        #expect(integer(text, radix).isNaN)
    }

    @Test func minusZeroKeepsItsSign() {
        #expect(integer("-0", 0).sign == .minus)
    }

    private func integer(_ text: String, _ radix: Int32) -> Double {
        Array(text.utf16).withUnsafeBufferPointer { parseInt($0, radix: radix) }
    }
}
