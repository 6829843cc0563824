import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let userLogout = BlockDefinition(
        "user_logout", category: .users, dialects: [.codeless],
        message: "logout user",
        help: "Ends the session of the current user.",
        source: "Codeless, generated code: Backendless.UserService.logout(), awaited.",
        shape: .valueOrStatement,
        mutation: "has_output=\"true|false\"",
        meaning: .call(HostCallDefinition("users.logout")))
}
