import ArgumentParser
import BackendlessUsers

/// `codeless backend`.
struct BackendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backend",
        abstract: "Serves users, roles and data on this machine as Backendless does: for programs, apps and SDKs, without an account.",
        discussion: """
            Example: codeless backend --users app.users.json --store app.sqlite

            Prints where it listens and how to point programs and SDKs there. A page to look after it is at '/'. Ctrl-C ends it once requests \
            in work are done.
            """)

    @Option(help: ArgumentHelp("The port to listen at; 0 takes a free one.", valueName: "number"))
    var port = 8080

    @Option(help: ArgumentHelp("The address to listen at; 0.0.0.0 lets other machines in.", valueName: "address"))
    var host = "127.0.0.1"

    @Option(
        help: ArgumentHelp("The users, settings, columns and roles to start with, as JSON.", valueName: "file"),
        completion: .file(extensions: ["json"]))
    var users: String?

    @Option(
        help: ArgumentHelp("The tables, counters and cache to start with, as JSON.", valueName: "file"),
        completion: .file(extensions: ["json"]))
    var tables: String?

    @Option(
        help: ArgumentHelp("A SQLite file that keeps everything between starts. Default: in memory.", valueName: "file"),
        completion: .file(extensions: ["sqlite"]))
    var store: String?

    @Option(help: ArgumentHelp("The id of the application. Default: that of the users file, or a new one.", valueName: "id"))
    var appID: String?

    @Option(
        help: ArgumentHelp(
            """
            A key of the application, with its kind (\(APIKeyKind.allCases.map(\.rawValue).joined(separator: ", "))) if that is not js: \
            KEY or KIND=KEY. Default: keys of the users file, or new ones.
            """, valueName: "key"))
    var apiKey: [String] = []

    @Option(help: ArgumentHelp("A file with the password of the admin page, which opens the page to other machines.", valueName: "file"))
    var adminPasswordFile: String?

    @Option(help: ArgumentHelp("The largest body of a request.", valueName: "size"))
    var maxBody = "1MB"

    @Option(help: ArgumentHelp("How much is kept in memory or in the file before more is refused; 0 means no limit.", valueName: "size"))
    var maxData = "1GB"

    @Option(help: ArgumentHelp("How many requests a second one address may make; 0 means no limit.", valueName: "number"))
    var rate = 0

    @Option(help: ArgumentHelp("How long the head of a request may be in coming, and again its body.", valueName: "time"))
    var timeout = "30s"

    @Flag(help: "Log every request.")
    var logRequests = false

    func run() throws { try BackendRunner(request, terminal: .process()).run().exit() }

    /// The options as plain values.
    var request: BackendServerRequest {
        var request = BackendServerRequest()
        request.port = port
        request.host = host
        request.usersFile = users
        request.tablesFile = tables
        request.storeFile = store
        request.applicationID = appID
        request.apiKeys = apiKey
        request.adminPasswordFile = adminPasswordFile
        request.maximumBody = maxBody
        request.maximumData = maxData
        request.requestsPerSecond = rate
        request.timeout = timeout
        request.logsRequests = logRequests
        return request
    }
}
