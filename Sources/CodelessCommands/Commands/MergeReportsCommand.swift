import ArgumentParser

/// `codeless merge-reports`.
struct MergeReportsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge-reports", abstract: "Joins the reports that the shards of 'codeless test' wrote.",
        discussion: """
            Inputs are JSON lines (.jsonl), JUnit and Cobertura files (.xml) and LCOV tracefiles (.info). JUnit is made of the
            JSON lines where there are any: then the cases have the order of a single run. Coverage is made of the tracefiles where there are any.

            Exit codes: 0 all cases passed; 1 one did not.
            """)

    @Argument(help: ArgumentHelp("The reports of the shards.", valueName: "file"), completion: .file())
    var files: [String]

    @Option(name: .customLong("jsonl"), help: ArgumentHelp("Where to write a line of JSON for each case.", valueName: "file"))
    var jsonLines: String?

    @Option(help: ArgumentHelp("Where to write JUnit's XML.", valueName: "file"))
    var junit: String?

    @Option(help: ArgumentHelp("Where to write coverage as LCOV.", valueName: "file"))
    var lcov: String?

    @Option(help: ArgumentHelp("Where to write coverage as Cobertura's XML.", valueName: "file"))
    var cobertura: String?

    func run() throws {
        let terminal = Terminal.process()
        defer { terminal.flush() }
        try ReportMerge(terminal: terminal).run(files, jsonLines: jsonLines, junit: junit, lcov: lcov, cobertura: cobertura).exit()
    }
}
