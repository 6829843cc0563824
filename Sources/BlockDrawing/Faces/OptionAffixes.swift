import BlockCompiler

/// The words that all options of a field begin and end with; they stand on the block as labels, and the field shows the rest.
///
///     options:  "break out of loop"                          shown:  (break out ▾) of loop
///               "continue with next iteration of loop"
///
/// - Source: Blockly, core/field_dropdown.ts, `trimOptions`, and core/utils/string.ts, `commonWordPrefix`, `commonWordSuffix`.
struct OptionAffixes {
    /// The words before the field; empty where the options have none in common.
    let prefix: String
    /// The words behind it.
    let suffix: String
    private let prefixCount: Int
    private let suffixCount: Int

    /// Finds what the labels of a field's options have in common; nil where that is nothing, or where one of them would vanish.
    init?(_ definition: FieldDefinition) {
        guard case .options(let options) = definition.kind, options.count > 1 else { return nil }
        let labels = options.map { Array(($0.label.isEmpty ? $0.value : $0.label).unicodeScalars) }
        let shortest = labels.map(\.count).min() ?? 0
        let prefixCount = Self.commonWords(labels, atMost: shortest)
        let suffixCount = Self.commonWords(labels.map { $0.reversed() }, atMost: shortest)
        guard prefixCount + suffixCount > 0, shortest > prefixCount + suffixCount else { return nil }
        self.prefixCount = prefixCount
        self.suffixCount = suffixCount
        prefix = Self.text(labels[0].prefix(max(prefixCount - 1, 0)))
        suffix = Self.text(labels[0].suffix(max(suffixCount - 1, 0)))
    }

    /// What the field shows of an option's label; nil for a text that is none of the options'.
    func rest(of label: String) -> String? {
        let scalars = Array(label.unicodeScalars)
        let rest = Self.text(scalars.dropFirst(prefixCount).dropLast(suffixCount))
        let whole = [prefix, rest, suffix].filter { !$0.isEmpty }.joined(separator: " ")
        return whole == label && !rest.isEmpty ? rest : nil
    }

    private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars)
        return text
    }

    /// How many characters the words take that all texts begin with, the space behind them included.
    private static func commonWords(_ texts: [[Unicode.Scalar]], atMost shortest: Int) -> Int {
        var words = 0
        for offset in 0..<shortest {
            let letter = texts[0][offset]
            if texts.contains(where: { $0[offset] != letter }) { return words }
            if letter == " " { words = offset + 1 }
        }
        let isWord = texts.allSatisfy { $0.count == shortest || $0[shortest] == " " }
        return isWord ? shortest : words
    }
}
