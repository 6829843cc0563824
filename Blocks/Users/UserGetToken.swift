import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let userGetToken = BlockDefinition(
        "user_get_token", aliases: ["get_current_user_token", "user_get_current_token"], category: .users, dialects: [.codeless],
        message: "get current user token",
        help: "Gives the token of the session, or null.",
        source: "Backendless documentation, Codeless reference, Get Current User Token. Ours: the XML names, which no public export shows.",
        shape: .value([]),
        meaning: .call(HostCallDefinition("users.getCurrentUserToken")))
}
