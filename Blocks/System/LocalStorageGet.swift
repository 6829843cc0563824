import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let localStorageGet = BlockDefinition(
        "local_storage_get", category: .system, dialects: [.codeless],
        message: "get %key from local storage",
        help: "Gives the value that is stored under a key; null where there is none.",
        source: "Codeless, generated code: JSON.parse of the stored text, null where it is none.",
        shape: .value([]),
        inputs: [.value("key", default: .undefined)],
        meaning: .value { lowering in
            let key = lowering.call(.toText, lowering.value("key"))
            return lowering.call(.jsonParseOrNull, lowering.hostCall("storage.get", [("key", key)]))
        })
}
