import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let logMessage = BlockDefinition(
        "log_message", aliases: ["log_a_message", "logging_log_message"], category: .services, dialects: [.codeless],
        message: "log %log_message with logger %logger_name to channel %log_channel",
        help: "Writes a message to the log of the application.",
        source: "Backendless documentation, Codeless reference, Log a message. Ours: the XML names, which no public export shows.",
        shape: .valueOrStatement,
        inputs: [
            .value("logger_name", default: .undefined),
            .value("log_channel", default: .undefined),
            .value("log_message", default: .undefined),
        ],
        mutation: "has_output=\"true|false\"",
        meaning: .call(HostCallDefinition("logging.log")))
}
