import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let userCreateConfirmationUrl = BlockDefinition(
        "user_create_confirmation_url", aliases: ["create_email_confirmation_url"], category: .users, dialects: [.codeless],
        message: "create email confirmation url for %identity",
        help: "Gives an object with the address that confirms the email of a user.",
        source:
            "Backendless documentation, Codeless reference, Create Email Confirmation URL. Ours: the XML names, which no public export shows.",
        shape: .value([]),
        inputs: [.value("identity", default: .undefined)],
        meaning: .call(HostCallDefinition("users.createEmailConfirmationURL")))
}
