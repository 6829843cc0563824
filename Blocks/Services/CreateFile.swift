import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let createFile = BlockDefinition(
        "create_file", category: .services, dialects: [.codeless],
        message: "create file in %file_path name %file_name content %file_content overwrite %overwrite",
        help: "Stores a text as a file and gives its address.",
        source: "Codeless, generated code: an upload, awaited; its input names are those of exports.",
        shape: .valueOrStatement,
        inputs: [
            .value("file_path", default: .undefined),
            .value("file_name", default: .undefined),
            .value("file_content", default: .undefined),
            .value("overwrite", default: .undefined),
        ],
        mutation: "has_output=\"true|false\"",
        meaning: .call(HostCallDefinition("files.create")))
}
