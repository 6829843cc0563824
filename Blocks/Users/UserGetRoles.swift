import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let userGetRoles = BlockDefinition(
        "user_get_roles", aliases: ["get_user_roles"], category: .users, dialects: [.codeless],
        message: "get user roles %userId",
        help: "Lists the roles of the current user, or of the user of an objectId.",
        source: "Backendless documentation, Codeless reference, Get User Roles. Ours: the XML names, which no public export shows.",
        shape: .value([]),
        inputs: [.value("userId", default: .undefined)],
        meaning: .call(HostCallDefinition("users.getUserRoles")))
}
