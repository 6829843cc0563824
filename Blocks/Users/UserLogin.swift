import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let userLogin = BlockDefinition(
        "user_login", category: .users, dialects: [.codeless],
        message: "login user with identity %identity password %password stay logged in %stayLoggedIn",
        help: "Logs a user in and gives the user, with the user-token.",
        source: "Codeless, generated code: Backendless.UserService.login(identity, password, stayLoggedIn), awaited.",
        shape: .valueOrStatement,
        inputs: [
            .value("identity", default: .undefined), .value("password", default: .undefined), .value("stayLoggedIn", default: .undefined),
        ],
        mutation: "has_output=\"true|false\"",
        meaning: .call(HostCallDefinition("users.login", resultNames: UserProperty.usualNames)))
}
