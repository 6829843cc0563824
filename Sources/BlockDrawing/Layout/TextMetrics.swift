/// The widths of texts in the font of the pictures, known beforehand so that a picture is the same everywhere.
///
/// They are those of Arial, which Helvetica and Liberation Sans share; the picture tells the width of every text, so that
/// another font is squeezed or stretched to it.
enum TextMetrics {
    /// The size of the font in pixels.
    static let fontSize = 14
    /// The distance from the middle of a line to its base line.
    static let baseline = 5
    /// The height of a line among others.
    static let lineHeight = 18

    /// The width of a text in whole pixels, rounded up.
    static func width(of text: String) -> Int {
        var sum = 0
        for byte in text.utf8 {
            guard byte < 0x80 else { return wideWidth(of: text) }
            sum += Int(thousandths[Int(byte)])
        }
        return pixels(sum)
    }

    private static func pixels(_ thousandths: Int) -> Int { (thousandths * fontSize + 999) / 1_000 }

    private static func wideWidth(of text: String) -> Int {
        pixels(text.unicodeScalars.reduce(0) { $0 + width(of: $1) })
    }

    /// The width of a character in thousandths of the font size.
    private static func width(of scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case ..<0x80: Int(thousandths[Int(scalar.value)])
        // Accents, joiners and variation selectors stand on the character before.
        case 0x300..<0x370, 0x200B..<0x2010, 0xFE00..<0xFE10: 0
        case 0xA0..<0x180: latin(scalar)
        case 0x2018, 0x2019: 222
        case 0x201C, 0x201D: 333
        case 0x2022: 350
        case 0x2260, 0x2264, 0x2265, 0x221A: 549
        case 0x221E: 713
        case 0x2013: 556
        case 0x180..<0x370: 600
        case 0x370..<0x400: 620
        case 0x400..<0x530: scalar.properties.isUppercase ? 740 : 580
        case 0x530..<0x1100: 640
        // Chinese, Japanese, Korean, and emoji, are as wide as high.
        case 0x1100..<0x1200, 0x2E80..<0xA4D0, 0xAC00..<0xD7B0, 0xF900..<0xFB00, 0xFE30..<0xFE70, 0xFF00..<0xFF61: 1_000
        case 0x1F000..<0x20000: 1_250
        case 0x20000...: 1_000
        default: 1_000
        }
    }

    /// Letters with accents are as wide as without; the rest is a little wider than most.
    private static func latin(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0xC6, 0xE6, 0x132, 0x152, 0x153: 1_000
        case 0xA0, 0xB7: 333
        case 0xD7, 0xF7: 584
        case 0xBC...0xBE: 834
        case 0xA9, 0xAE: 737
        case 0xCC...0xCF, 0xEC...0xEF: 278
        default: scalar.properties.isUppercase ? 778 : 611
        }
    }

    /// The widths of the ASCII characters; controls are drawn as a sign of their own.
    private static let thousandths: [UInt16] =
        Array(repeating: 1_000, count: 32) + [
            278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,  // space to /
            556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,  // 0 to ?
            1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,  // @ to O
            667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,  // P to _
            333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,  // ` to o
            556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, 1_000,  // p to ~
        ]
}
