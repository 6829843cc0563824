import BackendlessUsers
import BlockCompiler
import BlockModel
import BlockRuntime

/// Writes a block as one line of text: its definition's message with fields and plugged-in blocks in their places.
struct BlockSentence {
    let workspace: Workspace
    let catalog: Catalog
    /// The names of the workspace's declared variables, by their ids.
    let variableNames: [String: String]

    /// Blocks inside blocks that are written out.
    private static let deepest = 6
    /// The longest line, in characters.
    private static let longest = 160

    /// The text of a block, without the statements inside it.
    func text(of reference: BlockReference) -> String {
        let text = text(of: reference, depth: 0)
        return text.count <= Self.longest ? text : String(text.prefix(Self.longest - 1)) + "…"
    }

    private func text(of reference: BlockReference, depth: Int) -> String {
        let block = workspace[reference]
        guard let definition = catalog.definition(of: block.type) else { return block.type }
        if depth > Self.deepest { return "…" }
        if let quoted = literal(block, definition) { return quoted }
        let inputs = definition.inputs(of: block)
        var shown: Set<String> = []
        var words: [String] = []
        words: for word in definition.message.split(whereSeparator: \.isWhitespace) {
            guard word.first == "%" || word.hasPrefix("“%") else {
                words.append(String(word))
                continue
            }
            let name = String(word.drop { $0 == "%" || $0 == "“" }.prefix { $0 != "”" })
            if let field = definition.field(name) {
                words.append(text(of: field, in: block))
                continue
            }
            let base = name.hasSuffix("0") ? String(name.dropLast()) : name
            let own = inputs.filter { $0.name == name || $0.definition.name == name || $0.definition.name == base }
            guard !own.isEmpty else {
                if let value = block.input(name)?.content { words.append(operand(value, name, depth)) }
                continue
            }
            for input in own {
                // What stands in a stack is not part of the sentence, nor are the words that lead to it.
                if input.definition.kind == .statement {
                    if words.last == "do" { words.removeLast() }
                    break words
                }
                if input.definition.count != nil, own.count > 1, input.name != own[0].name, words.last?.hasSuffix(",") == false {
                    words[words.count - 1] += ","
                }
                shown.insert(input.name)
                words.append(operand(block.input(input.name)?.content, input.name, depth))
            }
        }
        if definition.takesAnyInput || definition.inputs.isEmpty {
            let rest = block.inputs.filter { !shown.contains($0.name) && $0.tag == .value }
            if !rest.isEmpty { words.append("with " + rest.map { operand($0.content, $0.name, depth) }.joined(separator: ", ")) }
        }
        let name = definition.name(in: block.type)
        if !name.isEmpty { words.append("'\(name)'") }
        return words.isEmpty ? block.type : words.joined(separator: " ")
    }

    private func operand(_ reference: BlockReference?, _ input: String, _ depth: Int) -> String {
        guard let reference, workspace[reference].isEnabled else { return "(empty)" }
        let block = workspace[reference]
        if Redaction.isSecret(input), block.field("TEXT") != nil { return Redaction.mark }
        let text = text(of: reference, depth: depth + 1)
        let isSimple = !text.contains(" ") || text.hasPrefix("\"")
        return depth == 0 || isSimple ? text : "(\(text))"
    }

    /// A block that is a text: in quotes.
    private func literal(_ block: Block, _ definition: BlockDefinition) -> String? {
        guard definition.inputs.isEmpty, definition.fields.count == 1, let field = definition.fields.first else { return nil }
        switch field.kind {
        case .text, .multilineText:
            guard case .value = definition.shape else { return nil }
            return ValueText.quoted(block.field(field.name)?.text ?? "")
        case .variable: return text(of: field, in: block)
        default: return nil
        }
    }

    private func text(of field: FieldDefinition, in block: Block) -> String {
        let written = block.field(field.name)
        switch field.kind {
        case .options(let options):
            let value = written?.text ?? options.first?.value ?? ""
            let label = options.first { $0.value == value }?.label ?? ""
            return label.isEmpty ? value.lowercased() : label
        case .variable(let defaultName):
            if let id = written?.variableID, let declared = variableNames[id] { return declared }
            guard let text = written?.text, !text.isEmpty else { return defaultName ?? "item" }
            return text
        case .text(let text), .multilineText(let text), .colour(let text):
            return written?.text ?? block.mutation(field.name.lowercased()) ?? text
        case .literal(let text): return unquoted(written?.text ?? text)
        case .number(let number, _, _, _): return written?.text ?? ValueText.line(.number(number))
        case .checkbox(let flag): return (written?.text ?? "\(flag)").lowercased()
        }
    }
}
