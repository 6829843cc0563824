import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let listsSort = BlockDefinition(
        "lists_sort", category: .lists, message: "sort %TYPE %DIRECTION %LIST",
        help: "Gives a sorted copy of a list: by numbers, by texts, or by texts ignoring case.",
        source: "Blockly, generators/javascript/lists.ts, lists_sort.",
        shape: .value(["Array"]),
        fields: [
            .options("TYPE", [("NUMERIC", "numeric"), ("TEXT", "alphabetic"), ("IGNORE_CASE", "alphabetic, ignore case")]),
            .options("DIRECTION", [("1", "ascending"), ("-1", "descending")]),
        ],
        inputs: [.value("LIST", "Array", default: nil, empty: "an empty list")],
        meaning: .value { lowering in
            let direction = Operand.constant(.number(lowering.option("DIRECTION") == "-1" ? -1 : 1))
            switch lowering.option("TYPE") {
            case "TEXT": return lowering.call(.listSortTexts, lowering.list("LIST"), direction)
            case "IGNORE_CASE": return lowering.call(.listSortIgnoringCase, lowering.list("LIST"), direction)
            default: return lowering.call(.listSortNumbers, lowering.list("LIST"), direction)
            }
        })
}
