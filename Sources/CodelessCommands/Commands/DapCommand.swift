import ArgumentParser

/// `codeless dap`.
struct DapCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dap",
        abstract: "Lets an editor debug block programs, by the Debug Adapter Protocol.",
        discussion: """
            Messages go through standard input and output. The launch request takes program, context, users, backend, functions, blocks, arguments, \
            answers, seed, now, timeZone, dialect, showSecrets, maxSteps, stopOnEntry and noDebug. docs/debugging.md shows how to set up editors.
            """)

    func run() throws { AdapterRunner(terminal: .process()).run() }
}
