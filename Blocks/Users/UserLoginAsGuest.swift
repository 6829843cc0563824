import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let userLoginAsGuest = BlockDefinition(
        "user_login_as_guest", aliases: ["login_as_guest", "user_guest_login"], category: .users, dialects: [.codeless],
        message: "login as guest, stay logged in %stayLoggedIn",
        help: "Makes a guest and logs it in.",
        source: "Backendless documentation, Codeless reference, Login as Guest. Ours: the XML names, which no public export shows.",
        shape: .valueOrStatement,
        inputs: [.value("stayLoggedIn", default: .undefined)],
        mutation: "has_output=\"true|false\"",
        meaning: .call(HostCallDefinition("users.loginAsGuest", resultNames: UserProperty.usualNames)))
}
