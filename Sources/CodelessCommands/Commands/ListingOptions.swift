import ArgumentParser

/// What the commands that print a program as text are given.
struct ListingOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp("The program; '-' is standard input.", valueName: "file"), completion: .file(extensions: ["xml", "json", "svg"]))
    var file: String

    @OptionGroup var blocks: BlockOptions

    @Flag(help: "Show passwords and tokens, which are hidden otherwise.")
    var showSecrets = false

    /// Prints to the process's own terminal and ends with the status.
    func run(_ list: (ProgramLister, String) -> CommandStatus) throws {
        let terminal = Terminal.process()
        defer { terminal.flush() }
        try list(ProgramLister(catalog: try blocks.catalog(terminal), terminal: terminal, showsSecrets: showSecrets), file).exit()
    }
}
