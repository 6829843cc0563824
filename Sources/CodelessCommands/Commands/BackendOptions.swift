import ArgumentParser

/// The options that choose a user service.
struct BackendOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Who answers user calls: 'memory', or a server's address. Default: BACKENDLESS_URL.", valueName: "memory|URL"))
    var backend: String?

    @Option(help: ArgumentHelp("The users of the in-memory service, as JSON.", valueName: "file"))
    var users: String?

    @Option(help: ArgumentHelp("The tables, counters and cache of the in-memory service, as JSON.", valueName: "file"))
    var tables: String?

    @Option(help: ArgumentHelp("The application on the server. Default: BACKENDLESS_APP_ID.", valueName: "id"))
    var appID: String?

    @Option(
        help: ArgumentHelp("A key of the application. Default: BACKENDLESS_API_KEY, which no list of processes shows.", valueName: "key"))
    var apiKey: String?

    @Option(help: ArgumentHelp("A file that keeps the session between commands.", valueName: "file"), completion: .file())
    var session: String?

    @Option(
        help: ArgumentHelp("Where to write the user calls and their answers, to be replayed later.", valueName: "cassette"),
        completion: .file(extensions: ["json"]))
    var recordCalls: String?

    @Option(
        help: ArgumentHelp("Answer user calls from a recording; no service is asked.", valueName: "cassette"),
        completion: .file(extensions: ["json"]))
    var replayCalls: String?

    @Flag(help: "Replay calls in any order and with any arguments; otherwise they must be those of the recording.")
    var lenient = false

    @Option(
        help: ArgumentHelp(
            "Let a call go wrong: 'update:2=3029' the second update, 'login=timeout', 'update=unreachable', 'login:1=slow:250'.",
            valueName: "rule"))
    var fault: [String] = []

    /// The options as plain values.
    var request: BackendRequest {
        var request = BackendRequest()
        request.backend = backend
        request.usersFile = users
        request.tablesFile = tables
        request.applicationID = appID
        request.apiKey = apiKey
        request.sessionFile = session
        request.recordFile = recordCalls
        request.replayFile = replayCalls
        request.isLenient = lenient
        request.faults = fault
        return request
    }
}
