import BlockModel

/// What a folded block says: the beginning of all its words in one line.
///
/// - Source: Blockly, core/block.ts, `toString`, with `COLLAPSE_CHARS` of core/internal_constants.ts.
struct Summary {
    let faces: FaceMaker

    private static let longest = 30

    private enum Step {
        case block(BlockReference)
        case empty
        case word(String)
    }

    init(faces: FaceMaker) { self.faces = faces }

    /// The words of a block, cut where they are longer than a folded block shows.
    func text(of reference: BlockReference) -> String {
        var words = ""
        var steps = [Step.block(reference)]
        while words.count <= Self.longest, let step = steps.popLast() {
            switch step {
            case .word(let word): words += words.isEmpty ? word : " " + word
            case .empty: words += words.isEmpty ? "?" : " ?"
            case .block(let reference):
                var content: [Step] = []
                for input in faces.face(reference).inputs {
                    content += input.parts.map { .word(TextEscapes.escaped($0.text)) }
                    if input.socket != .none { content.append(input.content.map { .block($0) } ?? .empty) }
                }
                steps += content.reversed()
            }
        }
        return words.count > Self.longest ? words.prefix(Self.longest - 3) + "..." : words
    }
}
