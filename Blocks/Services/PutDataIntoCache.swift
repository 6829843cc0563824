import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let putDataIntoCache = BlockDefinition(
        "put_data_into_cache", category: .services, dialects: [.codeless],
        message: "put data into cache with key %name value %value time to live %time_to_live",
        help: "Keeps a value under a name for some seconds.",
        source: "Codeless, generated code: Backendless.Cache.put(name, value, seconds), awaited.",
        shape: .valueOrStatement,
        inputs: [.value("name", default: .undefined), .value("value", default: .undefined), .value("time_to_live", default: .undefined)],
        mutation: "has_output=\"true|false\"",
        meaning: .call(HostCallDefinition("cache.put")))
}
