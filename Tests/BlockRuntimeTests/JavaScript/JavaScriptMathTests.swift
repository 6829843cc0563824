import Testing

@testable import BlockRuntime

@Suite struct JavaScriptMathTests {
    /// Fingerprints of 20000 results each, as V8 11.3 computes them; one bit in one of them changes the fingerprint.
    static let fingerprints: [(String, UInt64)] = [
        ("sin", 0xB4F1_8D4D_92C0_E951), ("cos", 0x93BB_A300_ACC7_E2A4), ("tan", 0xB862_6063_B0FB_DA86),
        ("asin", 0x1E7F_94FD_39B2_BC33), ("acos", 0x6AAF_0C8E_6D63_4B4C), ("atan", 0xD5FF_41F4_63FA_8B97),
        ("exp", 0xFA44_CB1A_3AB7_83E6), ("expm1", 0x5C39_C5DC_77D1_3FF4), ("log", 0x0938_A691_AFEF_81C0),
        ("log2", 0x88F6_9074_AD0B_A4A9), ("log10", 0x206B_5D30_E0D8_0DB0), ("atan2", 0xD107_BD12_E66B_9650),
        ("pow", 0x94B6_349D_85EE_618D),
    ]

    @Test(arguments: fingerprints)
    func everyBitIsV8s(name: String, expected: UInt64) {
        var random = RandomGenerator(seed: 1)
        var fingerprint = Fingerprint()
        for count in 0..<20_000 {
            let result: Double
            switch name {
            case "pow":
                let (base, exponent) = powerArguments(&random, count)
                result = JavaScriptMath.pow(base, exponent)
            case "atan2":
                let y = argument(&random, count)
                result = JavaScriptMath.atan2(y, argument(&random, count))
            default:
                result = Self.functions[name]?(argument(&random, count)) ?? 0
            }
            fingerprint.add(result.isNaN ? 0x7FF8_0000_0000_0000 : result.bitPattern)
        }
        #expect(fingerprint.value == expected)
    }

    private static let functions: [String: @Sendable (Double) -> Double] = [
        "sin": { JavaScriptMath.sin($0) }, "cos": { JavaScriptMath.cos($0) }, "tan": { JavaScriptMath.tan($0) },
        "asin": { JavaScriptMath.asin($0) }, "acos": { JavaScriptMath.acos($0) }, "atan": { JavaScriptMath.atan($0) },
        "exp": { JavaScriptMath.exp($0) }, "expm1": { JavaScriptMath.expm1($0) }, "log": { JavaScriptMath.log($0) },
        "log2": { JavaScriptMath.log2($0) }, "log10": { JavaScriptMath.log10($0) },
    ]

    private func argument(_ random: inout RandomGenerator, _ count: Int) -> Double {
        switch count % 4 {
        case 0: Double(bitPattern: random.next())
        case 1: random.nextUnit() * 2 - 1
        case 2: (random.nextUnit() * 2 - 1) * 1000
        default: (random.nextUnit() - 0.5) * JavaScriptMath.powerOfTwo(count % 100 - 50)
        }
    }

    private func powerArguments(_ random: inout RandomGenerator, _ count: Int) -> (Double, Double) {
        switch count % 4 {
        case 0: (Double(bitPattern: random.next()), Double(bitPattern: random.next()))
        case 1: (random.nextUnit() * 100, (random.nextUnit() * 2 - 1) * 100)
        case 2: ((random.nextUnit() * 20).rounded(.down), (random.nextUnit() * 60).rounded(.down) - 30)
        default: (random.nextUnit() * 2, (random.nextUnit() - 0.5) * 2000)
        }
    }

    static let values: [(String, Double, Double)] = [
        ("sin", 1, 0.8414709848078965), ("sin", .pi, 1.2246467991473532e-16), ("sin", 1e22, -0.8522008497671888),
        ("sin", 1e308, 0.4533964905016491), ("cos", 1, 0.5403023058681398), ("cos", .pi / 2, 6.123233995736766e-17),
        ("cos", 1e22, 0.523214785395139), ("tan", 1, 1.5574077246549023), ("tan", .pi / 4, 0.9999999999999999),
        ("asin", 0.5, 0.5235987755982989), ("asin", 1, .pi / 2), ("asin", 0.99, 1.4292568534704693),
        ("acos", 0.5, 1.0471975511965979), ("acos", -1, .pi), ("acos", 0.1, 1.4706289056333368), ("acos", 1, 0),
        ("atan", 1, .pi / 4), ("atan", 0.3, 0.2914567944778671), ("atan", 1e300, .pi / 2), ("atan", -.infinity, -.pi / 2),
        ("exp", 1, 2.718281828459045), ("exp", -1, 0.36787944117144233), ("exp", 10, 22026.465794806718), ("exp", 1000, .infinity),
        ("exp", -1000, 0), ("exp", -.infinity, 0), ("expm1", 1e-10, 1.00000000005e-10), ("expm1", 1, 1.718281828459045),
        ("log", 10, 2.302585092994046), ("log", 2, 0.6931471805599453), ("log", 0, -.infinity), ("log", .infinity, .infinity),
        ("log2", 8, 3), ("log2", 10, 3.321928094887362), ("log10", 1000, 3), ("log10", 2, 0.3010299956639812),
    ]

