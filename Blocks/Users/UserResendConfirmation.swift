import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let userResendConfirmation = BlockDefinition(
        "user_resend_confirmation",
        aliases: ["resend_confirmation_email", "resend_email_confirmation", "user_resend_email_confirmation"],
        category: .users, dialects: [.codeless],
        message: "resend confirmation email to %identity",
        help: "Sends the confirmation mail of a user again.",
        source:
            "Backendless documentation, Codeless reference, Resend Confirmation Email. Ours: the XML names, which no public export shows.",
        shape: .valueOrStatement,
        inputs: [.value("identity", default: .undefined)],
        mutation: "has_output=\"true|false\"",
        meaning: .call(HostCallDefinition("users.resendEmailConfirmation")))
}
