import BlockCompiler

/// A colour of eight bits a channel.
struct Colour: Hashable {
    var red: Int
    var green: Int
    var blue: Int

    /// Makes a colour of `0xRRGGBB`.
    init(_ code: Int) {
        red = code >> 16 & 0xFF
        green = code >> 8 & 0xFF
        blue = code & 0xFF
    }

    /// A mixture with another colour.
    ///
    /// - Parameter share: how much of the other colour there is, from 0 to 100.
    func mixed(with other: Colour, _ share: Int) -> Colour {
        var result = self
        result.red = (red * (100 - share) + other.red * share + 50) / 100
        result.green = (green * (100 - share) + other.green * share + 50) / 100
        result.blue = (blue * (100 - share) + other.blue * share + 50) / 100
        return result
    }

    /// `#rrggbb`.
    var text: String {
        let digits = Array("0123456789abcdef")
        return "#" + [red, green, blue].map { "\(digits[$0 >> 4])\(digits[$0 & 0xF])" }.joined()
    }

    static let white = Colour(0xFFFFFF)
    static let black = Colour(0x000000)
}

/// The colours of the categories.
///
/// - Source: Blockly, core/utils/colour.ts: a hue with saturation 0.45 and value 0.65; msg/constants.json has the hues of
///   Blockly's own categories.
enum Palette {
    /// The number of a category: its place among all.
    static func number(of category: BlockCategory) -> Int8 {
        Int8(BlockCategory.allCases.firstIndex(of: category) ?? -1)
    }

    /// The class of a category's blocks in the picture.
    static func className(_ number: Int8) -> String {
        number < 0 ? "unknown" : BlockCategory.allCases[Int(number)].rawValue.lowercased()
    }

    /// The colour of a category's blocks; of unknown ones where the number is -1.
    static func colour(_ number: Int8) -> Colour {
        if number < 0 { return Colour(0x8C8C8C) }
        switch BlockCategory.allCases[Int(number)] {
        case .logic: return ofHue(210)
        case .loops: return ofHue(120)
        case .math: return ofHue(230)
        case .text: return ofHue(160)
        case .lists: return ofHue(260)
        case .colour: return ofHue(20)
        case .variables: return ofHue(330)
        case .procedures: return ofHue(290)
        case .objects: return ofHue(45)
        case .dates: return ofHue(185)
        case .errors: return ofHue(0)
        case .users: return ofHue(195)
        case .data: return ofHue(80)
        case .services: return ofHue(245)
        case .page: return ofHue(310)
        case .system: return ofHue(60)
        case .units: return ofHue(345)
        case .assertions: return ofHue(100)
        }
    }

    /// A colour of a hue in degrees, saturation 0.45 and value 0.65.
    private static func ofHue(_ hue: Int) -> Colour {
        // 0.65 * 255, and what 0.45 of saturation leaves of it.
        let most = 166, least = 91
        let rising = least + (most - least) * (hue % 60) / 60
        let falling = most - (most - least) * (hue % 60) / 60
        let (red, green, blue) =
            switch hue / 60 % 6 {
            case 0: (most, rising, least)
            case 1: (falling, most, least)
            case 2: (least, most, rising)
            case 3: (least, falling, most)
            case 4: (rising, least, most)
            default: (most, least, falling)
            }
        return Colour(red << 16 | green << 8 | blue)
    }
}
