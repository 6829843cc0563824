import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let userAssignRole = BlockDefinition(
        "user_assign_role", aliases: ["assign_role", "assign_user_role"], category: .users, dialects: [.codeless],
        message: "assign role %roleName of user %identity",
        help: "Gives a role to a user.",
        source: "Backendless documentation, Codeless reference, Assign Role. Ours: the XML names, which no public export shows.",
        shape: .valueOrStatement,
        inputs: [.value("identity", default: .undefined), .value("roleName", default: .undefined)],
        mutation: "has_output=\"true|false\"",
        meaning: .call(HostCallDefinition("users.assignRole")))
}
