import Testing

@testable import BlockRuntime

@Suite struct NumberFormatTests {
    /// Texts that JavaScript's `String(x)` gives.
    static let facts: [(Double, String)] = [
        (0, "0"), (-0.0, "0"), (1, "1"), (-1, "-1"), (7, "7"), (10, "10"), (-100, "-100"), (255, "255"),
        (.nan, "NaN"), (.infinity, "Infinity"), (-.infinity, "-Infinity"),
        (0.5, "0.5"), (0.1 + 0.2, "0.30000000000000004"), (1.0 / 3, "0.3333333333333333"), (100.0 / 3, "33.333333333333336"),
        (-123.456, "-123.456"), (4.35, "4.35"), (4_294_967_296.5, "4294967296.5"),
        (9_007_199_254_740_991, "9007199254740991"), (9_007_199_254_740_992, "9007199254740992"),
        (-9_007_199_254_740_992, "-9007199254740992"), (9_007_199_254_740_994, "9007199254740994"),
        (1e20, "100000000000000000000"), (123_456_789_012_345_683_968, "123456789012345680000"),
        (1e21, "1e+21"), (1.5e300, "1.5e+300"), (1e23, "1e+23"), (-1e100, "-1e+100"),
        (1e-6, "0.000001"), (0.000001234, "0.000001234"), (1e-7, "1e-7"), (-1e-7, "-1e-7"), (1.23e-18, "1.23e-18"),
        (.leastNonzeroMagnitude, "5e-324"), (3 * .leastNonzeroMagnitude, "1.5e-323"), (2.2250738585072014e-308, "2.2250738585072014e-308"),
        (1.7976931348623157e308, "1.7976931348623157e+308"),
    ]

    @Test(arguments: facts)
    func writesWhatJavaScriptWrites(x: Double, text: String) {
        #expect(String(javaScriptNumber: x) == text)
    }

    @Test func digitsReadBackAndAreAsFewAsTheStandardLibrarys() {
        let seed: UInt64 = 0x5EED_0001
        var random = RandomGenerator(seed: seed)
        for _ in 0..<20_000 {
            let x = Double(bitPattern: random.next())
            guard x.isFinite else { continue }
            let text = String(javaScriptNumber: x)
            #expect(Double(text) == x, "seed \(seed), \(x)")
            #expect(significantDigits(text) == significantDigits(x.description), "seed \(seed), \(x)")
        }
    }

    @Test func everyPowerOfTwoReadsBack() {
        for exponent in -1074...1023 {
            let x = Double(sign: .minus, exponent: exponent, significand: 1)
            #expect(Double(String(javaScriptNumber: x)) == x)
        }
    }

    @Test func wholeNumbersOfEveryLengthAreWrittenInFull() {
        var x: Int64 = 0
        for digit in 1...15 {
            x = x * 10 + Int64(digit % 10)
            #expect(String(javaScriptNumber: Double(x)) == x.description)
            #expect(String(javaScriptNumber: Double(-x)) == (-x).description)
        }
    }

    private func significantDigits(_ text: String) -> String {
        let digits = text.prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }
        return String(digits.reversed().drop { $0 == "0" }.reversed())
    }
}
