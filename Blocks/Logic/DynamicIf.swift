import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let dynamicIf = BlockDefinition(
        "dynamic_if", category: .logic, dialects: [.blockly], message: "if %IF0\ndo %DO0\nelse %ELSE",
        help: "Runs the first branch whose condition is truthy, else the last one; an editor adds branches as they fill up.",
        source: "Blockly samples, plugins/block-dynamic-connection/src/dynamic_if.ts; the generator is that of controls_if.",
        shape: .statement,
        inputs: [
            .value("IF", "Boolean", default: .boolean(false), count: { $0.branchNumbers.max().map { $0 + 1 } ?? 1 }),
            .statements("DO", count: { $0.branchNumbers.max().map { $0 + 1 } ?? 1 }),
            .statements("ELSE", if: { $0.mutation("else") == "true" || $0.mutationCount("else", default: 0) > 0 }),
        ],
        mutation: "inputs=\"0,1,...\" else=\"true|false\", or elseif=\"count\" else=\"1\"",
        shownMessage: { .branches(($0.branchNumbers.max() ?? 0) + 1) },
        meaning: .statement { lowering in lowering.branches(lowering.block.branchNumbers) })
}

extension Block {
    /// The numbers of a dynamic block's branches in their order; older files count them instead. No editor names a branch
    /// twice; it is there once, for else branches in branches would double with every level.
    fileprivate var branchNumbers: [Int] {
        guard let inputs = mutation("inputs"), !inputs.isEmpty else { return Array(0...mutationCount("elseif", default: 0)) }
        return inputs.split(separator: ",").compactMap { Int($0) }.filter { (0...0xFFFF).contains($0) }.withoutRepeats
    }
}
