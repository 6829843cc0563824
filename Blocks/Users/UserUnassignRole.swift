import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let userUnassignRole = BlockDefinition(
        "user_unassign_role", aliases: ["unassign_role", "unassign_user_role"], category: .users, dialects: [.codeless],
        message: "unassign role %roleName of user %identity",
        help: "Takes a role from a user.",
        source: "Backendless documentation, Codeless reference, Unassign Role. Ours: the XML names, which no public export shows.",
        shape: .valueOrStatement,
        inputs: [.value("identity", default: .undefined), .value("roleName", default: .undefined)],
        mutation: "has_output=\"true|false\"",
        meaning: .call(HostCallDefinition("users.unassignRole")))
}
