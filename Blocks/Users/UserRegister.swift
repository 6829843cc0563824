import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let userRegister = BlockDefinition(
        "user_register", aliases: ["register_user"], category: .users, dialects: [.codeless],
        message: "register user %user",
        help: "Makes a new user of an object, or of properties; does not log in.",
        source: "Backendless documentation, Codeless reference, Register User. Ours: the XML names, which no public export shows.",
        shape: .valueOrStatement,
        inputs: [.value("user", default: .undefined)],
        takesAnyInput: true,
        mutation: "<properties><item id=\"property\" prop-name=\"name\"/></properties>", hasMutator: true,
        meaning: .either { lowering in
            let user = lowering.userObject()
            return lowering.awaitedCall("users.register", [("user", user)], resultNames: UserProperty.usualNames)
        })
}
