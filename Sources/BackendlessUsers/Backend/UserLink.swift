/// A link that a mail leads to or that a client asked for: who has its end may confirm an address or set a password.
public struct UserLink: Hashable, Sendable {
    /// What the link is for.
    public var kind: UserMail.Kind
    /// The end of the link, which nobody can guess.
    public var end: String
    /// The id of the user.
    public var userID: String

    /// Makes a link.
    public init(kind: UserMail.Kind, end: String, userID: String) {
        self.kind = kind
        self.end = end
        self.userID = userID
    }
}

extension UserLink: RedactedDescription {
    /// What the link is for; not its end.
    public var description: String { "UserLink(\(kind) of \(userID))" }
}

/// Links by their ends; the oldest make room for new ones.
struct UserLinks {
    /// How many links are kept at most.
    static let limit = 10_000

    private var linkByEnd: [String: UserLink] = [:]
    /// The ends in the order in which they were handed out; some may be used up.
    private var ends: [String] = []

    /// The id of the user that the end of a link of some kind leads to.
    func userID(_ kind: UserMail.Kind, _ end: String) -> String? {
        guard let link = linkByEnd[end], link.kind == kind else { return nil }
        return link.userID
    }

    mutating func add(_ link: UserLink) {
        if ends.count >= Self.limit {
            for end in ends.prefix(Self.limit / 2) { linkByEnd[end] = nil }
            ends.removeFirst(Self.limit / 2)
        }
        linkByEnd[link.end] = link
        ends.append(link.end)
    }

    mutating func remove(_ end: String) { linkByEnd[end] = nil }
}
