import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let userLoginWithOauth2 = BlockDefinition(
        "user_login_with_oauth2", aliases: ["user_social_login"], category: .users, dialects: [.codeless],
        message: "login with OAuth 2 provider %providerCode token %accessToken %guestUser %fieldsMapping %stayLoggedIn",
        help: "Logs a user in with the token of an OAuth 2 provider.",
        source: "Backendless documentation, Codeless reference, Login with OAuth2. Ours: the XML names, which no public export shows.",
        shape: .valueOrStatement,
        inputs: [
            .value("providerCode", default: .undefined),
            .value("accessToken", default: .undefined),
            .value("guestUser", default: .undefined),
            .value("fieldsMapping", default: .undefined),
            .value("stayLoggedIn", default: .undefined),
        ],
        mutation: "has_output=\"true|false\"",
        meaning: .call(HostCallDefinition("users.loginWithOauth2")))
}
