import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let customFunctionRoot = BlockDefinition(
        "custom_function_root", category: .units, dialects: [.codeless],
        message: "function %name\ndo %stack\nreturn %output",
        help: "A function of the library of services.",
        source: "Codeless, generated code: an async function of the arguments.",
        shape: .top,
        fields: [.text("name")],
        inputs: [.statements("stack"), .value("output", default: .undefined)],
        mutation: "output=\"true|false\" <arg name=\"name\"/>",
        shownMessage: { .libraryFunction($0) },
        meaning: .unit { lowering in lowering.unit(statements: "stack", result: "output") })
}

extension BlockMessage {
    /// What the root of a library function shows: its name, and the arguments in its mutation.
    static func libraryFunction(_ block: Block) -> BlockMessage {
        var message: BlockMessage = "function %name"
        let arguments = block.mutationArguments
        if !arguments.isEmpty { message.append(label: "with: " + arguments.joined(separator: ", ")) }
        message.append("\ndo %stack\nreturn %output")
        return message
    }
}
