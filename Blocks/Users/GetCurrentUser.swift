import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let getCurrentUser = BlockDefinition(
        "get_current_user", aliases: ["user_get_current"], category: .users, dialects: [.codeless],
        message: "get current user %reload",
        help: "Gives the user who is logged in, or null.",
        source: "Codeless, generated code: Backendless.UserService.getCurrentUser(), awaited.",
        shape: .value([]),
        fields: [.checkbox("reload")],
        meaning: .call(
            HostCallDefinition(
                "users.getCurrentUser", resultNames: UserProperty.usualNames,
                constants: { block in
                    block.isOn("reload") ? [("reload", .boolean(true))] : []
                })))
}
