import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let userSetCurrent = BlockDefinition(
        "user_set_current", aliases: ["set_current_user", "user_set_current_user"], category: .users, dialects: [.codeless],
        message: "set current user %user stay logged in %stayLoggedIn",
        help: "Makes a user, an object with objectId and user-token, the current one.",
        source: "Backendless documentation, Codeless reference, Set Current User. Ours: the XML names, which no public export shows.",
        shape: .valueOrStatement,
        inputs: [.value("user", default: .undefined), .value("stayLoggedIn", default: .undefined)],
        mutation: "has_output=\"true|false\"",
        meaning: .call(HostCallDefinition("users.setCurrentUser")))
}
