/// One thing that did not come as expected.
public struct Mismatch: Hashable, Sendable {
    /// What it is: `status`, `console line 2`, `call 1 users.login: arguments.identity`.
    public var path: String
    /// What was expected.
    public var expected: String
    /// What came.
    public var actual: String
    /// The block that made it: `login.xml:6:17 (user_login 'login')`.
    public var place: String?
    /// Which event of the run it is about, 0-based among those of its kind.
    var event: Event?

    /// The difference as text: expected above actual.
    public var text: String {
        "\(path)\n  - expected \(expected)\n  + actual   \(actual)" + (place.map { "\n    at \($0)" } ?? "")
    }

    /// Makes a difference.
    public init(path: String, expected: String, actual: String, place: String? = nil) {
        self.path = path
        self.expected = expected
        self.actual = actual
        self.place = place
    }

    init(path: String, expected: String, actual: String, event: Event?) {
        self.init(path: path, expected: expected, actual: actual)
        self.event = event
    }

    /// What in a run a difference may be about.
    enum Event: Hashable, Sendable {
        case line(Int)
        case call(Int)
        case print(Int)
        case end
    }
}
