/// An angle less a multiple of pi/2: `head + tail`, at most pi/4 in magnitude, and the number of quarter turns taken off, modulo 4.
struct ReducedAngle {
    var quadrant: Int
    var head: Double
    var tail: Double

    /// Reduces a finite angle greater than pi/4 in magnitude.
    init(_ x: Double) {
        let magnitude = x.magnitude
        let word = x.magnitudeWord
        if word < 0x4002_D97C {
            self.init(belowThreeQuarters: magnitude, word)
        } else if word <= 0x4139_21FB {
            self.init(medium: magnitude, word)
        } else {
            self.init(large: magnitude, word)
        }
        if x < 0 {
            quadrant = -quadrant
            head = -head
            tail = -tail
        }
        quadrant &= 3
    }

    // pi/2 in parts of 33 bits, each followed by the rest as one double.
    private static let part1 = 0x1.921FB544p0
    private static let rest1 = 0x1.0B4611A626331p-34
    private static let part2 = 0x1.0B4611A6p-34
    private static let rest2 = 0x1.3198A2E037073p-69
    private static let part3 = 0x1.3198A2Ep-69
    private static let rest3 = 0x1.B839A252049C1p-104

    /// Below 3 pi/4: one quarter turn.
    private init(belowThreeQuarters x: Double, _ word: Int32) {
        quadrant = 1
        var difference = x - Self.part1
        if word != 0x3FF9_21FB {
            head = difference - Self.rest1
            tail = (difference - head) - Self.rest1
        } else {
            difference -= Self.part2
            head = difference - Self.rest2
            tail = (difference - head) - Self.rest2
        }
    }

    /// Up to 2^19 * pi/2: subtracts parts of pi/2 until enough bits are left.
    private init(medium x: Double, _ word: Int32) {
        let turns = (x * 0x1.45F306DC9C883p-1 + 0.5).rounded(.towardZero)
        quadrant = Int(turns)
        var rest = x - turns * Self.part1
        var correction = turns * Self.rest1
        head = rest - correction
        // The first 31 multiples of pi/2 lose bits only where the high words agree.
        if quadrant >= 32 || word == (turns * (Double.pi / 2)).highWord {
            let exponent = word >> 20
            if exponent - (head.highWord >> 20 & 0x7FF) > 16 {
                (rest, correction) = Self.subtract(turns, Self.part2, Self.rest2, from: rest)
                head = rest - correction
                if exponent - (head.highWord >> 20 & 0x7FF) > 49 {
                    (rest, correction) = Self.subtract(turns, Self.part3, Self.rest3, from: rest)
                    head = rest - correction
                }
            }
        }
        tail = (rest - head) - correction
    }

    @inline(__always)
    private static func subtract(_ turns: Double, _ part: Double, _ following: Double, from old: Double) -> (Double, Double) {
        let product = turns * part
        let rest = old - product
        return (rest, turns * following - ((old - rest) - product))
    }

    /// Beyond: multiplies by the bits of 2/pi that matter.
    private init(large x: Double, _ word: Int32) {
        let exponent = Int(word >> 20) - 1046
        var rest = x.withHighWord(word - Int32(exponent << 20))
        // Three whole numbers of 24 bits; the last ones may be zero.
        let first = rest.rounded(.towardZero)
        rest = (rest - first) * 0x1p24
        let second = rest.rounded(.towardZero)
        let third = (rest - second) * 0x1p24
        var product = PayneHanekProduct(first, second, third, exponent: exponent)
        (quadrant, head, tail) = product.reduced()
    }
}
