import ArgumentParser

/// `codeless convert`.
struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert", abstract: "Converts a program between Blockly's XML and JSON formats.",
        discussion: "The format to write is told from the ending of the output file; for '-' it is the other one.")

    @Argument(
        help: ArgumentHelp("The program to read; '-' is standard input.", valueName: "in"), completion: .file(extensions: ["xml", "json"]))
    var input: String

    @Argument(
        help: ArgumentHelp("The file to write; '-' is standard output.", valueName: "out"), completion: .file(extensions: ["xml", "json"]))
    var output = "-"

    func run() throws {
        let terminal = Terminal.process()
        defer { terminal.flush() }
        try FormatConversion(terminal: terminal).run(from: input, to: output).exit()
    }
}
