public import BackendlessTables
public import BackendlessUsers
public import OrderedJSON

/// What a program finds when it runs headless: its inputs, the page, the answers to its calls.
///
/// Values are JSON with the `$` forms of `ValueCoding`. Every part has a default, so an empty context is a valid one.
public struct RunContext: Sendable {
    /// The inputs of the unit by name.
    public var arguments: JSONObject = [:]
    /// The page's own shared object.
    public var pageData: JSONValue = [:]
    /// The application's shared object.
    public var appData: JSONValue = [:]
    /// The component that owns the handler.
    public var componentUID: String?
    /// Data stores by component.
    public var dataModels: JSONObject = [:]
    /// Components by uid; null for one that is not on the page.
    public var components: JSONObject = [:]
    /// Style objects by component.
    public var styles: JSONObject = [:]
    /// Class lists by component.
    public var classes: JSONObject = [:]
    /// Local storage: a value by key.
    public var localStorage: JSONObject = [:]
    /// The user who is logged in, where no user service says.
    public var currentUser: JSONValue = .null
    /// The window's location: fields that differ from the usual ones.
    public var location: JSONObject = [:]
    /// The document's sizes: those that differ from the usual ones.
    public var document: JSONObject = [:]
    /// The address of the application's API.
    public var appPath = "https://api.backendless.com/APP/KEY"
    /// Answers to calls by name, taken in order.
    public var stubs: [String: [StubOutcome]] = [:]
    /// How many rounds of interval callbacks follow the unit.
    public var intervalTicks = 0
    /// The clock, in milliseconds since 1970 UTC.
    public var now = 1_700_000_000_000.0
    /// The zone of date parts and date texts, as an IANA name or an offset.
    public var timeZone = "UTC"
    /// Seed of the random numbers.
    public var seed: UInt64 = 1
    /// Users of an in-memory service that answers the calls named `users.*`.
    public var users: UsersFixture?
    /// Tables of an in-memory service that answers the calls named `data.*`, `counters.*` and `cache.*`.
    public var tables: TablesFixture?
    /// Whether a call that nothing answers fails the run; otherwise it gives null.
    public var isStrict = false
    /// What was ignored or is doubtful in the file it was read from.
    public var warnings: [ContextProblem] = []

    /// Makes an empty context.
    public init() {}
}

/// A context that host and page of a run have in common: it has too many parts to be copied for each.
final class SharedContext: Sendable {
    let context: RunContext
    /// Whether there is nothing on the page.
    let isPageEmpty: Bool

    init(_ context: RunContext) {
        self.context = context
        isPageEmpty =
            [context.pageData, context.appData].allSatisfy { $0.objectValue?.isEmpty ?? false } && context.dataModels.isEmpty
            && context.components.isEmpty && context.styles.isEmpty && context.classes.isEmpty
    }

    /// The context of a run without one, made once for all.
    static let empty = SharedContext(RunContext())
}

/// One answer of a stub.
public enum StubOutcome: Hashable, Sendable {
    /// The call gives a value, fresh at each use.
    case result(JSONValue)
    /// The call throws an error.
    case error(JSONObject)
}
