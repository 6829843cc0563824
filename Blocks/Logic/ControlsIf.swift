import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let controlsIf = BlockDefinition(
        "controls_if", category: .logic, message: "if %IF\ndo %DO\nelse %ELSE",
        help: "Runs the first branch whose condition is truthy, else the last one.",
        source: "Blockly, generators/javascript/logic.ts, controls_if.",
        shape: .statement,
        inputs: [
            .value("IF", "Boolean", default: .boolean(false), count: { $0.mutationCount("elseif", default: 0) + 1 }),
            .statements("DO", count: { $0.mutationCount("elseif", default: 0) + 1 }),
            .statements("ELSE", if: { $0.mutationCount("else", default: 0) > 0 }),
        ],
        mutation: "elseif=\"count\" else=\"1\"", hasMutator: true,
        shownMessage: { .branches($0.mutationCount("elseif", default: 0) + 1) },
        meaning: .statement { lowering in
            lowering.branches(0...lowering.mutationCount("elseif", default: 0))
        })
}

extension BlockMessage {
    /// What a block of some branches shows.
    ///
    /// - Source: Blockly, msg/messages.js, `CONTROLS_IF_MSG_IF` and its like.
    static func branches(_ count: Int) -> BlockMessage {
        var message: BlockMessage = "if %IF0\ndo %DO0"
        for number in 1..<max(count, 1) { message.append("\nelse if %IF\(number)\ndo %DO\(number)") }
        message.append("\nelse %ELSE")
        return message
    }
}

extension Lowering {
    /// Compiles `if (IFn) DOn else if ... else ELSE` for the branches of some numbers, in their order.
    func branches(_ numbers: some BidirectionalCollection<Int>) {
        let end = newLabel()
        let hasElse = hasStatements("ELSE") || instrumentation.contains(.branches)
        for number in numbers {
            let next = newLabel()
            jump(to: next, ifInput: "IF\(number)", is: false)
            statements("DO\(number)")
            if hasElse || number != numbers.last { jump(to: end) }
            place(next)
        }
        statements("ELSE")
        place(end)
    }
}
