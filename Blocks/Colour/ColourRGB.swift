import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let colourRGB = BlockDefinition(
        "colour_rgb", category: .colour, message: "colour with red %RED green %GREEN blue %BLUE",
        help: "Gives the colour of red, green and blue in percent, 0 to 100.",
        source: "blockly-samples, plugins/field-colour, colour_rgb.",
        shape: .value(["Colour"]),
        inputs: ["RED", "GREEN", "BLUE"].map { .value($0, "Number", default: .number(0)).rightAligned() },
        meaning: .value { lowering in lowering.call(.colourRGB, inputs: "RED", "GREEN", "BLUE") })
}
