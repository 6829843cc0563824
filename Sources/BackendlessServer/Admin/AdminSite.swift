import BackendlessUsers
import OrderedJSON

/// The pages for whoever runs the server: `/` to look, `/admin/...` to act.
struct AdminSite: Sendable {
    private let backend: LocalBackend
    private let access: AdminAccess

    init(_ backend: LocalBackend, _ configuration: BackendServerConfiguration) {
        self.backend = backend
        access = AdminAccess(configuration)
    }

    static func isAdminPath(_ path: String) -> Bool { path == "/" || path == "/admin" || path.hasPrefix("/admin/") }

    /// Answers a request for a page; `nil` when the path is none of them.
    func answer(_ call: HTTPCall) -> HTTPAnswer? {
        guard Self.isAdminPath(call.path) else { return nil }
        if let refusal = access.refusal(of: call) { return refusal }
        do {
            switch (call.routedMethod, call.path) {
            case ("GET", "/"):
                let query = UserQuery(wireText: call.query)
                return .html(try page(number: query["page"].flatMap(Int.init) ?? 1, notice: query["notice"]))
            case ("GET", "/admin"): return .seeOther("/")
            case ("GET", "/admin/outbox"): return .json(outbox)
            case ("POST", _):
                let form = FormFields(call.body)
                guard access.isGenuine(form, call) else {
                    return .text(
                        "This form was not sent by the admin page, or by one of an earlier start. Load the page again.\n", status: 403)
                }
                return try act(String(call.path.dropFirst("/admin/".count)), form)
            default: return .text("There is no such page.\n", status: 404)
            }
        } catch {
            return .text("That went wrong: \(error)\n", status: 500)
        }
    }

    // MARK: Looking

    private static let pageSize = 50

    private func page(number: Int, notice: String?) throws -> HTML {
        let number = min(max(1, number), 1_000_000)
        let view = try backend.withUsers { users in
            var view = AdminView(number: number)
            view.notice = notice.flatMap { AdminView.notices[$0] }
            view.formToken = access.formToken
            view.application = users.application.id
            view.settings = users.settings
            view.userCount = try users.store.userCount
            view.roles = users.store.roles
            view.identity = users.store.columns.first { $0.isIdentity }?.name ?? "email"
            let skipped = (number - 1) * Self.pageSize
            var position = 0
            try users.store.forEachUser { user in
                position += 1
                if position > skipped { view.users.append(.init(user, users.store.columns)) }
                return position < skipped + Self.pageSize
            }
            view.hasMoreUsers = view.userCount > skipped + Self.pageSize
            view.sessions = try users.sessionEntries(limit: 50)
            view.outbox = Array(users.outbox.suffix(20).reversed())
            return view
        }
        var complete = view
        complete.tables = try backend.tableEntries(limit: 100)
        complete.requests = Array(backend.requests.newestFirst.prefix(50))
        complete.requestCount = backend.requests.count
        return complete.page
    }

    private var outbox: JSONValue {
        .array(
            backend.withUsers { $0.outbox }.map { mail in
                [
                    "kind": .string(mail.kind.rawValue), "userId": .string(mail.userID), "identity": .string(mail.identity),
                    "link": .string(mail.link), "sent": .number(Double(mail.sent)),
                ]
            })
    }

    // MARK: Acting

    private func act(_ action: String, _ form: FormFields) throws -> HTTPAnswer {
        switch action {
        case "seed":
            try backend.seed()
            return .seeOther("/?notice=seeded")
        case "reset":
            try backend.reset()
            return .seeOther("/?notice=reset")
        case "expire":
            let found = try backend.withUsers { try $0.expireSession(reference: form["session"] ?? "") }
            return .seeOther(found ? "/?notice=expired#sessions" : "/?notice=gone#sessions")
        case "status":
            guard let status = form["status"].flatMap(UserStatus.init), status == .enabled || status == .disabled else {
                return .text("A user is enabled or disabled.\n", status: 400)
            }
            let found = try backend.withUsers { try $0.setStatus(status, ofUser: form["user"] ?? "") }
            return .seeOther(found ? "/?notice=\(status == .enabled ? "enabled" : "disabled")#users" : "/?notice=gone#users")
        case "setting": return try setting(form)
        default: return .text("There is no such form.\n", status: 404)
        }
    }

    private func setting(_ form: FormFields) throws -> HTTPAnswer {
        let name = form["name"] ?? ""
        guard AdminView.isChangeable(name) else { return .text("There is no such setting.\n", status: 404) }
        let text = form["value"] ?? ""
        let value: JSONValue =
            switch text {
            case "": .null
            case "true": true
            case "false": false
            default: Double(text).map { .number($0) } ?? .string(text)
            }
        do {
            try backend.changeSettings([name: value])
        } catch let error as UsersFixtureError {
            return .text("The setting cannot be changed: \(error.problems.map(\.message).joined(separator: "; "))\n", status: 400)
        }
        return .seeOther("/?notice=changed#settings")
    }
}
