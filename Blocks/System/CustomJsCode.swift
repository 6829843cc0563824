import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let customJsCode = BlockDefinition(
        "custom_js_code", category: .system, dialects: [.codeless],
        message: "custom code %name",
        help: "Runs JavaScript of its own: a host answers for it, by a name made of the code.",
        source: "Codeless, generated code: an async function of the code, awaited.",
        shape: .valueOrStatement,
        fields: [.text("name")],
        takesAnyInput: true,
        mutation: "output=\"true|false\" <arg arg-name=\"name\"/><code>text</code>",
        meaning: .either { lowering in
            let names = lowering.block.mutationArguments
            let values = names.map { (name: $0, value: lowering.value($0, default: .undefined)) }
            return lowering.awaitedCall("customCode.\(fingerprint(lowering.block.customCode))", values)
        })
}

extension Block {
    /// The code as it runs: newer exports hold it as the JSON text of a string.
    fileprivate var customCode: String {
        let code = mutations.lazy.flatMap(\.children).first { $0.name == "code" }?.text ?? ""
        guard code.hasPrefix("\""), let decoded = FlatJSON.string(code) else { return code }
        return decoded
    }
}

/// The 64-bit FNV-1a hash of a text's UTF-8 bytes, as 16 hexadecimal digits.
private func fingerprint(_ text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
}
