import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let textGetSubstring = BlockDefinition(
        "text_getSubstring", category: .text, message: "in text %STRING\n%WHERE1 %AT1\n%WHERE2 %AT2",
        help: "Gives a part of a text, both ends included; from first to last is the value itself.",
        source: "Blockly, generators/javascript/text.ts, text_getSubstring.",
        shape: .value(["String"]),
        fields: [
            .options(
                "WHERE1",
                [
                    ("FROM_START", "get substring from letter #"), ("FROM_END", "get substring from letter # from end"),
                    ("FIRST", "get substring from first letter"),
                ]),
            .options("WHERE2", [("FROM_START", "to letter #"), ("FROM_END", "to letter # from end"), ("LAST", "to last letter")]),
        ],
        inputs: [
            .value("STRING", "String", default: .text("")),
            .value("AT1", "Number", default: nil, empty: "the first position", if: { $0.hasPosition(in: "WHERE1") }),
            .value("AT2", "Number", default: nil, empty: "the first position", if: { $0.hasPosition(in: "WHERE2") }),
        ],
        mutation: "at1=\"true|false\" at2=\"true|false\"",
        isInline: true,
        meaning: .value { lowering in
            if lowering.option("WHERE1") == "FIRST" && lowering.option("WHERE2") == "LAST" { return lowering.value("STRING") }
            return lowering.subsequence(of: "STRING")
        })
}
