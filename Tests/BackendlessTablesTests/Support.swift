import BackendlessTables
import BackendlessUsers
import OrderedJSON

let noon: Int64 = 1_700_000_000_000

/// A client of tables of its own that start with a fixture.
func makeService(_ fixture: String = "{}", clock: UsersClock = .fixed(noon), users: InMemoryUserService? = nil) throws
    -> InMemoryDataService
{
    InMemoryDataService(fixture: try .parse(fixture), users: users, clock: clock, identifiers: IdentifierSource(seed: 1))
}

extension InMemoryDataService {
    /// Performs a call whose arguments are JSON text.
    @discardableResult
    func call(_ name: String, _ arguments: String) throws -> JSONValue {
        try performNow(DataCall(name: name, arguments: try JSONParser.parse(arguments).objectValue ?? [:]))
    }

    /// Answers a request as HTTP carries it.
    @discardableResult
    func request(_ method: String, _ path: String, _ body: String? = nil) throws -> JSONValue? {
        let parts = path.split(separator: "?", maxSplits: 1).map(String.init)
        let segments = parts[0].split(separator: "/").map { PercentEncoding.decode($0) }
        let query = UserQuery(wireText: parts.count > 1 ? parts[1] : "")
        guard let request = TablesRequest(method: method, segments: segments, query: query, body: try body.map { try JSONParser.parse($0) })
        else { throw NoRoute() }
        return try tables.answer(request, from: TablesCaller())
    }

    /// The fault of a request.
    func fault(_ method: String, _ path: String, _ body: String? = nil) -> UserFault? {
        do {
            try request(method, path, body)
            return nil
        } catch {
            return error as? UserFault
        }
    }
}

struct NoRoute: Error {}

/// A property of each object of a list.
func values(_ list: JSONValue?, _ name: String = "name") -> [JSONValue] { (list?.arrayValue ?? []).map { $0[name] ?? .null } }
