import ArgumentParser

/// The options that choose a user service.
struct BackendOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Who answers user calls: 'memory', or a server's address. Default: BACKENDLESS_URL.", valueName: "memory|URL"))
    var backend: String?

    @Option(help: ArgumentHelp("The users of the in-memory service, as JSON.", valueName: "file"))
    var users: String?

    @Option(help: ArgumentHelp("The application on the server. Default: BACKENDLESS_APP_ID.", valueName: "id"))
    var appID: String?

    @Option(
        help: ArgumentHelp("A key of the application. Default: BACKENDLESS_API_KEY, which no list of processes shows.", valueName: "key"))
    var apiKey: String?

    /// The options as plain values.
    var request: BackendRequest {
        var request = BackendRequest()
        request.backend = backend
        request.usersFile = users
        request.applicationID = appID
        request.apiKey = apiKey
        return request
    }
}
