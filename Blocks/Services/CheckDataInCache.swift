import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let checkDataInCache = BlockDefinition(
        "check_data_in_cache", category: .services, dialects: [.codeless],
        message: "check data in cache with key %name",
        help: "Says whether a value is kept under a name.",
        source: "Codeless, generated code: Backendless.Cache.contains(name), awaited.",
        shape: .valueOrStatement,
        inputs: [.value("name", default: .undefined)],
        mutation: "has_output=\"true|false\"",
        meaning: .call(HostCallDefinition("cache.contains")))
}
