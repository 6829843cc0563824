import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let colourPicker = BlockDefinition(
        "colour_picker", category: .colour, message: "%COLOUR", help: "Gives a colour as the text #rrggbb.",
        source: "blockly-samples, plugins/field-colour, colour_picker; Blockly, core/utils/colour.ts, `parse`.",
        shape: .value(["Colour"]), fields: [.colour("COLOUR")],
        meaning: .value { lowering in .constant(.text(hexadecimalColour(lowering.text(field: "COLOUR")) ?? "#ff0000")) })
}
