import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let listsGetIndex = BlockDefinition(
        "lists_getIndex", category: .lists, message: "in list %VALUE %MODE\n%WHERE %AT",
        help: "Gives an item of a list, takes it out, or both, by its position from the start or the end, or any.",
        source: "Blockly, generators/javascript/lists.ts, lists_getIndex.",
        shape: .valueOrStatement,
        fields: [
            .options("MODE", [("GET", "get"), ("GET_REMOVE", "get and remove"), ("REMOVE", "remove")]),
            .options(
                "WHERE", [("FROM_START", "#"), ("FROM_END", "# from end"), ("FIRST", "first"), ("LAST", "last"), ("RANDOM", "random")]),
        ],
        inputs: [
            .value("VALUE", "Array", default: nil, empty: "an empty list"),
            .value("AT", "Number", default: nil, empty: "the first position", if: { $0.hasPosition(in: "WHERE") }),
        ],
        mutation: "statement=\"true|false\" at=\"true|false\"",
        isInline: true,
        hasEffects: { ($0.field("MODE")?.text ?? "GET") != "GET" },
        meaning: .either { lowering in
            let mode = lowering.option("MODE"), place = lowering.option("WHERE")
            if mode == "GET" { return lowering.item(place) }
            if mode == "REMOVE" && !lowering.isStatement {
                lowering.report(
                    code: "connection-kind", "'lists_getIndex' with MODE REMOVE gives no value and cannot be plugged in here",
                    hint: "use MODE GET_REMOVE to take an item out and have it")
            }
            return lowering.removedItem(place)
        })
}

extension Lowering {
    /// The item at a place, which stays in the list.
    fileprivate func item(_ place: String) -> Operand {
        switch place {
        case "FIRST": return emit(.getItem, list("VALUE"), .constant(.number(1)))
        case "LAST": return call(.firstOfSlice, list("VALUE"), .constant(.number(-1)))
        case "RANDOM":
            let list = list("VALUE")
            return emit(.getProperty, list, randomOffset(in: list))
        case "FROM_END":
            let list = subjectList("VALUE", method: "slice", arguments: ["AT"])
            return call(.firstOfSlice, list, adjusted("AT", delta: 1, isNegated: true))
        default:
            let list = list("VALUE")
            if countsFromOne { return emit(.getItem, list, value("AT", default: .number(1))) }
            return emit(.getProperty, list, adjusted("AT"))
        }
    }

    /// The item at a place, which is taken out of the list.
    fileprivate func removedItem(_ place: String) -> Operand {
        switch place {
        case "FIRST": return call(.listShift, list("VALUE"))
        case "LAST": return call(.listPop, list("VALUE"))
        case "RANDOM":
            let list = list("VALUE")
            return call(.listRemove, list, randomOffset(in: list))
        case "FROM_END":
            let list = subjectList("VALUE", method: "splice", arguments: ["AT"])
            return call(.listRemove, list, adjusted("AT", delta: 1, isNegated: true))
        default:
            let list = subjectList("VALUE", method: "splice", arguments: ["AT"])
            return call(.listRemove, list, adjusted("AT"))
        }
    }
}
