public import ArgumentParser
public import BlockDrawing
import BlockLibrary

/// `codeless render`.
struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "Draws a program as a picture.",
        discussion: """
            The picture is SVG and looks as the program does in Blockly. The program itself is in it, so that 'codeless run picture.svg' runs \
            it; a program that is read from a picture is drawn again.
            """)

    @Argument(
        help: ArgumentHelp("The program to draw; '-' is standard input.", valueName: "file"),
        completion: .file(extensions: ["xml", "json", "svg"]))
    var file: String

    @Option(name: .shortAndLong, help: ArgumentHelp("The picture to write; '-' is standard output.", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("Write a PNG picture too; needs rsvg-convert.", valueName: "file"))
    var png: String?

    @Option(help: "The colours around the blocks.")
    var theme = PictureTheme.light

    @Option(help: ArgumentHelp("Light a block; may be repeated.", valueName: "id"))
    var highlight: [String] = []

    @Option(
        help: ArgumentHelp("Colour the blocks by how many cases ran them: an LCOV file of 'codeless test --lcov'.", valueName: "file"),
        completion: .file())
    var coverage: String?

    @OptionGroup var blocks: BlockOptions

    @Flag(help: "Leave the program out of the picture.")
    var noProgram = false

    @Flag(help: "Draw what is in folded blocks.")
    var expand = false

    @Flag(help: "Show passwords and tokens in the drawing, which are hidden otherwise.")
    var showSecrets = false

    func run() throws {
        let terminal = Terminal.process()
        defer { terminal.flush() }
        var request = PictureRequest()
        request.output = output ?? (png == nil ? "-" : nil)
        request.png = png
        request.options.theme = theme
        request.options.highlighted = Set(highlight)
        request.options.showsCollapsed = expand
        request.coverageFile = coverage
        request.embedsProgram = !noProgram
        request.showsSecrets = showSecrets
        try PictureMaker(catalog: try blocks.catalog(terminal), terminal: terminal).draw(file, request).exit()
    }
}

extension PictureTheme: ExpressibleByArgument {}
