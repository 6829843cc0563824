import ArgumentParser
import BlockCompiler
import ProgramLoading

/// Which blocks there are.
struct BlockOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Blocks of your own: definitions in Blockly's JSON format, and their programs.", valueName: "folder"),
        completion: .directory)
    var blocks: String?

    /// The blocks that are built in and those of the folder; ends the command where the folder cannot be read.
    func catalog(_ terminal: Terminal) throws -> Catalog {
        do throws(UnloadableFile) {
            return .builtIn(and: try OwnBlockFolder.read(blocks, complainingTo: terminal))
        } catch {
            terminal.complain(error.text)
            terminal.flush()
            throw ExitCode(CommandStatus.unloadable.rawValue)
        }
    }
}
