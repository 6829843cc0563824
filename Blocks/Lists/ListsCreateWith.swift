import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let listsCreateWith = BlockDefinition(
        "lists_create_with", category: .lists, message: "create list with %ADD0",
        help: "Gives a new list of some values; an empty input is null.",
        source: "Blockly, generators/javascript/lists.ts, lists_create_with.",
        shape: .value(["Array"]), inputs: [.value("ADD", default: .null, count: { $0.mutationCount("items", default: 3) })],
        mutation: "items=\"count\"", hasMutator: true,
        shownMessage: { $0.mutationCount("items", default: 3) == 0 ? "create empty list" : "create list with %ADD0" },
        meaning: .value { lowering in
            lowering.makeList(of: (0..<lowering.mutationCount("items", default: 3)).map { "ADD" + String($0) })
        })
}
