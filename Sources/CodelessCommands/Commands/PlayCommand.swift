import ArgumentParser

/// `codeless play`.
struct PlayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "play",
        abstract: "Shows a run step by step, forwards and backwards, in a browser.",
        discussion: """
            Runs a program as 'codeless run' does, or takes a recording that 'codeless run --record' made, and serves a page that plays it: \
            the blocks with the running one lit, variables, console, users and calls beside them. The page is served to this computer only, \
            until Control-C. With --export the page becomes one file that needs nothing else.
            """)

    @Option(help: ArgumentHelp("Write the page to a file instead of serving it.", valueName: "page.html"), completion: .file())
    var export: String?

    @Option(help: ArgumentHelp("The port of the page; 0 takes any that is free.", valueName: "port"))
    var port = 0

    @Flag(name: .customLong("open"), help: "Open the page in the browser.")
    var opensBrowser = false

    @OptionGroup(title: "Options of the run") var options: RunCommand

    func validate() throws {
        if options.files.count != 1 { throw ValidationError("play takes one program or recording") }
        if !(0...65_535).contains(port) { throw ValidationError("a port is a number up to 65535, not \(port)") }
        if options.disassemble || options.json { throw ValidationError("play shows a run: leave out --disassemble and --json") }
    }

    func run() throws {
        var request = PlayRequest(run: options.request)
        request.exportFile = export
        request.port = port
        request.opensBrowser = opensBrowser
        // An interrupt ends the run, and what was recorded until then is played.
        request.run.isInterruptible = true
        try Playing(request, terminal: .process()).run().exit()
    }
}
