import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let userLoginWithOauth1 = BlockDefinition(
        "user_login_with_oauth1", category: .users, dialects: [.codeless],
        message:
            "login with OAuth 1 provider %providerCode token %accessToken secret %accessTokenSecret %guestUser %fieldsMapping %stayLoggedIn",
        help: "Logs a user in with the token and secret of an OAuth 1 provider.",
        source: "Backendless documentation, Codeless reference, Login with OAuth1. Ours: the XML names, which no public export shows.",
        shape: .valueOrStatement,
        inputs: [
            .value("providerCode", default: .undefined),
            .value("accessToken", default: .undefined),
            .value("accessTokenSecret", default: .undefined),
            .value("guestUser", default: .undefined),
            .value("fieldsMapping", default: .undefined),
            .value("stayLoggedIn", default: .undefined),
        ],
        mutation: "has_output=\"true|false\"",
        meaning: .call(HostCallDefinition("users.loginWithOauth1")))
}
