import ArgumentParser

/// `codeless explain`.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Explains an error code of the user service, such as 3003.")

    @Argument(help: ArgumentHelp("The code, or its name; left out: all are listed.", valueName: "code"))
    var code: String?

    func run() throws {
        let terminal = Terminal.process()
        defer { terminal.flush() }
        try FaultManual(terminal: terminal).run(code).exit()
    }
}
