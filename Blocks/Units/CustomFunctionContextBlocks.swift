import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let customFunctionContextBlocks = BlockDefinition(
        "custom-function_context_blocks_", pattern: .prefix, category: .units, dialects: [.codeless],
        message: "argument of the function",
        help: "Gives an argument of the library function, by its number in the type.",
        source: "Codeless, generated code: the argument of that number.",
        shape: .value([]),
        shownMessage: { .labelled($0, else: "argument \($0.typeName(after: "custom-function_context_blocks_"))") },
        meaning: .value { lowering in lowering.argument(lowering.libraryArgument) })
}

extension Lowering {
    /// The name of the argument whose number the type carries: as the root lists it, else as the block is labelled.
    fileprivate var libraryArgument: String {
        let text = nameInType
        let names = rootBlock?.mutationArguments ?? []
        if let number = Int(text), names.indices.contains(number) { return names[number] }
        return block.metadata("label") ?? text
    }
}
