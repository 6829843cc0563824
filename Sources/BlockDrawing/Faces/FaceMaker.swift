import BlockCompiler
import BlockModel

/// Makes the faces of the blocks of one workspace.
final class FaceMaker {
    let workspace: Workspace
    /// Whether any block has a comment.
    let hasComments: Bool
    private let catalog: Catalog
    /// Whether a text plugged into an input of a name is a secret.
    private let isSecret: (String) -> Bool
    private var definitions: [String: Known] = [:]
    private var spelling: VariableSpelling
    private var procedureNames = ProcedureNames()
    /// For every block that is plugged in, its input among those of its parent; -1 for the others.
    private var inputOffsets: [Int32]

    /// What stands in the place of a secret.
    static let secretMark = "••••••"

    /// A definition that was looked up, or the fact that there is none.
    private final class Known {
        let definition: BlockDefinition?
        let message: BlockMessage
        /// The words that the options of its fields share, by the field's name.
        let affixes: [String: OptionAffixes]

        init(_ definition: BlockDefinition?) {
            self.definition = definition
            message = BlockMessage(definition?.message ?? "")
            var affixes: [String: OptionAffixes] = [:]
            for field in definition?.fields ?? [] { affixes[field.name] = OptionAffixes(field) }
            self.affixes = affixes
        }
    }

    init(workspace: Workspace, catalog: Catalog, isSecret: @escaping (String) -> Bool) {
        self.workspace = workspace
        self.catalog = catalog
        self.isSecret = isSecret
        hasComments = workspace.blocks.contains { $0.extra?.comment != nil }
        spelling = VariableSpelling(of: workspace)
        inputOffsets = Array(repeating: -1, count: workspace.blocks.count)
        for (offset, block) in workspace.blocks.enumerated() {
            for (place, input) in block.inputs.enumerated() {
                if let plugged = input.block { inputOffsets[plugged.offset] = Int32(place) }
                if let plugged = input.shadow { inputOffsets[plugged.offset] = Int32(place) }
            }
            if !block.mutations.isEmpty { for name in block.mutationArguments { spelling.note(name) } }
            for field in known(block.type).definition?.variableFields ?? [] {
                spelling.note(field.shownText(block.field(field.name)?.text))
            }
            if case .procedure? = known(block.type).definition?.meaning {
                procedureNames.define(block.field("NAME")?.text ?? "", at: offset)
            }
        }
    }

    /// The definition of a block; nil when its type is not known.
    func definition(of block: Block) -> BlockDefinition? { known(block.type).definition }

    private func known(_ type: String) -> Known {
        if let known = definitions[type] { return known }
        let known = Known(catalog.definition(of: type))
        definitions[type] = known
        return known
    }

    /// The face of a block.
    func face(_ reference: BlockReference) -> BlockFace {
        let block = workspace[reference]
        let known = known(block.type)
        var inputs = known.definition.map { self.inputs(of: block, $0, known) } ?? unknownInputs(of: block)
        if isSecretText(reference) { inputs = masked(inputs) }
        if let name = procedureNames[reference.offset] { inputs = named(name, inputs) }
        let isInline = block.state.isInline ?? known.definition?.isInline ?? BlockFace.isInlineByRule(inputs)
        return BlockFace(
            inputs: inputs, isInline: isInline, hasMutator: known.definition?.hasMutator ?? false,
            tint: known.definition.map { Palette.tint(category: $0.category, colour: $0.colour) } ?? Palette.unknown,
            connections: connections(of: block, reference, known.definition))
    }

    // MARK: Inputs

    private func inputs(of block: Block, _ definition: BlockDefinition, _ known: Known) -> [BlockFace.Input] {
        let resolved = definition.inputs(of: block)
        // A mutation may ask for tens of thousands of inputs; most blocks have two.
        let resolvedByName = InputsByName(definition, of: block)
        let isWide = block.inputs.count > 32
        let givenByName = isWide ? Dictionary(block.inputs.map { ($0.name, $0) }) { _, last in last } : [:]
        func given(_ name: String) -> Input? { isWide ? givenByName[name] : block.input(name) }
        let message = definition.shownMessage?(block) ?? known.message
        var result: [BlockFace.Input] = []
        var pending: [BlockFace.Part] = []
        var shown: Set<String> = []
        func endRow() {
            if pending.isEmpty { return }
            result.append(BlockFace.Input(parts: pending))
            pending = []
        }
        for part in message.parts {
            switch part {
            case .label(let text): pending.append(BlockFace.Part(kind: .label, text: text))
            case .end: endRow()
            case .slot(let name):
                if let field = definition.field(name) {
                    append(self.part(field, of: block), known.affixes[name], to: &pending)
                } else if let input = resolvedByName[name] {
                    result.append(self.input(given(name), name, input.kind == .value ? .value : .statement, pending))
                    result[result.count - 1].isRightAligned = input.isRightAligned
                    pending = []
                    shown.insert(name)
                } else if definition.takesAnyInput, let input = given(name) {
                    result.append(self.input(input, name, input.tag == .value ? .value : .statement, pending))
                    pending = []
                    shown.insert(name)
                } else {
                    // The words before an input that this block has not, such as `else`, go with it.
                    while let last = pending.last, last.kind == .label, last.name.isEmpty { pending.removeLast() }
                }
            }
        }
        endRow()
        for input in resolved where !shown.contains(input.name) {
            let label = input.definition.count == nil ? [BlockFace.Part(kind: .label, text: input.name)] : []
            result.append(self.input(given(input.name), input.name, input.definition.kind == .value ? .value : .statement, label))
            shown.insert(input.name)
        }
        for input in block.inputs where !shown.contains(input.name) {
            // An input of no known name: Codeless has blocks with arguments of their own.
            result.append(unknownInput(input))
            shown.insert(input.name)
        }
        return result.isEmpty ? [BlockFace.Input()] : result
    }

