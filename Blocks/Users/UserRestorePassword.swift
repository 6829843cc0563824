import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let userRestorePassword = BlockDefinition(
        "user_restore_password", aliases: ["restore_password", "user_password_recovery"], category: .users, dialects: [.codeless],
        message: "restore password of %identity",
        help: "Sends the user a mail with which to get a new password.",
        source: "Backendless documentation, Codeless reference, Restore Password. Ours: the XML names, which no public export shows.",
        shape: .valueOrStatement,
        inputs: [.value("identity", default: .undefined)],
        mutation: "has_output=\"true|false\"",
        meaning: .call(HostCallDefinition("users.restorePassword")))
}
