import BlockModel

/// Gives a workspace the connections that Blockly's loader would give it.
///
/// The loader drops an input of an unknown name and all inputs behind it, and leaves a block that does not fit its input
/// on the workspace at 0,0, where it runs by itself. Both are told as warnings, since no editor writes such files.
///
/// - Source: Blockly, core/xml.ts, `applyInputTagNodes` and `domToBlockHeadless`; core/connection_checker.ts.
struct Attacher {
    private(set) var workspace: Workspace
    private(set) var diagnostics = Diagnostics()
    private let definitions: DefinitionsByBlock

    init(workspace: Workspace, _ definitions: DefinitionsByBlock) {
        self.workspace = workspace
        self.definitions = definitions
    }

    /// Connects every block.
    mutating func run() {
        for offset in workspace.blocks.indices where !workspace.blocks[offset].inputs.isEmpty {
            let reference = BlockReference(offset: offset)
            guard let definition = definitions[reference], !definition.takesAnyInput else { continue }
            connect(reference, definition)
        }
    }

    private mutating func connect(_ reference: BlockReference, _ definition: BlockDefinition) {
        let known = InputsByName(definition, of: workspace[reference])
        for (offset, input) in workspace[reference].inputs.enumerated() {
            guard let match = known[input.name] else {
                if definition.inputs.contains(where: { $0.name == input.name && $0.isPresent != nil }) {
                    reportHidden(input, of: workspace[reference])
                    continue
                }
                dropInputs(of: reference, from: offset, definition)
                return
            }
            if let content = input.block, let problem = misfit(of: content, in: match, named: input.name, of: reference) {
                detach(content, from: reference, input: offset, problem)
            }
        }
    }

    /// An input that the fields of the block hide: a shadow in it is ignored, a block has nowhere to go.
    private mutating func reportHidden(_ input: Input, of block: Block) {
        guard input.block != nil else { return }
        diagnostics.append(
            Diagnostic(
                .error, code: "hidden-input", "the fields of '\(block.type)' leave no input '\(input.name)' to plug a block into",
                file: workspace.file, at: input.position, blockID: block.id, blockType: block.type,
                hint: "remove the block, or choose a field value that has this input"))
    }

    private mutating func dropInputs(of reference: BlockReference, from offset: Int, _ definition: BlockDefinition) {
        let block = workspace[reference]
        let input = block.inputs[offset]
        let behind = block.inputs[(offset + 1)...].map { "'\($0.name)'" }
        diagnostics.append(
            Diagnostic(
                .warning, code: "unknown-input",
                "'\(block.type)' has no input '\(input.name)'; it is ignored, as Blockly does"
                    + (behind.isEmpty ? "" : ", and so are the inputs behind it: \(behind.joined(separator: ", "))"),
                file: workspace.file, at: input.position, blockID: block.id, blockType: block.type,
                hint: diagnostics.isFull ? nil : hint(for: input.name, among: definition.inputs(of: block).map(\.name))))
        workspace[reference].inputs.removeSubrange(offset...)
    }

    /// Why a block does not fit an input; nil when it does.
    private func misfit(
        of content: BlockReference, in input: InputDefinition, named name: String, of reference: BlockReference
    ) -> String? {
        guard let definition = definitions[content] else { return nil }
        switch (input.kind, definition.shape) {
        case (.value, .value):
            let given = definition.outputTypes?(workspace[content]) ?? definition.types
            let taken = input.checks
            if given.isEmpty || taken.isEmpty || given.contains(where: taken.contains) { return nil }
            return
                "it gives \(given.joined(separator: " or ")), but '\(name)' of '\(workspace[reference].type)' takes \(taken.joined(separator: " or "))"
        case (.value, .valueOrStatement), (.statement, .statement), (.statement, .lastStatement), (.statement, .valueOrStatement):
            return nil
        case (.value, _): return "it gives no value for '\(name)' of '\(workspace[reference].type)'"
        case (.statement, _): return "it is no statement for '\(name)' of '\(workspace[reference].type)'"
        }
    }

    private mutating func detach(_ content: BlockReference, from reference: BlockReference, input offset: Int, _ problem: String) {
        let child = workspace[content]
        diagnostics.append(
            Diagnostic(
                .warning, code: "misfit", "'\(child.type)' does not fit where it is: \(problem); it runs by itself, as in Blockly",
                file: workspace.file, at: child.position, blockID: child.id, blockType: child.type,
                hint: "no editor connects these two; convert the value or use another block"))
        workspace[reference].inputs[offset].block = nil
        workspace[content].parent = nil
        var extra = child.extra ?? BlockExtra()
        extra.x = "0"
        extra.y = "0"
        workspace[content].extra = extra
        workspace.topBlocks.append(content)
    }
}
