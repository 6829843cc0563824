import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let textPrettyPrint = BlockDefinition(
        "text_pretty_print", category: .text, dialects: [.codeless],
        message: "print %label in %color",
        help: "Logs a label and values to the console.",
        source: "Codeless, generated code: console.log of a styled label, then the values.",
        shape: .statement,
        fields: [.text("color", default: "yellow"), .text("time", default: "no-time"), .text("lock", default: "no-lock")],
        inputs: [
            .value("label", default: .text("")),
            .value(prettyPrintValueInput, default: .undefined, count: { $0.mutatorItems("values").count }),
        ],
        mutation: "<values><item id=\"value\" prop-name=\"value\"/></values>", hasMutator: true,
        shownMessage: { .items("print %label in %color", of: $0, list: "values", inputsNamed: prettyPrintValueInput) },
        meaning: .statement { lowering in
            let label = lowering.value("label")
            let values = lowering.makeList(of: lowering.block.mutatorItems("values").indices.map { "\(prettyPrintValueInput)\($0)" })
            _ = lowering.hostCall("console.prettyPrint", [("label", label), ("values", values)])
        })
}

/// The inputs of the values, but for their number.
private let prettyPrintValueInput = "text_pretty_print_mutator_container_values_stack_value"
