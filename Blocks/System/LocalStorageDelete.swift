import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let localStorageDelete = BlockDefinition(
        "local_storage_delete", category: .system, dialects: [.codeless],
        message: "delete %key from local storage",
        help: "Forgets what is stored under a key.",
        source: "Codeless, generated code: localStorage.removeItem(key).",
        shape: .statement,
        inputs: [.value("key", default: .undefined)],
        meaning: .statement { lowering in _ = lowering.hostCall("storage.delete", [("key", lowering.call(.toText, lowering.value("key")))])
        })
}
