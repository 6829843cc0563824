import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let userSetStatus = BlockDefinition(
        "user_set_status", aliases: ["set_user_status", "user_set_status_as"], category: .users, dialects: [.codeless],
        message: "set status of user %userId as %status",
        help: "Lets a user log in again, or keeps the user from logging in.",
        source: "Backendless documentation, Codeless reference, Set User Status. Ours: the XML names, which no public export shows.",
        shape: .valueOrStatement,
        fields: [.options("status", [("ENABLED", "enabled"), ("DISABLED", "disabled")])],
        inputs: [.value("userId", default: .undefined)],
        mutation: "has_output=\"true|false\"",
        meaning: .call(HostCallDefinition(named: { $0.field("status")?.text == "DISABLED" ? "users.disableUser" : "users.enableUser" })))
}
