import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let userVerifyPassword = BlockDefinition(
        "user_verify_password", aliases: ["verify_password"], category: .users, dialects: [.codeless],
        message: "verify password %password",
        help: "Says whether a text is the password of the current user.",
        source: "Backendless JavaScript SDK, verifyPassword. Ours: the XML names, which no public export shows.",
        shape: .value([]),
        inputs: [.value("password", default: .undefined)],
        meaning: .call(HostCallDefinition("users.verifyPassword")))
}
