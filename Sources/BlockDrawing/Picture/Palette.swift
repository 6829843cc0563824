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

/// The colours of blocks.
///
/// A tint says which one a block has: the place of its category among all, a colour of its own, or that its type is unknown.
enum Palette {
    /// The tint of blocks whose type is not known.
    static let unknown: Int32 = -1
    /// Tints from here on are colours of their own.
    private static let ownColours: Int32 = 0x1000000

    /// The tint of a definition's blocks.
    static func tint(category: BlockCategory, colour: BlockColour?) -> Int32 {
        if let colour { return ownColours | Int32(colour.code) }
        return Int32(BlockCategory.allCases.firstIndex(of: category) ?? -1)
    }

    /// The class of a tint's blocks in the picture.
    static func className(_ tint: Int32) -> String {
        if tint < 0 { return "unknown" }
        if tint >= ownColours { return "own-" + colour(tint).text.dropFirst() }
        let category = BlockCategory.allCases[Int(tint)]
        return category == .own ? "own" : category.rawValue.lowercased()
    }

    /// The colour of a tint's blocks.
    static func colour(_ tint: Int32) -> Colour {
        if tint < 0 { return Colour(0x8C8C8C) }
        return Colour(tint >= ownColours ? Int(tint & 0xFFFFFF) : BlockCategory.allCases[Int(tint)].colour.code)
    }
}
