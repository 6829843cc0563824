import BlockModel

extension Lowering {
    /// The lower-case names of all variables that blocks mention, in the stacks that start at `roots` and inside them.
    func names(in roots: [BlockReference]) -> Set<String> {
        var names: Set<String> = []
        walk(roots) { reference, definition, _ in collect(reference, definition, into: &names) }
        return names
    }

    /// The names that callbacks mention, in the stacks that start at `roots` and inside them.
    func capturedNames(in roots: [BlockReference]) -> Set<String> {
        var names: Set<String> = []
        guard definitions.hasCallbacks else { return names }
        walk(roots) { reference, definition, isInCallback in
            if isInCallback { collect(reference, definition, into: &names) }
        }
        return names
    }

    private func collect(_ reference: BlockReference, _ definition: BlockDefinition, into names: inout Set<String>) {
        for field in definition.variableFields { names.insert(variableName(ofField: field.name, at: reference).lowercased()) }
        for name in definition.localVariables?(workspace[reference]) ?? [] { names.insert(name.lowercased()) }
    }

    /// In callbacks that are nested deeper than this, what is known of the one around them is taken for their own: they may then share more
    /// than they use, but each need not be looked through again.
    static let mostExactCallbacks = 200

    /// The names that the callback of a block mentions.
    func capturedNames(ofCallback reference: BlockReference) -> Set<String> {
        let inputs = definitions[reference]?.callbackInputs ?? []
        return names(in: inputs.compactMap { workspace[reference].inputs.content(named: $0) })
    }

    /// Visits every enabled block, without recursion, and tells whether it is inside a callback.
    private func walk(_ roots: [BlockReference], _ visit: (BlockReference, BlockDefinition, _ isInCallback: Bool) -> Void) {
        var pending = roots.map { (reference: $0, isInCallback: false) }
        while let (reference, isInCallback) = pending.popLast() {
            // What is inside comes before what follows: blocks are in memory in that order, and a long chain waits as one entry.
            if let next = workspace[reference].next ?? workspace[reference].nextShadow { pending.append((next, isInCallback)) }
            guard workspace[reference].state.isEnabled else { continue }
            let definition = definitions[reference]
            if let definition { visit(reference, definition, isInCallback) }
            let callbackInputs = definition?.callbackInputs ?? []
            workspace[reference].inputs.withElements { inputs in
                for offset in inputs.indices.reversed() {
                    guard let content = inputs[offset].content else { continue }
                    pending.append((content, isInCallback || !callbackInputs.isEmpty && callbackInputs.contains(inputs[offset].name)))
                }
            }
        }
    }
}
