import ArgumentParser

/// `codeless debug`.
struct DebugCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "debug",
        abstract: "Runs a block program step by step, forwards and backwards.",
        discussion: """
            Type 'help' at the prompt for the commands. They can also come from a file, or through a pipe: then each is shown before what it \
            gives, so that a session can be kept and compared. What the program prints has '| ' before it. The options are those of \
            'codeless run'; Ctrl-C pauses the program.
            """)

    @Option(help: ArgumentHelp("A file whose lines are the commands.", valueName: "file"), completion: .file())
    var commands: String?

    @OptionGroup var options: RunCommand

    func validate() throws {
        if options.files.count != 1 { throw ValidationError("debug takes one program") }
        if options.files == ["-"], commands == nil { throw ValidationError("a program from standard input needs --commands FILE") }
    }

    func run() throws { try DebuggingRunner(options.request, commandFile: commands, terminal: .process()).run().exit() }
}