    @Test(arguments: values)
    func givesNodesValues(name: String, argument: Double, expected: Double) {
        #expect(Self.functions[name]?(argument) == expected)
    }

    @Test(arguments: ["sin", "cos", "tan", "asin", "acos", "log", "log2", "log10"])
    func argumentsOutsideTheDomainGiveNaN(name: String) {
        #expect(Self.functions[name]?(name.hasPrefix("l") ? -1 : .infinity).isNaN == true)
        #expect(Self.functions[name]?(.nan).isNaN == true)
    }

    @Test(arguments: ["sin", "tan", "asin", "atan", "expm1"])
    func minusZeroKeepsItsSign(name: String) {
        #expect(Self.functions[name]?(-0.0).sign == .minus)
    }

    static let powers: [(Double, Double, Double)] = [
        (10, -5, 0.000009999999999999999), (10, -4, 0.00009999999999999999), (10, 26, 9.999999999999999e25), (10, 308, 1e308),
        (10, -324, 0), (2, 0.5, 1.4142135623730951), (2, -1074, .leastNonzeroMagnitude), (2, -1075, 0), (-2, 3, -8),
        (1.0000000001, 1e10, 2.7182820532347876), (0.5, 0.49999999999999994, 0.7071067811865475), (1.1, 100, 13780.612339822383),
        (9, 0.5, 3), (7, -2, 0.020408163265306124), (.nan, 0, 1), (-.infinity, 0.5, .infinity), (-.infinity, 3, -.infinity),
        (0, -1, .infinity), (-0.0, -3, -.infinity), (0.5, .infinity, 0), (2, -.infinity, 0), (-2, 0x1p60, .infinity),
    ]

    @Test(arguments: powers)
    func powersAreNodes(base: Double, exponent: Double, expected: Double) {
        #expect(JavaScriptMath.pow(base, exponent) == expected)
    }

    @Test func oneToTheInfinityIsNaNInJavaScript() {
        #expect(JavaScriptMath.pow(1, .infinity).isNaN)
        #expect(JavaScriptMath.pow(-1, -.infinity).isNaN)
        #expect(JavaScriptMath.pow(1, .nan).isNaN)
        #expect(JavaScriptMath.pow(-8, 1.0 / 3).isNaN)
    }

    @Test(
        arguments: [
            (0.5, 1), (1.5, 2), (2.5, 3), (-1.5, -1), (-2.5, -2), (-0.7, -1), (0.49999999999999994, 0), (4_503_599_627_370_495.5, 0x1p52),
            (4_503_599_627_370_497, 4_503_599_627_370_497), (1e300, 1e300), (.infinity, .infinity), (3, 3),
        ] as [(Double, Double)])
    func roundTakesHalvesUp(x: Double, expected: Double) {
        #expect(JavaScriptMath.round(x) == expected)
    }

    @Test func roundKeepsMinusZero() {
        #expect(JavaScriptMath.round(-0.5).sign == .minus)
        #expect(JavaScriptMath.round(-0.2).sign == .minus)
        #expect(JavaScriptMath.round(.nan).isNaN)
    }

    @Test(
        arguments: [
            (7, 3, 1), (-7, 3, -1), (7, -3, 1), (5.5, 2, 1.5), (-5.5, 2, -1.5), (1e300, 7, 1), (3, .infinity, 3), (0x1p53, 3, 2),
            (0.3, 0.1, 0.09999999999999998), (4, 2, 0),
        ] as [(Double, Double, Double)])
    func remainderHasTheSignOfTheDividend(x: Double, y: Double, expected: Double) {
        #expect(JavaScriptMath.remainder(x, y) == expected)
    }

    @Test func remainderOfNegativeMultiplesIsMinusZero() {
        #expect(JavaScriptMath.remainder(-4, 2).sign == .minus)
        #expect(JavaScriptMath.remainder(-0.0, 2).sign == .minus)
        #expect(JavaScriptMath.remainder(4, 0).isNaN)
        #expect(JavaScriptMath.remainder(.infinity, 2).isNaN)
    }
}
