import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let rootBlockUiBuilderHandler = BlockDefinition(
        "root_block_ui_builder_", pattern: .affix(suffix: "_handler"), category: .units, dialects: [.codeless],
        message: "when handler\ndo %statements_code\nreturn %return",
        help: "A handler of an event of a component of a page.",
        source: "Codeless, generated code: a method of the component, its arguments in ___arguments.",
        shape: .top,
        inputs: [.statements("statements_code"), .value("return", default: .undefined)],
        shownMessage: { .handler($0) },
        meaning: .unit { lowering in lowering.unit(statements: "statements_code", result: "return") })
}

extension BlockMessage {
    /// What the root of a handler shows: the component and the event that its type carries.
    fileprivate static func handler(_ block: Block) -> BlockMessage {
        var message = BlockMessage("")
        let name = block.typeName(after: "root_block_ui_builder_", before: "_handler")
        let words = name.split(separator: "_")
        message.append(label: "when " + (words.isEmpty ? "handler" : words.joined(separator: " ")))
        message.append("\ndo %statements_code\nreturn %return")
        return message
    }
}
