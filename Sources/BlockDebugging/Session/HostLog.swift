import BackendlessUsers
import BlockHost
import OrderedJSON

/// What the outside answered so far, in order: a run that is made again gets the same answers, and nothing happens twice.
final class HostLog {
    /// The users as they were after a call; nil where there are too many to keep.
    typealias Table = [UserRow]

    private var replies: [Result<JSONValue, UserFault>] = []
    private var tables: [Table?] = []
    private var answers: [String?] = []
    private var shownCount = 0
    private var nextReply = 0
    private var nextAnswer = 0
    private var nextPrint = 0

    /// The most users of which the table is kept after each call, and the most calls for which it is.
    private static let mostUsers = 100
    private static let mostCalls = 1_000

    /// Starts from the beginning.
    func rewind() { (nextReply, nextAnswer, nextPrint) = (0, 0, 0) }

    /// The reply to the next call of the user or data service.
    func reply(from users: (any UserService)?, _ perform: () -> Result<JSONValue, UserFault>) -> Result<JSONValue, UserFault> {
        if tables.isEmpty { tables.append(Self.table(of: users)) }
        if nextReply == replies.count {
            replies.append(perform())
            tables.append(replies.count > Self.mostCalls ? nil : Self.table(of: users))
        }
        nextReply += 1
        return replies[nextReply - 1]
    }

    /// The answer to the next prompt.
    func answer(_ ask: () -> String?) -> String? {
        if nextAnswer == answers.count { answers.append(ask()) }
        nextAnswer += 1
        return answers[nextAnswer - 1]
    }

    /// Shows what the program prints, once.
    func print(_ text: String, _ show: (String) -> Void) {
        nextPrint += 1
        guard nextPrint > shownCount else { return }
        shownCount = nextPrint
        show(text)
    }

    /// The users as they are where the run stands; nil when they are not in memory, or too many.
    func table(of users: (any UserService)?) -> Table? {
        if nextReply == replies.count { return Self.table(of: users) }
        return tables.indices.contains(nextReply) ? tables[nextReply] : nil
    }

    /// The columns of users in memory.
    static func columns(of users: (any UserService)?) -> [UserColumn] {
        if let passing = users as? any PassingUserService { return columns(of: passing.passesTo) }
        return (users as? InMemoryUserService)?.backend.withBackend { $0.store.columns } ?? []
    }

    private static func table(of users: (any UserService)?) -> Table? {
        if let passing = users as? any PassingUserService { return table(of: passing.passesTo) }
        guard let service = users as? InMemoryUserService else { return nil }
        return service.backend.withBackend { backend in
            var rows: [UserRow] = []
            try? backend.store.forEachUser {
                rows.append($0)
                return rows.count <= mostUsers
            }
            return rows.count > mostUsers ? nil : rows
        }
    }
}

/// A service that passes calls on to another one.
private protocol PassingUserService {
    var passesTo: any UserService { get }
}

extension FaultingUserService: PassingUserService {
    fileprivate var passesTo: any UserService { base }
}

extension RecordingUserService: PassingUserService {
    fileprivate var passesTo: any UserService { base }
}
