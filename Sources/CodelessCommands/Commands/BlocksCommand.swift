import ArgumentParser

/// `codeless blocks`.
struct BlocksCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "blocks", abstract: "Lists the blocks that are known, or describes one.",
        discussion: "docs/blocks.md says how to define blocks of your own.")

    @Argument(help: ArgumentHelp("The block to describe.", valueName: "type"))
    var type: String?

    @OptionGroup var blocks: BlockOptions

    @Option(help: "What is printed: text, or definitions as Blockly's editor takes them (blockly).")
    var format = BlockManual.Format.text

    func run() throws {
        let terminal = Terminal.process()
        defer { terminal.flush() }
        try BlockManual(catalog: try blocks.catalog(terminal), terminal: terminal, format: format).run(type).exit()
    }
}

extension BlockManual.Format: ExpressibleByArgument {}
