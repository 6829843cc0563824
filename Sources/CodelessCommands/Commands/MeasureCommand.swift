import ArgumentParser

/// `codeless measure`, which `make bench` uses: what can only be measured inside of a process.
struct MeasureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Measures loading or running inside of one process, for `make bench`.",
        shouldDisplay: false)

    @Argument(help: "What is measured: 'flows' or 'load'.") var work: Work
    @Argument(help: "A program.") var file: String
    @Option(help: "How many flows are run, each in a machine, a host and a user service of its own.") var count = 1
    @Option(help: "The users with which each flow's service starts.") var users: String?

    /// What can be measured.
    enum Work: String, ExpressibleByArgument {
        case flows, load
    }

    func run() throws {
        let measurement = Measurement(file: file, terminal: .process())
        switch work {
        case .flows: try measurement.runFlows(count: count, usersFile: users).exit()
        case .load: try measurement.load().exit()
        }
    }
}
