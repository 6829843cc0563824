import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let userUpdate = BlockDefinition(
        "user_update", aliases: ["update_user"], category: .users, dialects: [.codeless],
        message: "update user %user",
        help: "Changes the properties of a user and gives the user as stored.",
        source: "Backendless documentation, Codeless reference, Update User. Ours: the XML names, which no public export shows.",
        shape: .valueOrStatement,
        inputs: [.value("user", default: .undefined)],
        takesAnyInput: true,
        mutation: "<properties><item id=\"property\" prop-name=\"name\"/></properties>", hasMutator: true,
        meaning: .either { lowering in
            let user = lowering.userObject()
            return lowering.awaitedCall("users.update", [("user", user)], resultNames: UserProperty.usualNames)
        })
}
