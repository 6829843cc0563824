import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let usersByRole = BlockDefinition(
        "users_by_role",
        aliases: ["get_users_by_role", "find_users_by_role", "user_find_by_role"],
        category: .users, dialects: [.codeless],
        message: "users with role %roleName load roles %loadRoles %relations %properties %relationsDepth %pageSize",
        help: "Lists the users who have a role; the other inputs shape the query.",
        source: "Backendless documentation, Codeless reference, Get Users by Role. Ours: the XML names, which no public export shows.",
        shape: .value([]),
        inputs: [
            .value("roleName", default: .undefined),
            .value("loadRoles", default: .undefined),
            .value("relations", default: .undefined),
            .value("properties", default: .undefined),
            .value("relationsDepth", default: .undefined),
            .value("pageSize", default: .undefined),
        ],
        meaning: .value { lowering in
            let roleName = lowering.value("roleName"), loadRoles = lowering.value("loadRoles")
            guard ["relations", "properties", "relationsDepth", "pageSize"].contains(where: lowering.has) else {
                return lowering.awaitedCall(
                    "users.findByRole", [("roleName", roleName), ("loadRoles", loadRoles)], resultNames: UserProperty.usualNames)
            }
            let query = lowering.makeObject()
            for name in ["relations", "properties", "relationsDepth", "pageSize"] where lowering.has(name) {
                lowering.perform(.setProperty, query, .constant(.text(name)), lowering.value(name))
            }
            return lowering.awaitedCall(
                "users.findByRole", [("roleName", roleName), ("loadRoles", loadRoles), ("query", query)],
                resultNames: UserProperty.usualNames)
        })
}
