import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let publishPubSubMsg = BlockDefinition(
        "publish_pub_sub_msg", category: .services, dialects: [.codeless],
        message: "publish message %message to channel %channel subtopic %subtopic",
        help: "Sends a message to the subscribers of a channel.",
        source: "Codeless, generated code: Backendless.Messaging.publish(channel, message, options), awaited.",
        shape: .valueOrStatement,
        inputs: [.value("channel", default: .undefined), .value("subtopic", default: .undefined), .value("message", default: .undefined)],
        mutation: "has_output=\"true|false\"",
        meaning: .call(HostCallDefinition("messaging.publish")))
}
