import ArgumentParser

/// `codeless call`.
struct CallCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "call", abstract: "Makes one call of the user service and prints its result as JSON.",
        discussion: """
            Example: codeless call users.login --users app.users.json --arguments '{"identity": "ada@example.com", "password": "..."}'
            """)

    @Argument(help: ArgumentHelp("The operation, such as users.login; --list tells all.", valueName: "name"))
    var name: String?

    @Option(help: ArgumentHelp("The arguments, as a JSON object; '-' reads them from standard input.", valueName: "json"))
    var arguments = "{}"

    @OptionGroup(title: "User service options") var backend: BackendOptions

    @Flag(help: "List all operations with their arguments.")
    var list = false

    @Flag(help: "Show passwords and tokens, which are hidden otherwise.")
    var showSecrets = false

    func validate() throws {
        if name == nil, !list { throw ValidationError("name the operation, such as users.login, or give --list") }
    }

    func run() throws {
        let terminal = Terminal.process()
        defer { terminal.flush() }
        let caller = ServiceCaller(terminal: terminal, showsSecrets: showSecrets)
        guard let name, !list else { return caller.list() }
        try caller.call(name, arguments: arguments, backend: backend.request).exit()
    }
}
