import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let listsSplit = BlockDefinition(
        "lists_split", category: .lists, message: "%MODE %INPUT with delimiter %DELIM",
        help: "Splits a text into a list of texts, or joins a list of values into a text.",
        source: "Blockly, generators/javascript/lists.ts, lists_split.",
        shape: .value(["Array", "String"]),
        fields: [.options("MODE", [("SPLIT", "make list from text"), ("JOIN", "make text from list")])],
        inputs: [
            .value("INPUT", "String", "Array", default: nil, empty: "an empty text, or an empty list to join"),
            .value("DELIM", "String", default: .text("")),
        ],
        mutation: "mode=\"SPLIT|JOIN\"",
        isInline: true,
        meaning: .value { lowering in
            if lowering.option("MODE") == "JOIN" {
                let list = lowering.subjectList("INPUT", method: "join", arguments: ["DELIM"])
                return lowering.call(.listJoin, list, lowering.value("DELIM"))
            }
            let text = lowering.has("INPUT") ? lowering.subject("INPUT", method: "split", arguments: ["DELIM"]) : .constant(.text(""))
            return lowering.call(.textSplit, text, lowering.value("DELIM"))
        })
}
