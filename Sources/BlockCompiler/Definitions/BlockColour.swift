/// The colour of a block, eight bits a channel.
public struct BlockColour: Hashable, Sendable {
    /// `0xRRGGBB`.
    public let code: Int

    /// Makes a colour of `0xRRGGBB`.
    public init(code: Int) { self.code = code & 0xFFFFFF }

    /// Makes the colour of a hue in degrees, saturation 0.45 and value 0.65.
    ///
    /// - Source: Blockly, core/utils/colour.ts, `hueToHex`.
    public init(hue: Double) {
        let degrees = hue.isFinite ? (hue - 360 * (hue / 360).rounded(.down)).rounded() : 0
        let hue = Int(degrees) % 360
        // Blockly cuts the channels off to whole numbers.
        let brightness = 0.65 * 255
        let part = Double(hue % 60) / 60
        let most = Int(brightness), least = Int(brightness * (1 - 0.45))
        let falling = Int(brightness * (1 - 0.45 * part)), rising = Int(brightness * (1 - 0.45 * (1 - part)))
        let (red, green, blue) =
            switch hue / 60 % 6 {
            case 0: (most, rising, least)
            case 1: (falling, most, least)
            case 2: (least, most, rising)
            case 3: (least, falling, most)
            case 4: (rising, least, most)
            default: (most, least, falling)
            }
        code = red << 16 | green << 8 | blue
    }

    /// Reads `#rrggbb` or `#rgb`; nil for anything else.
    public init?(hexadecimal text: String) {
        guard text.hasPrefix("#"), let code = Int(text.dropFirst(), radix: 16), code >= 0 else { return nil }
        switch text.utf8.count {
        case 7: self.init(code: code)
        case 4: self.init(code: (code >> 8) * 0x110000 | (code >> 4 & 0xF) * 0x1100 | (code & 0xF) * 0x11)
        default: return nil
        }
    }

    /// `#rrggbb`.
    public var hexadecimal: String {
        let digits = String(code, radix: 16)
        return "#" + String(repeating: "0", count: 6 - digits.utf8.count) + digits
    }
}

extension BlockCategory {
    /// The hue of its blocks, in degrees.
    ///
    /// - Source: Blockly, msg/json/constants.json, for its own categories; ours for the others.
    public var hue: Int {
        switch self {
        case .logic: 210
        case .loops: 120
        case .math: 230
        case .text: 160
        case .lists: 260
        case .colour: 20
        case .variables: 330
        case .procedures: 290
        case .objects: 45
        case .dates: 185
        case .errors: 0
        case .users: 195
        case .data: 80
        case .services: 245
        case .page: 310
        case .system: 60
        case .units: 345
        case .assertions: 100
        case .own: 30
        }
    }

    /// The colour of its blocks.
    public var colour: BlockColour { BlockColour(hue: Double(hue)) }
}
