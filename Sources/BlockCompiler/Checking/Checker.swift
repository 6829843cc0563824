import BlockModel

/// Finds what is wrong with a workspace before any code is made of it, given what the blocks are.
///
/// Ours: what the language's own loader refuses, or what could only run as something the author did not mean, is reported
/// with its place.
struct Checker {
    let workspace: Workspace
    let definitions: DefinitionsByBlock
    let catalog: Catalog
    let dialect: Dialect
    private(set) var diagnostics = Diagnostics()

    /// Inputs that mutations may add without anything plugged into them, in a whole file.
    static let mostEmptyInputs = 1_000_000

    init(workspace: Workspace, _ definitions: DefinitionsByBlock, catalog: Catalog, dialect: Dialect) {
        self.workspace = workspace
        self.definitions = definitions
        self.catalog = catalog
        self.dialect = dialect
    }

    /// Checks every block.
    mutating func run() {
        for offset in workspace.blocks.indices {
            let reference = BlockReference(offset: offset)
            guard let definition = definitions[reference] else {
                reportUnknown(workspace[reference])
                continue
            }
            checkFields(of: reference, definition)
            checkInputs(of: reference, definition)
            checkNext(of: reference, definition)
        }
    }

    private mutating func report(
        _ severity: Diagnostic.Severity = .error, code: String, _ message: String, _ block: Block, at position: SourcePosition? = nil,
        hint: String? = nil
    ) {
        diagnostics.append(
            Diagnostic(
                severity, code: code, message, file: workspace.file, at: position ?? block.position, blockID: block.id,
                blockType: block.type, hint: hint))
    }

    private mutating func reportUnknown(_ block: Block) {
        let suggestion = diagnostics.isFull ? nil : catalog.nearestType(to: block.type).map { "did you mean '\($0)'?" }
        report(
            block.isEnabled ? .error : .warning, code: "unknown-block", "unknown block type '\(block.type)'", block,
            hint: suggestion ?? "`codeless blocks` lists the known types")
    }

    // MARK: Fields

    private mutating func checkFields(of reference: BlockReference, _ definition: BlockDefinition) {
        for field in workspace[reference].fields {
            guard let known = definition.field(field.name) else {
                // The switch between value and statement belongs to the shape, not to the block.
                if field.name == "connections_toggler" { continue }
                let block = workspace[reference]
                report(
                    .warning, code: "unknown-field", "'\(block.type)' has no field '\(field.name)'; it is ignored", block,
                    at: field.position)
                continue
            }
            if case .options(let options) = known.kind, !known.isOpen, !options.contains(where: { $0.value == field.text }) {
                reportOption(field, of: workspace[reference], options.map(\.value))
            }
        }
    }

    /// Blockly's dropdown ignores what it does not know and keeps its first option; of Codeless nothing of the kind is known.
    private mutating func reportOption(_ field: Field, of block: Block, _ options: [String]) {
        let fallback = dialect == .blockly ? options.first : nil
        let hint = nearest(to: field.text, among: options).map { "did you mean '\($0)'?" }
        report(
            fallback == nil ? .error : .warning, code: "field-option",
            "'\(field.text)' is not an option of the field '\(field.name)' of '\(block.type)'"
                + (fallback.map { "; '\($0)' is taken, as Blockly does" } ?? ""),
            block, at: field.position, hint: hint ?? "use one of: \(options.joined(separator: ", "))")
    }

    // MARK: Inputs

    /// Checks what has to be known before anything looks at all inputs: a file of a few bytes can ask for billions of empty ones.
    mutating func checkInputCounts() {
        var emptyInputsLeft = Checker.mostEmptyInputs
        for reference in definitions.blocksWithCounts {
            guard let definition = definitions[reference] else { continue }
            let block = workspace[reference]
            if let count = block.mutations.excessiveCount {
                report(
                    code: "too-many-inputs", "the mutation asks for \(count) inputs; at most \(Block.mostInputs) can be compiled", block,
                    hint: "lower the count in the mutation")
                continue
            }
            let counted = definition.inputs.reduce(0) { $0 + ($1.count?(block) ?? 0) }
            emptyInputsLeft -= max(0, counted - block.inputs.count)
            guard emptyInputsLeft < 0 else { continue }
            return report(
                code: "too-many-inputs", "the mutations up to here ask for more than \(Checker.mostEmptyInputs) empty inputs", block,
                hint: "lower the counts in the mutations")
        }
    }

    private mutating func checkInputs(of reference: BlockReference, _ definition: BlockDefinition) {
        if workspace[reference].inputs.isEmpty { return }
        let known = InputsByName(definition, of: workspace[reference])
        // Made when the first unknown input asks for them.
        var names: [String] = []
        workspace[reference].inputs.withElements { inputs in
            for offset in inputs.indices {
                guard let content = inputs[offset].content else { continue }
                if let match = known[inputs[offset].name] {
                    checkConnection(of: content, to: match, named: inputs[offset].name, of: reference)
                } else if !definition.takesAnyInput {
                    if names.isEmpty { names = definition.inputs(of: workspace[reference]).map(\.name) }
                    reportUnknown(inputs[offset], of: workspace[reference], names)
                }
            }
        }
    }

    private mutating func reportUnknown(_ input: Input, of block: Block, _ known: [String]) {
        report(
            .warning, code: "unknown-input", "'\(block.type)' has no input '\(input.name)'; it is ignored", block, at: input.position,
            hint: diagnostics.isFull ? nil : hint(for: input.name, among: known))
    }

    private mutating func checkConnection(
        of content: BlockReference, to input: InputDefinition, named name: String, of reference: BlockReference
    ) {
        guard let definition = definitions[content] else { return }
        switch (input.kind, definition.shape) {
        case (.value, .value), (.value, .valueOrStatement): break
        case (.statement, .statement), (.statement, .lastStatement), (.statement, .valueOrStatement): break
        case (.value, _):
            let (child, block) = (workspace[content], workspace[reference])
            report(
                code: "connection-kind", "'\(child.type)' gives no value and cannot be plugged into '\(name)' of '\(block.type)'",
                child)
        case (.statement, _):
            let (child, block) = (workspace[content], workspace[reference])
            report(
                code: "connection-kind", "'\(child.type)' is no statement and cannot stand in '\(name)' of '\(block.type)'", child)
        }
    }

    // MARK: Next

    private mutating func checkNext(of reference: BlockReference, _ definition: BlockDefinition) {
        guard let next = workspace[reference].next ?? workspace[reference].nextShadow else { return }
        switch definition.shape {
        case .statement, .valueOrStatement: break
        case .lastStatement where dialect == .codeless: break
        case .value, .lastStatement, .top:
            report(code: "connection-kind", "nothing can follow '\(workspace[reference].type)'", workspace[next])
            return
        }
        switch definitions[next]?.shape {
        case .value?, .top?:
            let child = workspace[next]
            report(
                code: "connection-kind", "'\(child.type)' is no statement and cannot follow '\(workspace[reference].type)'", child)
        default: break
        }
    }
}
