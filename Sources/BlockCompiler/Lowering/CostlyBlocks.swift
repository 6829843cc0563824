import BlockModel

/// What is kept of blocks whose inputs are many, or are counted by a mutation of any length, so that each input costs the same.
struct CostlyBlocks {
    private var finders: [Int: InputsByName] = [:]
    private var contents: [Int: [String: BlockReference]] = [:]

    /// Blocks with more inputs than this have a table of them.
    static let mostScanned = 32
    /// What is kept of more blocks is forgotten: coming back to one costs less than what was lowered since.
    private static let mostKept = 1_000

    /// The inputs that a block has by its definition.
    mutating func inputs(of reference: BlockReference, _ definition: BlockDefinition, in workspace: Workspace) -> InputsByName {
        guard definition.hasRepeatedInputs else { return InputsByName(definition, of: workspace[reference]) }
        if let known = finders[reference.offset] { return known }
        if finders.count >= Self.mostKept { finders.removeAll() }
        let finder = InputsByName(definition, of: workspace[reference])
        finders[reference.offset] = finder
        return finder
    }

    /// What is plugged into an input of a block, by the file; of two inputs of a name it is the last that counts.
    mutating func content(_ name: String, of reference: BlockReference, in workspace: Workspace) -> BlockReference? {
        if workspace[reference].inputs.count <= Self.mostScanned { return workspace[reference].inputs.content(named: name) }
        if let known = contents[reference.offset] { return known[name] }
        if contents.count >= Self.mostKept { contents.removeAll() }
        var table: [String: BlockReference] = [:]
        for input in workspace[reference].inputs { table[input.name] = input.content }
        contents[reference.offset] = table
        return table[name]
    }
}
