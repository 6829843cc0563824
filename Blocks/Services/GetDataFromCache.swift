import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let getDataFromCache = BlockDefinition(
        "get_data_from_cache", category: .services, dialects: [.codeless],
        message: "get data from cache with key %name",
        help: "Gives the value that is kept under a name, or null.",
        source: "Codeless, generated code: Backendless.Cache.get(name), awaited.",
        shape: .valueOrStatement,
        inputs: [.value("name", default: .undefined)],
        mutation: "has_output=\"true|false\"",
        meaning: .call(HostCallDefinition("cache.get")))
}
