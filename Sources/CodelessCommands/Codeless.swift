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

extension Codeless {
    /// Runs the command that arguments name, and ends the process when it fails.
    public static func start(_ arguments: [String]) {
        guard let request = quickRun(arguments) else { return main(arguments) }
        do {
            try RunCommand.run(request)
        } catch {
            exit(withError: error)
        }
    }

    /// What a good `run` asks for; nil for all other arguments.
    ///
    /// The parser reads the declarations of all commands before it looks at the first argument, which takes longer than a small program
    /// runs; programs without options need no parser at all. What is not understood here, such as `--help` or a typing error, goes the
    /// long way, which has all the messages.
    static func quickRun(_ arguments: [String]) -> RunRequest? {
        guard arguments.count > 1, arguments[0] == "run" else { return nil }
        let rest = Array(arguments.dropFirst())
        if rest.contains(where: { $0.utf8.first == UInt8(ascii: "-") || $0.isEmpty }) { return try? RunCommand.parse(rest).request }
        var request = RunRequest()
        request.files = rest
        return request
    }
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
