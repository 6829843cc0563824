import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let userRemove = BlockDefinition(
        "user_remove", aliases: ["remove_user", "user_delete"], category: .users, dialects: [.codeless],
        message: "remove user %objectId",
        help: "Deletes a user and gives the time of the deletion.",
        source: "Backendless documentation, Codeless reference, Remove User. Ours: the XML names, which no public export shows.",
        shape: .valueOrStatement,
        inputs: [.value("objectId", default: .undefined)],
        mutation: "has_output=\"true|false\"",
        meaning: .call(HostCallDefinition("users.remove", argumentNames: ["objectId": "user"])))
}
