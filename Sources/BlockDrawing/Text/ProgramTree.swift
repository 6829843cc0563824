import BlockModel

/// The structure of a program as text: a line a block with its type, id, place and fields, what is plugged in set in.
///
///     controls_if  id check  3:5
///         IF0: logic_compare  4:7  OP=GT
///         DO0: text_print  9:7
///     text_print  12:5
struct ProgramTree {
    private let workspace: Workspace
    private let faces: FaceMaker

    init(faces: FaceMaker) {
        self.faces = faces
        workspace = faces.workspace
    }

    private enum Step {
        case block(BlockReference, input: String, indentation: Int)
        case empty(input: String, indentation: Int)
    }

    /// Hands on all lines.
    func write(isColored: Bool, _ take: @escaping (String) -> Bool) {
        var out = LineBuilder(isColored: isColored, take)
        for variable in workspace.variables {
            out.add("variable")
            out.add(TextEscapes.escaped(variable.name), .variable)
            if let id = variable.id { out.add("id \(TextEscapes.escaped(id))", .comment) }
            out.add("\(variable.position)", .place)
            out.endLine()
        }
        for top in workspace.topBlocks {
            var steps = [Step.block(top, input: "", indentation: 0)]
            while out.wantsMore, let step = steps.popLast() {
                switch step {
                case .empty(let input, let indentation):
                    out.indentation = indentation
                    out.add(input + ":")
                    out.add("(nothing)", .comment)
                    out.endLine()
                case .block(let reference, let input, let indentation):
                    let block = workspace[reference]
                    out.indentation = indentation
                    line(of: reference, input: input, to: &out)
                    if let next = block.next ?? block.nextShadow {
                        // What follows in an input stands under the first of them, without the input's name.
                        let margin = input.isEmpty ? "" : Self.following
                        steps.append(.block(next, input: margin, indentation: indentation))
                    }
                    for input in faces.face(reference).inputs.reversed() where input.socket != .none {
                        steps.append(
                            input.content.map { .block($0, input: input.name, indentation: indentation + 1) }
                                ?? .empty(input: input.name, indentation: indentation + 1))
                    }
                }
            }
        }
    }

    /// What stands in the place of an input's name before the second and later statements in it.
    private static let following = "then"

    private func line(of reference: BlockReference, input: String, to out: inout LineBuilder) {
        let block = workspace[reference]
        if !input.isEmpty { out.add(TextEscapes.escaped(input) + ":") }
        out.add(TextEscapes.escaped(block.type), .number)
        if let id = block.id { out.add("id " + TextEscapes.escaped(id), .comment) }
        out.add("\(block.position)", .place)
        let shown = faces.face(reference).inputs.flatMap(\.parts).filter { $0.kind != .label }
        for part in shown {
            // Values as the file has them, but for secrets.
            let text = part.text == FaceMaker.secretMark ? part.text : block.field(part.name)?.text ?? part.text
            out.add(TextEscapes.escaped(part.name) + "=" + TextEscapes.escaped(text), .text)
        }
        for word in states(of: block) { out.add("(\(word))", .comment) }
        out.endLine()
    }

    private func states(of block: Block) -> [String] {
        var words: [String] = []
        if block.isShadow { words.append("shadow") }
        if block.state.isDisabled { words.append("disabled") }
        if block.state.isCollapsed { words.append("collapsed") }
        if block.extra?.comment != nil { words.append("comment") }
        if faces.definition(of: block) == nil { words.append("unknown type") }
        return words
    }
}
