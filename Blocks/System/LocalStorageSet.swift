import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let localStorageSet = BlockDefinition(
        "local_storage_set", category: .system, dialects: [.codeless],
        message: "set %key in local storage to %data",
        help: "Stores a value under a key.",
        source: "Codeless, generated code: the text of JSON.stringify(data) is stored.",
        shape: .statement,
        inputs: [.value("key", default: .undefined), .value("data", default: .undefined)],
        meaning: .statement { lowering in
            let key = lowering.inNewRegister(lowering.call(.toText, lowering.value("key")))
            let text = lowering.call(.toText, lowering.call(.jsonStringify, lowering.value("data")))
            _ = lowering.hostCall("storage.set", [("key", .register(key)), ("text", text)])
        })
}
