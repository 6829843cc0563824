import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let rootBlockUiBuilderCommonData = BlockDefinition(
        "root_block_ui_builder_common__context_blocks_", pattern: .affix(suffix: "_data"), category: .units, dialects: [.codeless],
        message: "data of a component",
        help: "Gives the data of a component, by the uid in the type.",
        source: "Codeless, generated code: the data model of the owner, or of the component of a uid.",
        shape: .value([]),
        shownMessage: { .labelled($0, else: "Data") },
        meaning: .call(
            HostCallDefinition(
                "page.dataModel", isAwaited: false,
                constants: { [("uid", .text($0.typeName(after: "root_block_ui_builder_common__context_blocks_", before: "_data")))] })))
}
