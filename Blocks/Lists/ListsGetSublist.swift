import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let listsGetSublist = BlockDefinition(
        "lists_getSublist", category: .lists, message: "in list %LIST\n%WHERE1 %AT1\n%WHERE2 %AT2",
        help: "Gives a copy of a part of a list, both ends included.",
        source: "Blockly, generators/javascript/lists.ts, lists_getSublist.",
        shape: .value(["Array"]),
        fields: [
            .options(
                "WHERE1",
                [("FROM_START", "get sub-list from #"), ("FROM_END", "get sub-list from # from end"), ("FIRST", "get sub-list from first")]),
            .options("WHERE2", [("FROM_START", "to #"), ("FROM_END", "to # from end"), ("LAST", "to last")]),
        ],
        inputs: [
            .value("LIST", "Array", default: nil, empty: "an empty list"),
            .value("AT1", "Number", default: nil, empty: "the first position", if: { $0.hasPosition(in: "WHERE1") }),
            .value("AT2", "Number", default: nil, empty: "the first position", if: { $0.hasPosition(in: "WHERE2") }),
        ],
        mutation: "at1=\"true|false\" at2=\"true|false\"",
        isInline: true,
        meaning: .value { lowering in
            if lowering.option("WHERE1") == "FIRST" && lowering.option("WHERE2") == "LAST" {
                return lowering.call(.slice, lowering.list("LIST"), .constant(.number(0)), .undefined)
            }
            return lowering.subsequence(of: "LIST", isList: true)
        })
}
