import BlockModel
import BlockRuntime

extension ReferenceInterpreter {
    func colourValue(_ block: Block) throws(ReferenceStop) -> ReferenceValue {
        switch block.type {
        case "colour_picker": return .text(colour(source.field(block, "COLOUR")))
        case "colour_random":
            let number = Int((random.nextUnit() * 16_777_216).rounded(.down))
            return .text("#" + String(repeating: "0", count: 6 - String(number, radix: 16).count) + String(number, radix: 16))
        case "colour_rgb":
            let parts = [
                try value(block, "RED", .number(0)), try value(block, "GREEN", .number(0)), try value(block, "BLUE", .number(0)),
            ]
            var text = "#"
            for part in parts { text += hexadecimal(referenceRound(larger(smaller(try part.toNumber(), 100), 0) * 2.55)) }
            return .text(text)
        case "colour_blend":
            let black = ReferenceValue.text("#000000")
            let colours = (try value(block, "COLOUR1", black), try value(block, "COLOUR2", black))
            let given = try value(block, "RATIO", .number(0.5))
            let ratio = larger(smaller(try given.toNumber(), 1), 0)
            let (first, second) = (try colours.0.asText(), try colours.1.asText())
            var text = "#"
            for offset in [1, 3, 5] {
                let left = referenceHexadecimal(Array(first.dropFirst(offset).prefix(2))) ?? .nan
                let right = referenceHexadecimal(Array(second.dropFirst(offset).prefix(2))) ?? .nan
                text += hexadecimal(referenceRound(left * (1 - ratio) + right * ratio))
            }
            return .text(text)
        default: throw .error("unknown block \(block.type)")
        }
    }

    /// `('0' + (number || 0).toString(16)).slice(-2)`.
    private func hexadecimal(_ number: Double) -> String {
        String(("0" + String(Int(exactly: number) ?? 0, radix: 16)).suffix(2))
    }

    /// The colour that a field means: digits, parts or one of the few names that programs here use; else red.
    private func colour(_ text: String) -> String {
        let text = text.lowercased()
        if text.hasPrefix("rgb("), text.hasSuffix(")") {
            let parts = text.dropFirst(4).dropLast().split(separator: ",").compactMap { Double($0.filter { $0 != " " }) }
            return "#" + parts.map(hexadecimal).joined()
        }
        let digits = text.dropFirst(text.hasPrefix("0x") ? 2 : 1)
        guard text.hasPrefix("#") || text.hasPrefix("0x"), digits.allSatisfy(\.isHexDigit) else {
            return ["lime": "#00ff00", "blue": "#0000ff"][text] ?? "#ff0000"
        }
        switch digits.count {
        case 3: return "#" + digits.map { "\($0)\($0)" }.joined()
        case 6: return "#" + digits
        default: return "#ff0000"
        }
    }
}
