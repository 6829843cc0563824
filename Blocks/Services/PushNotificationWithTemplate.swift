import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let pushNotificationWithTemplate = BlockDefinition(
        "push_notification_with_template", category: .services, dialects: [.codeless],
        message: "push notification with template %template",
        help: "Sends the push notification of a template.",
        source: "Codeless, generated code: Backendless.Messaging.pushWithTemplate(template), awaited.",
        shape: .valueOrStatement,
        inputs: [.value("template", default: .undefined)],
        mutation: "has_output=\"true|false\"",
        meaning: .call(HostCallDefinition("messaging.pushWithTemplate")))
}
