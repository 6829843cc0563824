import ArgumentParser
import BlockLibrary

/// `codeless show`.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Prints a program as text, a line a statement.",
        discussion: "On a terminal the text is coloured, unless NO_COLOR is set.")

    @Argument(
        help: ArgumentHelp("The program; '-' is standard input.", valueName: "file"), completion: .file(extensions: ["xml", "json", "svg"]))
    var file: String

    @Flag(help: "Show passwords and tokens, which are hidden otherwise.")
    var showSecrets = false

    func run() throws {
        let terminal = Terminal.process()
        defer { terminal.flush() }
        try ProgramLister(catalog: .builtIn, terminal: terminal, showsSecrets: showSecrets).show(file).exit()
    }
}

/// `codeless tree`.
struct TreeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tree", abstract: "Prints the blocks of a program with their types, ids, places and fields.")

    @Argument(
        help: ArgumentHelp("The program; '-' is standard input.", valueName: "file"), completion: .file(extensions: ["xml", "json", "svg"]))
    var file: String

    @Flag(help: "Show passwords and tokens, which are hidden otherwise.")
    var showSecrets = false

    func run() throws {
        let terminal = Terminal.process()
        defer { terminal.flush() }
        try ProgramLister(catalog: .builtIn, terminal: terminal, showsSecrets: showSecrets).tree(file).exit()
    }
}
