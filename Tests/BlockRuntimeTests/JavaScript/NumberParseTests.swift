import Testing

@testable import BlockRuntime

@Suite struct NumberParseTests {
    static let numbers: [(String, Double)] = [
        ("", 0), ("   ", 0), ("\u{FEFF}\u{A0}\u{2028}\u{3000}\t\n", 0), ("0", 0), ("12", 12), (" 12\n", 12), ("+12", 12), ("-12.5", -12.5),
        (".5", 0.5), ("5.", 5), ("-.5", -0.5), ("00012", 12), ("1e3", 1000), ("1E+3", 1000), ("1e-3", 0.001), ("0e99999999999999999999", 0),
        ("Infinity", .infinity), ("+Infinity", .infinity), ("-Infinity", -.infinity), ("1e1000", .infinity), ("-1e1000", -.infinity),
        ("1e-1000", 0), ("1e99999999999999999999", .infinity), ("1e-99999999999999999999", 0),
        ("0x1F", 31), ("0XfF", 255), ("0o17", 15), ("0B101", 5), (" 0x10 ", 16),
        ("9007199254740993", 9_007_199_254_740_992), ("9007199254740995", 9_007_199_254_740_996), ("0x20000000000001", 0x20000000000000),
        ("0x20000000000003", 0x20000000000004), ("0.1", 0.1), ("123456789012345678901234567890", 1.2345678901234568e29),
        ("2.4703282292062328e-324", .leastNonzeroMagnitude), ("2.4703282292062327e-324", 0), ("1.7976931348623159e308", .infinity),
        ("8.5", 8.5), ("3.14159265358979323846264338327950288", 3.141592653589793),
    ]

    static let notNumbers = [
        ".", "+", "-", "e5", "1e", "1e+", "1e5.5", "..1", "1..", "1 2", "12px", "infinity", "Infinityx", "NaN", "0x", "0xg", "0b2", "0o8",
        "-0x10", "+0b1", "1_000", "1n", "+-1", "\u{180E}1", "\u{200B}", "\u{0663}", "1,5",
    ]

    @Test(arguments: numbers)
    func readsWhatJavaScriptReads(text: String, expected: Double) {
        #expect(number(text) == expected)
    }

    @Test(arguments: notNumbers)
    func anythingElseIsNaN(text: String) {
        #expect(number(text).isNaN)
    }

    @Test func minusZeroKeepsItsSign() {
        #expect(number("-0").sign == .minus)
        #expect(number("-0e5").sign == .minus)
    }

    @Test func latin1BytesReadAsCodeUnitsDo() {
        let bytes: [UInt8] = [0xA0, 0x31, 0x2E, 0x35, 0xA0]
        #expect(bytes.withUnsafeBufferPointer { parseNumber($0) } == 1.5)
    }

    @Test func aTieIsDecidedByTheLastOfAThousandDigits() {
        // Half way between 2^53 and its upper neighbour.
        let tie = "9007199254740993." + String(repeating: "0", count: 1000)
        #expect(number(tie) == 9_007_199_254_740_992)
        #expect(number(tie + "1") == 9_007_199_254_740_994)
    }

    @Test func everyWrittenNumberReadsBack() {
        let seed: UInt64 = 0x5EED_0002
        var random = RandomGenerator(seed: seed)
        for _ in 0..<20_000 {
            let x = Double(bitPattern: random.next())
            guard x.isFinite else { continue }
            #expect(number(String(javaScriptNumber: x)) == x, "seed \(seed), \(x)")
        }
    }

    @Test func readsRandomDigitsAsTheStandardLibraryDoes() {
        let seed: UInt64 = 0x5EED_0003
        var random = RandomGenerator(seed: seed)
        for _ in 0..<5_000 {
            var text = ""
            for _ in 0...random.next() % 40 { text.append(String(random.next() % 10)) }
            text.append(".")
            for _ in 0...random.next() % 40 { text.append(String(random.next() % 10)) }
            text += "e\(Int(random.next() % 640) - 330)"
            #expect(number(text) == Double(text), "seed \(seed), \(text)")
        }
    }

    static let prefixes: [(String, Double)] = [
        ("12px", 12), ("  3.5e2x", 350), ("1e", 1), ("1e+", 1), ("1.2.3", 1.2), ("-.5-", -0.5), (".5.", 0.5), ("5.", 5), ("0x10", 0),
        ("Infinityx", .infinity), ("-Infinity!", -.infinity), ("1_000", 1), ("1e400", .infinity),
    ]

    @Test(arguments: prefixes)
    func parseFloatReadsThePrefix(text: String, expected: Double) {
        #expect(Array(text.utf16).withUnsafeBufferPointer { parseFloatPrefix($0) } == expected)
    }

    @Test(arguments: ["", " ", "x1", ".", "-", "+.e1", "Infinit", "e5", "NaN"])
    func parseFloatOfNoPrefixIsNaN(text: String) {
        #expect(Array(text.utf16).withUnsafeBufferPointer { parseFloatPrefix($0) }.isNaN)
    }

    private func number(_ text: String) -> Double {
        Array(text.utf16).withUnsafeBufferPointer { parseNumber($0) }
    }
}

@Suite struct WhiteSpaceTests {
    @Test func exactlyTwentyFiveCodeUnitsAreWhiteSpace() {
        let found = (UInt16.min...UInt16.max).filter { isWhiteSpace($0) }
        let expected: [UInt16] =
            [9, 10, 11, 12, 13, 0x20, 0xA0, 0x1680] + Array(0x2000...0x200A) + [0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF]
        #expect(found == expected)
    }
}
