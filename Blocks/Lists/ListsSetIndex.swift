import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let listsSetIndex = BlockDefinition(
        "lists_setIndex", category: .lists, message: "in list %LIST %MODE\n%WHERE %AT\nas %TO",
        help: "Sets an item of a list, or inserts one, by its position from the start or the end, or anywhere.",
        source: "Blockly, generators/javascript/lists.ts, lists_setIndex.",
        shape: .statement,
        fields: [
            .options("MODE", [("SET", "set"), ("INSERT", "insert at")]),
            .options(
                "WHERE", [("FROM_START", "#"), ("FROM_END", "# from end"), ("FIRST", "first"), ("LAST", "last"), ("RANDOM", "random")]),
        ],
        inputs: [
            .value("LIST", "Array", default: nil, empty: "an empty list"),
            .value("AT", "Number", default: nil, empty: "the first position", if: { $0.hasPosition(in: "WHERE") }),
            .value("TO", default: .null),
        ],
        mutation: "at=\"true|false\"",
        isInline: true,
        meaning: .statement { lowering in
            if lowering.option("MODE") == "INSERT" {
                lowering.insertItem(lowering.option("WHERE"))
            } else {
                lowering.setItem(lowering.option("WHERE"))
            }
        })
}

extension Lowering {
    /// Sets the item at a place; a list or value that is no list fails once everything was computed.
    fileprivate func setItem(_ place: String) {
        let list = list("LIST")
        switch place {
        case "FIRST": perform(.setItem, list, .constant(.number(1)), value("TO"))
        // The last position of an empty list is 0, which is no item's.
        case "LAST": perform(.setItem, list, emit(.length, list), value("TO"))
        case "RANDOM": perform(.setProperty, list, randomOffset(in: list), value("TO"))
        case "FROM_END": perform(.setProperty, list, offsetFromEnd(of: list), value("TO"))
        default:
            if countsFromOne {
                perform(.setItem, list, value("AT", default: .number(1)), value("TO"))
            } else {
                perform(.setProperty, list, adjusted("AT"), value("TO"))
            }
        }
    }

    /// Inserts an item before the one at a place.
    fileprivate func insertItem(_ place: String) {
        switch place {
        case "FIRST":
            let list = subjectList("LIST", method: "unshift", arguments: ["TO"])
            _ = call(.listUnshift, list, value("TO"))
        case "LAST":
            let list = subjectList("LIST", method: "push", arguments: ["TO"])
            perform(.push, list, value("TO"))
        case "RANDOM":
            let list = list("LIST")
            let offset = randomOffset(in: list)
            _ = call(.listInsert, list, offset, value("TO"))
        case "FROM_END":
            let list = subjectList("LIST", method: "splice", arguments: ["AT", "TO"])
            let offset = offsetFromEnd(of: list)
            _ = call(.listInsert, list, offset, value("TO"))
        default:
            let list = subjectList("LIST", method: "splice", arguments: ["AT", "TO"])
            let offset = adjusted("AT")
            _ = call(.listInsert, list, offset, value("TO"))
        }
    }

    private func offsetFromEnd(of list: Operand) -> Operand { emit(.subtract, emit(.length, list), adjusted("AT", delta: 1)) }
}
