import ArgumentParser
import BlockLibrary

/// `codeless blocks`.
struct BlocksCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "blocks", abstract: "Lists the blocks that are known, or describes one.")

    @Argument(help: ArgumentHelp("The block to describe.", valueName: "type"))
    var type: String?

    func run() throws {
        let terminal = Terminal.process()
        defer { terminal.flush() }
        try BlockManual(catalog: .builtIn, terminal: terminal).run(type).exit()
    }
}
