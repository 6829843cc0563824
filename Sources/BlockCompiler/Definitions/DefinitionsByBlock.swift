import BlockModel

/// The definitions of a workspace's blocks: the catalogue is asked once for each, and seldom for a type that was just met.
struct DefinitionsByBlock: Sendable {
    private let definitions: [BlockDefinition?]
    /// Whether any of them runs a part of itself as a callback.
    let hasCallbacks: Bool
    /// Whether a block shows that the program is of Codeless: its type, or its `bl_meta`.
    let showsCodeless: Bool
    /// The blocks whose mutations tell how many inputs they have.
    let blocksWithCounts: [BlockReference]

    init(of workspace: Workspace, in catalog: Catalog) {
        var (hasCallbacks, showsCodeless) = (false, false)
        var blocksWithCounts: [BlockReference] = []
        var recent = RecentDefinitions(catalog)
        definitions = workspace.blocks.withUnsafeBufferPointer { blocks in
            blocks.indices.map { offset in
                if blocks[offset].extra?.metadata != nil { showsCodeless = true }
                guard let definition = recent.definition(of: blocks[offset].type) else { return nil }
                if !definition.callbackInputs.isEmpty { hasCallbacks = true }
                if definition.isOnlyCodeless { showsCodeless = true }
                if definition.hasRepeatedInputs, !blocks[offset].mutations.isEmpty {
                    blocksWithCounts.append(BlockReference(offset: offset))
                }
                return definition
            }
        }
        (self.hasCallbacks, self.showsCodeless, self.blocksWithCounts) = (hasCallbacks, showsCodeless, blocksWithCounts)
    }

    /// The definition of a block; nil when its type is not known.
    subscript(reference: BlockReference) -> BlockDefinition? { definitions[reference.offset] }
}

/// The last definition met of the types of each slot: a program of a million blocks has a few dozen types, and comparing one text costs
/// less than hashing it.
private struct RecentDefinitions {
    private static let slotCount = 256

    private let catalog: Catalog
    private var types = [String](repeating: "", count: slotCount)
    private var definitions = [BlockDefinition?](repeating: nil, count: slotCount)

    init(_ catalog: Catalog) {
        self.catalog = catalog
        definitions[Self.slot(of: "")] = catalog.definition(of: "")
    }

    mutating func definition(of type: String) -> BlockDefinition? {
        let slot = Self.slot(of: type)
        if types[slot] != type {
            types[slot] = type
            definitions[slot] = catalog.definition(of: type)
        }
        return definitions[slot]
    }

    /// Types of a program differ in length, or in the letters at their middle or end.
    private static func slot(of type: String) -> Int {
        type.utf8.withContiguousStorageIfAvailable { bytes in
            guard let last = bytes.last else { return 0 }
            return (bytes.count &* 41 ^ Int(bytes[bytes.count / 2]) &* 7 ^ Int(last)) & (slotCount - 1)
        } ?? 0
    }
}
