import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let userIsValidSession = BlockDefinition(
        "user_is_valid_session",
        aliases: ["user_is_valid_login", "is_valid_user_session", "is_valid_login"],
        category: .users, dialects: [.codeless],
        message: "is valid user session",
        help: "Says whether the service still knows the session of the current user.",
        source: "Backendless documentation, Codeless reference, Is Valid User Session. Ours: the XML names, which no public export shows.",
        shape: .value([]),
        meaning: .call(HostCallDefinition("users.isValidLogin")))
}
