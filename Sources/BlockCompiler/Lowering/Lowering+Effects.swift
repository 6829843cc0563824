import BlockModel

extension Lowering {
    /// Whether computing an input may do something that a program's user can see: ask the host, call a procedure, change a list.
    ///
    /// JavaScript fails at `null.push(f())` before it calls `f`; code that says so is only needed where `f` would show. Blocks
    /// without effects may fail too, but with the same kind of error.
    public func mayHaveEffects(_ input: String) -> Bool {
        guard let content = content(input) else { return false }
        var pending = [content]
        // Large expressions count as having effects, so that nested ones are not walked again and again.
        var blocksLeft = 32
        while let reference = pending.popLast() {
            guard workspace[reference].state.isEnabled else { continue }
            blocksLeft -= 1
            guard blocksLeft > 0, let definition = definitions[reference], !definition.hasEffects(workspace[reference]) else { return true }
            workspace[reference].inputs.withElements { inputs in
                for offset in inputs.indices {
                    if let content = inputs[offset].content { pending.append(content) }
                }
            }
        }
        return false
    }
}

extension BlockDefinition {
    fileprivate func hasEffects(_ block: @autoclosure () -> Block) -> Bool {
        if let hasEffects { return hasEffects(block()) }
        guard case .value = meaning else { return true }
        switch category {
        case .logic, .math, .text, .lists, .objects, .colour, .dates, .variables: return false
        default: return true
        }
    }
}
