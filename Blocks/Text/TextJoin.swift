import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let textJoin = BlockDefinition(
        "text_join", category: .text, message: "create text with %ADD0",
        help: "Joins texts; of three values and more, null and undefined leave no trace.",
        source: "Blockly, generators/javascript/text.ts, text_join.",
        shape: .value(["String"]),
        inputs: [.value("ADD", default: .text(""), count: { $0.mutationCount("items", default: 2) })],
        mutation: "items=\"count\"", hasMutator: true,
        shownMessage: { $0.mutationCount("items", default: 2) == 0 ? "“ ”" : "create text with %ADD0" },
        chain: { lowering, operation, left in
            guard operation == .add && lowering.mutationCount("items", default: 2) == 2 else { return nil }
            let first = lowering.emit(.add, left, lowering.text(lowering.value("ADD0")))
            return lowering.emit(.add, first, lowering.text(lowering.value("ADD1")))
        },
        meaning: .value { lowering in
            lowering.join((0..<lowering.mutationCount("items", default: 2)).map { "ADD" + String($0) })
        })
}
