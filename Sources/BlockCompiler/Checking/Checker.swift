import BlockModel

/// Finds what is wrong with a workspace before any code is made of it, given what the blocks are.
///
/// Ours: where an editor can save a document, it runs as the generated JavaScript would; where none can, it is reported
/// with its place rather than run as something surprising.
struct Checker {
    let workspace: Workspace
    let catalog: Catalog
    let dialect: Dialect
    private(set) var diagnostics = Diagnostics()

    init(workspace: Workspace, catalog: Catalog, dialect: Dialect) {
        self.workspace = workspace
        self.catalog = catalog
        self.dialect = dialect
    }

    /// Checks every block.
    mutating func run() {
        for block in workspace.blocks {
            guard let definition = catalog.definition(of: block.type) else {
                reportUnknown(block)
                continue
            }
            checkFields(of: block, definition)
            checkInputs(of: block, definition)
            checkNext(of: block, definition)
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
        let suggestion = catalog.nearestType(to: block.type).map { "did you mean '\($0)'?" }
        report(
            block.isEnabled ? .error : .warning, code: "unknown-block", "unknown block type '\(block.type)'", block,
            hint: suggestion ?? "`codeless blocks` lists the known types; `--blocks DIR` adds your own")
    }

    // MARK: Fields

    private mutating func checkFields(of block: Block, _ definition: BlockDefinition) {
        for field in block.fields {
            guard let known = definition.field(field.name) else {
                // The switch between value and statement belongs to the shape, not to the block.
                if field.name == "connections_toggler" { continue }
                report(
                    .warning, code: "unknown-field", "'\(block.type)' has no field '\(field.name)'; it is ignored", block,
                    at: field.position)
                continue
            }
            if case .options(let options) = known.kind, !known.isOpen, !options.contains(where: { $0.value == field.text }) {
                let values = options.map(\.value)
                let hint = nearest(to: field.text, among: values).map { "did you mean '\($0)'?" }
                report(
                    .warning, code: "field-option",
                    "'\(field.text)' is not an option of the field '\(field.name)' of '\(block.type)'; it counts as '\(values.first ?? "")'",
                    block, at: field.position, hint: hint ?? "use one of: \(values.joined(separator: ", "))")
            }
        }
    }

    // MARK: Inputs

    private mutating func checkInputs(of block: Block, _ definition: BlockDefinition) {
        guard !block.inputs.isEmpty else { return }
        let known = definition.inputs(of: block)
        for input in block.inputs {
            guard let content = input.content else { continue }
            guard let match = known.first(where: { $0.name == input.name }) else {
                if definition.takesAnyInput { continue }
                let names = known.map(\.name)
                let hint = nearest(to: input.name, among: names).map { "did you mean '\($0)'?" }
                report(
                    dialect == .blockly ? .error : .warning, code: "unknown-input", "'\(block.type)' has no input '\(input.name)'", block,
                    at: input.position, hint: hint ?? (names.isEmpty ? "it has none" : "it has: \(names.joined(separator: ", "))"))
                continue
            }
            checkConnection(of: workspace[content], to: match, of: block)
        }
    }

    private mutating func checkConnection(of child: Block, to input: ResolvedInput, of block: Block) {
        guard let definition = catalog.definition(of: child.type) else { return }
        switch (input.definition.kind, definition.shape) {
        case (.value, .value(let known)):
            let types = definition.outputTypes?(child) ?? known
            guard dialect == .blockly, !types.isEmpty, !input.definition.checks.isEmpty,
                !types.contains(where: input.definition.checks.contains)
            else { return }
            report(
                code: "connection-type",
                "'\(child.type)' gives \(types.joined(separator: " or ")), but '\(input.name)' of '\(block.type)' takes "
                    + input.definition.checks.joined(separator: " or "), child,
                hint: "no editor connects these two; convert the value or use another block")
        case (.value, .valueOrStatement), (.statement, .statement), (.statement, .lastStatement), (.statement, .valueOrStatement): break
        case (.value, _):
            report(
                code: "connection-kind", "'\(child.type)' gives no value and cannot be plugged into '\(input.name)' of '\(block.type)'",
                child)
        case (.statement, _):
            report(
                code: "connection-kind", "'\(child.type)' is no statement and cannot stand in '\(input.name)' of '\(block.type)'", child)
        }
    }

    // MARK: Next

    private mutating func checkNext(of block: Block, _ definition: BlockDefinition) {
        guard let next = block.next ?? block.nextShadow else { return }
        let child = workspace[next]
        switch definition.shape {
        case .statement, .valueOrStatement: break
        case .lastStatement where dialect == .codeless: break
        case .value, .lastStatement, .top:
            report(code: "connection-kind", "nothing can follow '\(block.type)'", child)
            return
        }
        switch catalog.definition(of: child.type)?.shape {
        case .value?, .top?:
            report(code: "connection-kind", "'\(child.type)' is no statement and cannot follow '\(block.type)'", child)
        default: break
        }
    }
}
