public import ArgumentParser

/// The `codeless` command.
public struct Codeless: ParsableCommand {
    /// Names the command and its subcommands.
    public static let configuration = CommandConfiguration(
        commandName: "codeless",
        abstract: "Runs block programs exported as XML from Backendless Codeless or Google Blockly.",
        discussion: """
            Exit codes: 0 ran; 1 the program ended in an uncaught error, or an assertion failed; 2 it could not be loaded; \
            3 a limit stopped it; 4 the user service could not be reached; 64 wrong usage.
            """,
        version: Version.text,
        subcommands: [
            RunCommand.self, PlayCommand.self, BlocksCommand.self, ConvertCommand.self, ExplainCommand.self, CallCommand.self,
            TestCommand.self, RenderCommand.self, ShowCommand.self, TreeCommand.self, MergeReportsCommand.self, MeasureCommand.self,
            BackendCommand.self,
            DebugCommand.self, DapCommand.self,
        ])

    /// Makes the command.
    public init() {}
}

/// The version of this package.
enum Version {
    /// As `codeless --version` prints it.
    static let text = "0.1.0"
}

extension CommandStatus {
    /// Ends the command with this status.
    func exit() throws {
        if self != .success { throw ExitCode(rawValue) }
    }
}
