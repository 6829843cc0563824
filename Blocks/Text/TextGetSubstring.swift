import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let textGetSubstring = BlockDefinition(
        "text_getSubstring", category: .text, message: "in text %STRING get substring %WHERE1 %AT1 to %WHERE2 %AT2",
        help: "Gives a part of a text, both ends included; from first to last is the value itself.",
        source: "Blockly, generators/javascript/text.ts, text_getSubstring.",
        shape: .value(["String"]),
        fields: [
            .options("WHERE1", [("FROM_START", "from letter #"), ("FROM_END", "from letter # from end"), ("FIRST", "from first letter")]),
            .options("WHERE2", [("FROM_START", "letter #"), ("FROM_END", "letter # from end"), ("LAST", "last letter")]),
        ],
        inputs: [
            .value("STRING", "String", default: .text("")),
            .value("AT1", "Number", default: nil, empty: "the first position", if: { $0.hasPosition(in: "WHERE1") }),
            .value("AT2", "Number", default: nil, empty: "the first position", if: { $0.hasPosition(in: "WHERE2") }),
        ],
        mutation: "at1=\"true|false\" at2=\"true|false\"",
        meaning: .value { lowering in
            if lowering.option("WHERE1") == "FIRST" && lowering.option("WHERE2") == "LAST" { return lowering.value("STRING") }
            return lowering.subsequence(of: "STRING")
        })
}
