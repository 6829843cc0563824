extension NativeFunction {
    /// `Math.abs(x)`.
    public static let mathAbsolute = ofNumber("math.abs") { $0.magnitude }
    /// `Math.sqrt(x)`.
    public static let mathSquareRoot = ofNumber("math.sqrt") { $0.squareRoot() }
    /// `Math.log(x)`.
    public static let mathLogarithm = ofNumber("math.log") { JavaScriptMath.log($0) }
    /// `Math.log(x) / Math.log(10)`, which is not always `Math.log10(x)`.
    public static let mathLogarithm10 = ofNumber("math.log10") { JavaScriptMath.log($0) / JavaScriptMath.log(10) }
    /// `Math.exp(x)`.
    public static let mathExponential = ofNumber("math.exp") { JavaScriptMath.exp($0) }

    /// `Math.round(x)`.
    public static let mathRound = ofNumber("math.round") { JavaScriptMath.round($0) }
    /// `Math.ceil(x)`.
    public static let mathRoundUp = ofNumber("math.ceil") { $0.rounded(.up) }
    /// `Math.floor(x)`.
    public static let mathRoundDown = ofNumber("math.floor") { $0.rounded(.down) }

    /// `Math.sin(x / 180 * Math.PI)`.
    public static let mathSine = ofNumber("math.sin") { JavaScriptMath.sin($0 / 180 * .pi) }
    /// `Math.cos(x / 180 * Math.PI)`.
    public static let mathCosine = ofNumber("math.cos") { JavaScriptMath.cos($0 / 180 * .pi) }
    /// `Math.tan(x / 180 * Math.PI)`.
    public static let mathTangent = ofNumber("math.tan") { JavaScriptMath.tan($0 / 180 * .pi) }
    /// `Math.asin(x) / Math.PI * 180`.
    public static let mathArcSine = ofNumber("math.asin") { JavaScriptMath.asin($0) / .pi * 180 }
    /// `Math.acos(x) / Math.PI * 180`.
    public static let mathArcCosine = ofNumber("math.acos") { JavaScriptMath.acos($0) / .pi * 180 }
    /// `Math.atan(x) / Math.PI * 180`.
    public static let mathArcTangent = ofNumber("math.atan") { JavaScriptMath.atan($0) / .pi * 180 }

    /// `Math.atan2(y, x) / Math.PI * 180`.
    public static let mathArcTangent2 = NativeFunction("math.atan2", 2) { heap, r, _ throws(Fault) in
        Value(JavaScriptMath.atan2(try heap.number(r[0]), try heap.number(r[1])) / .pi * 180)
    }

    /// `Math.min(Math.max(value, low), high)`.
    public static let mathConstrain = NativeFunction("math.constrain", 3) { heap, r, _ throws(Fault) in
        let raised = JavaScriptMath.maximum(try heap.number(r[0]), try heap.number(r[1]))
        return Value(JavaScriptMath.minimum(raised, try heap.number(r[2])))
    }

    /// Whether a number is prime, as Blockly's helper finds out.
    ///
    /// - Source: Blockly, generators/javascript/math.ts, `mathIsPrime`.
    public static let mathIsPrime = NativeFunction("math.isPrime", 1) { heap, r, _ throws(Fault) in
        Value(r[0].isBoolean ? false : isPrime(try heap.number(r[0])))
    }

    private static func ofNumber(_ name: String, _ function: @escaping @Sendable (Double) -> Double) -> NativeFunction {
        NativeFunction(name, 1) { heap, r, _ throws(Fault) in Value(function(try heap.number(r[0]))) }
    }
}

extension JavaScriptMath {
    /// `Math.min(x, y)`: NaN wins, and -0 is less than 0.
    @inline(__always)
    static func minimum(_ x: Double, _ y: Double) -> Double {
        if x.isNaN || y.isNaN { return .nan }
        return x < y || (x == y && x.sign == .minus) ? x : y
    }

    /// `Math.max(x, y)`: NaN wins, and 0 is greater than -0.
    @inline(__always)
    static func maximum(_ x: Double, _ y: Double) -> Double { -minimum(-x, -y) }
}

private func isPrime(_ x: Double) -> Bool {
    if x == 2 || x == 3 { return true }
    guard x > 1, x.isFinite, x == x.rounded(.towardZero) else { return false }
    if JavaScriptMath.remainder(x, 2) == 0 || JavaScriptMath.remainder(x, 3) == 0 { return false }
    // Every number of 2^53 and above is even, so what is left is exact as an integer.
    let number = UInt64(x)
    var divisor: UInt64 = 6
    while Double(divisor) <= x.squareRoot() + 1 {
        if number % (divisor - 1) == 0 || number % (divisor + 1) == 0 { return false }
        divisor += 6
    }
    return true
}
