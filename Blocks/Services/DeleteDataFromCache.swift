import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let deleteDataFromCache = BlockDefinition(
        "delete_data_from_cache", category: .services, dialects: [.codeless],
        message: "delete data from cache with key %name",
        help: "Forgets the value that is kept under a name.",
        source: "Codeless, generated code: Backendless.Cache.remove(name), awaited.",
        shape: .valueOrStatement,
        inputs: [.value("name", default: .undefined)],
        mutation: "has_output=\"true|false\"",
        meaning: .call(HostCallDefinition("cache.delete")))
}
