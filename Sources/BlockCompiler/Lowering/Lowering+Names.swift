import BlockModel

extension Lowering {
    /// The lower-case names of all variables that blocks mention, in the stacks that start at `roots` and inside them.
    func names(in roots: [BlockReference]) -> Set<String> {
        var names: Set<String> = []
        walk(roots) { block, reference, definition in
            for field in definition.fields {
                guard case .variable = field.kind else { continue }
                names.insert(variableName(ofField: field.name, in: block, at: reference).lowercased())
            }
            for name in definition.localVariables?(block) ?? [] { names.insert(name.lowercased()) }
        }
        return names
    }

    /// The names that callbacks mention, in the stacks that start at `roots` and inside them.
    func capturedNames(in roots: [BlockReference]) -> Set<String> {
        var names: Set<String> = []
        walk(roots) { block, _, definition in
            for input in definition.callbackInputs {
                if let content = block.input(input)?.content { names.formUnion(self.names(in: [content])) }
            }
        }
        return names
    }

    /// The names that the callback of a block mentions.
    func capturedNames(ofCallback reference: BlockReference) -> Set<String> {
        let block = workspace[reference]
        let inputs = catalog.definition(of: block.type)?.callbackInputs ?? []
        return names(in: inputs.compactMap { block.input($0)?.content })
    }

    /// Visits every enabled block, without recursion.
    private func walk(_ roots: [BlockReference], _ visit: (Block, BlockReference, BlockDefinition) -> Void) {
        var pending = roots
        while let reference = pending.popLast() {
            let block = workspace[reference]
            if block.isEnabled {
                if let definition = catalog.definition(of: block.type) { visit(block, reference, definition) }
                for input in block.inputs {
                    if let content = input.content { pending.append(content) }
                }
            }
            if let next = block.next ?? block.nextShadow { pending.append(next) }
        }
    }
}
