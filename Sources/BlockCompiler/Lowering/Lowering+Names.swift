import BlockModel

extension Lowering {
    /// The lower-case names of all variables that blocks mention, in the stacks that start at `roots` and inside them.
    func names(in roots: [BlockReference]) -> Set<String> {
        var names: Set<String> = []
        walk(roots) { reference, definition in
            for field in definition.variableFields { names.insert(variableName(ofField: field.name, at: reference).lowercased()) }
            for name in definition.localVariables?(workspace[reference]) ?? [] { names.insert(name.lowercased()) }
        }
        return names
    }

    /// The names that callbacks mention, in the stacks that start at `roots` and inside them.
    func capturedNames(in roots: [BlockReference]) -> Set<String> {
        var names: Set<String> = []
        guard definitions.hasCallbacks else { return names }
        walk(roots) { reference, definition in
            for input in definition.callbackInputs {
                if let content = workspace[reference].inputs.content(named: input) { names.formUnion(self.names(in: [content])) }
            }
        }
        return names
    }

    /// The names that the callback of a block mentions.
    func capturedNames(ofCallback reference: BlockReference) -> Set<String> {
        let inputs = definitions[reference]?.callbackInputs ?? []
        return names(in: inputs.compactMap { workspace[reference].inputs.content(named: $0) })
    }

    /// Visits every enabled block, without recursion.
    private func walk(_ roots: [BlockReference], _ visit: (BlockReference, BlockDefinition) -> Void) {
        var pending = roots
        while let reference = pending.popLast() {
            // What is inside comes before what follows: blocks are in memory in that order, and a long chain waits as one entry.
            if let next = workspace[reference].next ?? workspace[reference].nextShadow { pending.append(next) }
            guard workspace[reference].state.isEnabled else { continue }
            if let definition = definitions[reference] { visit(reference, definition) }
            workspace[reference].inputs.withElements { inputs in
                for offset in inputs.indices.reversed() {
                    if let content = inputs[offset].content { pending.append(content) }
                }
            }
        }
    }
}
