import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let userSetToken = BlockDefinition(
        "user_set_token", aliases: ["set_current_user_token", "user_set_current_token"], category: .users, dialects: [.codeless],
        message: "set current user token %token",
        help: "Replaces the token of the session.",
        source: "Backendless documentation, Codeless reference, Set Current User Token. Ours: the XML names, which no public export shows.",
        shape: .valueOrStatement,
        inputs: [.value("token", default: .undefined)],
        mutation: "has_output=\"true|false\"",
        meaning: .call(HostCallDefinition("users.setCurrentUserToken")))
}
