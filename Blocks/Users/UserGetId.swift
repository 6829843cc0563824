import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let userGetId = BlockDefinition(
        "user_get_id", aliases: ["get_current_user_id", "logged_in_user"], category: .users, dialects: [.codeless],
        message: "get current user id",
        help: "Gives the objectId of the current user, or null.",
        source: "Backendless documentation, Codeless reference, Get Current User. Ours: the XML names, which no public export shows.",
        shape: .value([]),
        meaning: .call(HostCallDefinition("users.loggedInUser")))
}
