/// What a command line wants of a local backend.
struct BackendServerRequest {
    var port = 8080
    var host = "127.0.0.1"
    var usersFile: String?
    var tablesFile: String?
    var storeFile: String?
    var applicationID: String?
    /// Keys, each `KEY` or `KIND=KEY`.
    var apiKeys: [String] = []
    var adminPasswordFile: String?
    /// The largest body, such as `1MB`.
    var maximumBody = "1MB"
    /// How much is kept, such as `1GB`; `0` means no limit.
    var maximumData = "1GB"
    /// 0 means no limit.
    var requestsPerSecond = 0
    /// How long the head of a request may be in coming, and again its body, such as `30s`.
    var timeout = "30s"
    var logsRequests = false
}
