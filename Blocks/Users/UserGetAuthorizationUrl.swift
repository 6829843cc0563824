import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let userGetAuthorizationUrl = BlockDefinition(
        "user_get_authorization_url", category: .users, dialects: [.codeless],
        message: "authorization url of %providerCode %fieldsMapping %scope %redirect %redirectAfterLoginUrl %callbackUrlDomain",
        help: "Gives the address at which a user signs in with a provider.",
        source: "Backendless documentation, Codeless reference, Get Authorization URL. Ours: the XML names, which no public export shows.",
        shape: .value([]),
        inputs: [
            .value("providerCode", default: .undefined),
            .value("fieldsMapping", default: .undefined),
            .value("scope", default: .undefined),
            .value("redirect", default: .undefined),
            .value("redirectAfterLoginUrl", default: .undefined),
            .value("callbackUrlDomain", default: .undefined),
        ],
        meaning: .call(HostCallDefinition("users.getAuthorizationUrlLink")))
}
