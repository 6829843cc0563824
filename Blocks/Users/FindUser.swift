import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let findUser = BlockDefinition(
        "find_user", aliases: ["user_find"], category: .users, dialects: [.codeless],
        message: "find user by %selector %selector_value",
        help: "Finds a user by identity or objectId; gives undefined when there is none.",
        source: "Codeless, generated code: a query of the Users table by its identity column, its first match.",
        shape: .value([]),
        fields: [.options("selector", [("identity", "identity"), ("objectId", "objectId")], isOpen: true)],
        inputs: [.value("selector_value", default: .undefined)],
        meaning: .call(
            HostCallDefinition(
                "users.find", resultNames: UserProperty.usualNames,
                constants: { block in
                    [("selector", .text(block.field("selector")?.text ?? "identity"))]
                })))
}
