import BlockModel
import BlockRuntime

/// A workspace as the reference interpreter asks it: what a block says, with the rules of the fields.
struct ReferenceWorkspace {
    let workspace: Workspace

    /// Whether a block is not switched off.
    func isOn(_ block: Block) -> Bool { !block.state.isDisabled }

    /// What is plugged into an input and not switched off; a shadow does not stand in for a block that is.
    func content(_ block: Block, _ input: String) -> Block? {
        block.input(input)?.content.map { workspace[$0] }.flatMap { isOn($0) ? $0 : nil }
    }

    /// The text of a field, or a default where the file does not say it.
    func field(_ block: Block, _ name: String, _ standard: String = "") -> String { block.field(name)?.text ?? standard }

    /// An attribute of the block's mutation.
    func mutation(_ block: Block, _ name: String) -> String? { block.mutations.last?[name] }

    /// The value of a number field.
    func number(_ block: Block, _ name: String, _ standard: Double) -> Double {
        guard let field = block.field(name) else { return standard }
        let text = String(field.text.map { $0 == "o" || $0 == "O" ? "0" : $0 }.filter { $0 != "," })
        let named =
            text.lowercased().contains("infinity") ? text.lowercased().replacing("infinity", with: "Infinity", maxReplacements: 1) : text
        let number = javaScriptNumber(named)
        return number.isNaN ? standard : number + 0
    }

    /// The name under which a variable is kept: without case.
    func variable(_ block: Block, _ name: String = "VAR") -> String {
        guard let field = block.field(name) else { return "item" }
        if let id = field.variableID, let declared = workspace.variables.first(where: { $0.id == id }) { return declared.name.lowercased() }
        return field.text.lowercased()
    }

    /// The top-level blocks in the order in which they run.
    var stacks: [Block] {
        let placed = workspace.topBlocks.map { reference in
            let block = workspace[reference]
            let (x, y) = (coordinate(block.extra?.x), coordinate(block.extra?.y))
            // The sine of three degrees, by which an editor leans its rows.
            return (block: block, height: y + 0.05233595624294383 * x)
        }
        return placed.enumerated().sorted { left, right in
            (left.element.height, left.offset) < (right.element.height, right.offset)
        }.map(\.element.block)
    }

    private func coordinate(_ text: String?) -> Double {
        guard let text else { return 10 }
        return Double(text.prefix { $0.isNumber || $0 == "-" }) ?? 0
    }
}
