import BackendlessHTTP
import BackendlessUsers
import NIOHTTP1
import OrderedJSON
import Synchronization
import Testing

/// A recorded case: a call in a session, the request it must make, the reply it gets and what comes of it.
///
/// `expectRequest: null` means that nothing may be sent. Positional arguments are those of the JavaScript SDK; `{"$user": ...}` is a user
/// object of the SDK and `{"$date": ...}` a date.
struct WireCase: Sendable {
    let json: JSONValue

    var name: String { json["name"]?.stringValue ?? "?" }

    /// The call that the case is about.
    func call() throws -> UserCall {
        let method = try #require(json["operation"]?.stringValue)
        let names = [
            "data.findById": "findById", "data.find": "query", "data.findFirst": "findFirst", "data.findLast": "findLast",
            "data.getObjectCount": "count", "data.save": "save", "data.remove": "remove", "data.bulkCreate": "bulkCreate",
            "data.bulkUpdate": "bulkUpdate", "data.bulkDelete": "bulkDelete",
        ]
        let operation = try #require(UserOperation(name: "users." + (names[method] ?? method)))
        var arguments: JSONObject = [:]
        var values = json["args"]?.arrayValue ?? []
        if operation == .loginWithOAuth1 || operation == .loginWithOAuth2 {
            // A guest is a user object of the SDK; anything else in its place is the mapping.
            let place = operation == .loginWithOAuth1 ? 3 : 2
            if place < values.count, !values[place].isNull, values[place]["$user"] == nil { values.insert(nil, at: place) }
        }
        for (argument, value) in zip(operation.arguments, values) {
            if argument.name == "guestUser", value.isNull { continue }
            arguments[argument.name] = value["$user"]?.objectValue.map { .object(BackendlessUser(properties: $0).json) } ?? value
        }
        return UserCall(operation, arguments)
    }

    /// The session in which the call is made.
    var session: UserSession {
        let given = json["session"] ?? [:]
        var session = UserSession()
        if let token = given["userToken"], let id = given["userId"] {
            session.setCurrentUser(["objectId": id, "user-token": token], stayLoggedIn: given["stayLoggedIn"] == true)
        }
        if let stored = given["stored"] {
            session.kept = .init(
                userToken: stored["user-token"]?.stringValue, userID: stored["current-user-id"]?.stringValue,
                stayLoggedIn: stored["stayLoggedIn"] == true)
        }
        return session
    }

    /// Makes the call against a server that answers as recorded, and checks everything.
    func check() async throws {
        let response = json["response"] ?? [:]
        let server = try await LoopbackServer { _ in
            let status = response["status"]?.integerValue.flatMap { Int(exactly: $0) } ?? 200
            if response["empty"] == true { return .json(nil, status: status) }
            if let text = response["text"]?.stringValue { return .text(text, status: status) }
            return .json(response["body"], status: status)
        }
        let origin = "http://127.0.0.1:\(server.port)"
        let given = json["session"] ?? [:]
        let address =
            given["domain"] == true
            ? try UserServiceAddress.domain(origin)
            : try .application(id: given["appId"]?.stringValue ?? "", apiKey: given["apiKey"]?.stringValue ?? "", server: origin)
        let service = try HTTPUserService(address: address)
        service.session = session
        let call = try call()
        let outcome: Result<JSONValue, UserFault>
        do throws(UserFault) { outcome = .success(try await service.perform(call)) } catch { outcome = .failure(error) }
        checkRequests(server.requests)
        checkOutcome(outcome)
        checkState(service.session)
        await service.shutdown()
        await server.stop()
    }

    private func checkRequests(_ requests: [ReceivedRequest]) {
        guard let expected = json["expectRequest"], !expected.isNull else {
            #expect(requests.isEmpty, "\(name)")
            return
        }
        #expect(requests.count == 1, "\(name)")
        guard let request = requests.first else { return }
        #expect(request.method == expected["method"]?.stringValue, "\(name)")
        #expect(request.path == expected["path"]?.stringValue, "\(name)")
        if let query = expected["rawQuery"]?.stringValue { #expect(request.query == query, "\(name)") }
        var headers: JSONObject = [:]
        for (field, value) in request.headers where !["host", "connection", "content-length"].contains(field.lowercased()) {
            headers[field] = .string(value)
        }
        #expect(headers == expected["headers"]?.objectValue, "\(name)")
        let body = expected["body"] ?? .null
        #expect(request.body.isEmpty ? body.isNull : request.json == body, "\(name)")
        if body.isNull, request.method == "POST" { #expect(request.header("content-length") == "0", "\(name)") }
        if let query = expected["query"]?.objectValue {
            var items: JSONObject = [:]
            for item in UserQuery(wireText: request.query).items {
                let value = JSONValue.string(item.values.joined(separator: ","))
                switch items[item.name] {
                case nil: items[item.name] = value
                case .array(let list)?: items[item.name] = .array(list + [value])
                case let first?: items[item.name] = [first, value]
                }
            }
            #expect(items == query, "\(name)")
        }
    }

    private func checkOutcome(_ outcome: Result<JSONValue, UserFault>) {
        switch outcome {
        case .success(let value): #expect(value == json["expectResult"], "\(name)")
        case .failure(let fault):
            guard let expected = json["expectError"] else {
                Issue.record("\(name): unexpected \(fault)")
                return
            }
            if expected["local"] == true {
                #expect(fault.origin == .argument(expected["reason"]?.stringValue ?? ""), "\(name)")
                return
            }
            #expect(fault.code.map { .number(Double($0)) } == expected["code"], "\(name)")
            #expect(fault.httpStatus.map { .number(Double($0)) } == expected["status"], "\(name)")
            if let message = expected["message"]?.stringValue { #expect(fault.message == message, "\(name)") }
        }
    }

    private func checkState(_ session: UserSession) {
        guard let expected = json["expectState"] else { return }
        if let token = expected["currentUserToken"] { #expect(session.token == token.stringValue, "\(name)") }
        if let id = expected["currentUserId"] { #expect((session.userID ?? .null) == id, "\(name)") }
        if let isPersisted = expected["persisted"]?.boolValue { #expect((session.kept != nil) == isPersisted, "\(name)") }
        if let token = expected["persistedToken"] { #expect(session.kept?.userToken == token.stringValue, "\(name)") }
    }
}
