import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let colourRandom = BlockDefinition(
        "colour_random", category: .colour, message: "random colour", help: "Gives any colour as the text #rrggbb.",
        source: "blockly-samples, plugins/field-colour, colour_random.",
        shape: .value(["Colour"]), meaning: .value { lowering in lowering.call(.colourRandom, inputs: []) })
}
