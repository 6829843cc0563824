import BlockModel

/// The definitions of a workspace's blocks: the catalogue is asked once for each.
struct DefinitionsByBlock: Sendable {
    private let definitions: [BlockDefinition?]
    /// Whether any of them runs a part of itself as a callback.
    let hasCallbacks: Bool

    init(of workspace: Workspace, in catalog: Catalog) {
        var hasCallbacks = false
        definitions = workspace.blocks.indices.map { offset in
            let definition = catalog.definition(of: workspace.blocks[offset].type)
            if let definition, !definition.callbackInputs.isEmpty { hasCallbacks = true }
            return definition
        }
        self.hasCallbacks = hasCallbacks
    }

    /// The definition of a block; nil when its type is not known.
    subscript(reference: BlockReference) -> BlockDefinition? { definitions[reference.offset] }
}