    private func input(_ given: Input?, _ name: String, _ socket: BlockFace.Socket, _ parts: [BlockFace.Part]) -> BlockFace.Input {
        BlockFace.Input(parts: parts, socket: socket, name: name, content: given?.content)
    }

    private func unknownInput(_ input: Input) -> BlockFace.Input {
        BlockFace.Input(
            parts: [BlockFace.Part(kind: .label, text: input.name)], socket: input.tag == .value ? .value : .statement, name: input.name,
            content: input.content)
    }

    /// The inputs of a block of an unknown type: the type, then all that the file says of it.
    private func unknownInputs(of block: Block) -> [BlockFace.Input] {
        var first = BlockFace.Input(parts: [BlockFace.Part(kind: .label, text: block.type)])
        for field in block.fields {
            first.parts.append(BlockFace.Part(kind: .label, text: field.name))
            first.parts.append(BlockFace.Part(kind: .text, text: field.text, name: field.name))
        }
        return [first] + block.inputs.map { unknownInput($0) }
    }

    // MARK: Fields

    private func part(_ definition: FieldDefinition, of block: Block) -> BlockFace.Part {
        let field = block.field(definition.name)
        var text = definition.shownText(field?.text)
        let kind: BlockFace.Part.Kind
        switch definition.kind {
        case .text, .multilineText, .literal: kind = .text
        case .number: kind = .number
        case .options: kind = .option
        case .checkbox: kind = .checkbox
        case .colour: kind = .colour
        case .variable:
            kind = .variable
            text = spelling.name(id: field?.variableID, text: text)
        }
        return BlockFace.Part(kind: kind, text: text, name: definition.name)
    }

    /// Adds a field with the words that all its options share as labels around it.
    private func append(_ part: BlockFace.Part, _ affixes: OptionAffixes?, to parts: inout [BlockFace.Part]) {
        guard let affixes, let rest = affixes.rest(of: part.text) else { return parts.append(part) }
        if !affixes.prefix.isEmpty { parts.append(BlockFace.Part(kind: .label, text: affixes.prefix, name: part.name)) }
        parts.append(BlockFace.Part(kind: part.kind, text: rest, name: part.name))
        if !affixes.suffix.isEmpty { parts.append(BlockFace.Part(kind: .label, text: affixes.suffix, name: part.name)) }
    }

    // MARK: Secrets

    /// Whether a block is a text plugged into an input for a password or a token.
    private func isSecretText(_ reference: BlockReference) -> Bool {
        workspace[reference].inputs.isEmpty && input(around: reference).map { isSecret($0.name) } ?? false
    }

    /// The input that a block is plugged into.
    private func input(around reference: BlockReference) -> Input? {
        let place = Int(inputOffsets[reference.offset])
        guard place >= 0, let parent = workspace[reference].parent else { return nil }
        return workspace[parent].inputs[place]
    }

    private func masked(_ inputs: [BlockFace.Input]) -> [BlockFace.Input] {
        inputs.map { input in
            var input = input
            input.parts = input.parts.map { part in
                var part = part
                if part.kind == .text || part.kind == .number { part.text = Self.secretMark }
                return part
            }
            return input
        }
    }

    /// The inputs of a procedure's definition with the name it has in an editor.
    private func named(_ name: String, _ inputs: [BlockFace.Input]) -> [BlockFace.Input] {
        inputs.map { input in
            var input = input
            for offset in input.parts.indices where input.parts[offset].name == "NAME" { input.parts[offset].text = name }
            return input
        }
    }

    // MARK: Connections

    private func connections(of block: Block, _ reference: BlockReference, _ definition: BlockDefinition?) -> BlockFace.Connections {
        switch definition?.shape {
        case .value?: return .output
        case .statement?: return [.previous, .next]
        case .lastStatement?: return block.next == nil ? .previous : [.previous, .next]
        case .top?: return []
        case .valueOrStatement?, nil: break
        }
        guard block.parent != nil else {
            if block.next != nil { return definition == nil ? .next : [.previous, .next] }
            if definition == nil { return [] }
            // Codeless says what a block gives, Blockly what it does not.
            let hasOutput = block.mutation("has_output") == "true" || block.mutation("statement") == "false"
            return hasOutput ? .output : [.previous, .next]
        }
        return input(around: reference)?.tag == .value ? .output : [.previous, .next]
    }
}
