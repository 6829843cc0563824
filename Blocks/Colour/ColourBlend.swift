import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let colourBlend = BlockDefinition(
        "colour_blend", category: .colour, message: "blend colour 1 %COLOUR1 colour 2 %COLOUR2 ratio %RATIO",
        help: "Gives the colour between two; the ratio 0 is the first, 1 the second.",
        source: "blockly-samples, plugins/field-colour, colour_blend.",
        shape: .value(["Colour"]),
        inputs: [
            .value("COLOUR1", "Colour", default: .text("#000000")), .value("COLOUR2", "Colour", default: .text("#000000")).rightAligned(),
            .value("RATIO", "Number", default: .number(0.5)).rightAligned(),
        ],
        meaning: .value { lowering in lowering.call(.colourBlend, inputs: "COLOUR1", "COLOUR2", "RATIO") })
}
