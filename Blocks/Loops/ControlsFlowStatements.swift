import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let controlsFlowStatements = BlockDefinition(
        "controls_flow_statements", category: .loops, message: "%FLOW",
        help: "Leaves the innermost loop, or goes on with its next round.",
        source: "Blockly, generators/javascript/loops.ts, controls_flow_statements: outside a loop the code is a SyntaxError.",
        shape: .lastStatement,
        fields: [.options("FLOW", [("BREAK", "break out of loop"), ("CONTINUE", "continue with next iteration of loop")])],
        meaning: .statement { lowering in
            let isBreak = lowering.option("FLOW") == "BREAK"
            guard lowering.isInLoop else {
                return lowering.report(
                    code: "outside-loop", "'\(isBreak ? "break" : "continue")' stands outside a loop",
                    hint: "put it inside the loop it belongs to; a procedure called from a loop is not inside it")
            }
            if isBreak { lowering.breakLoop() } else { lowering.continueLoop() }
        })
}
