import BackendlessTables
import BackendlessUsers
import OrderedJSON

extension FuzzTarget {
    /// Gives a reply of any status and body to any operation of the user service.
    static func takeReply(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 2 else { return false }
        let operation = UserOperation.allCases[Int(bytes[0]) % UserOperation.allCases.count]
        let status = 200 + 2 * Int(bytes[1])
        let body = Array(bytes[2...])
        let content: UserReply.Body =
            body.isEmpty ? .empty : (try? JSONParser.parse(body)).map { .json($0) } ?? .text(String(decoding: body, as: UTF8.self))
        let reply = UserReply(status: status, reason: "reason", body: content)
        let arguments: JSONObject = [
            "identity": "a@b.c", "password": "secret", "user": ["objectId": "A", "password": "secret"], "userToken": "token",
            "roleName": "r", "userId": "A", "email": "a@b.c", "providerCode": "p", "accessToken": "t",
        ]
        var exchange = UserExchange(UserCall(operation, arguments))
        var session = UserSession(currentUser: ["objectId": "A", "user-token": "token"])
        guard var step = try? exchange.start(&session) else { return false }
        for _ in 0..<3 {
            guard case .send = step else { return true }
            let result: Result<JSONValue, UserFault>
            do throws(UserFault) { result = .success(try reply.value()) } catch { result = .failure(error) }
            guard let next = try? exchange.receive(result, &session) else { return false }
            step = next
        }
        return true
    }

    /// Answers one request to the user service.
    static func takeRequest(_ bytes: [UInt8]) -> Bool {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", maxSplits: 3, omittingEmptySubsequences: false)
        guard lines.count >= 3 else { return false }
        let body = lines.count > 3 ? try? JSONParser.parse(String(lines[3])) : nil
        guard let request = UserRequest(method: String(lines[0]), path: String(lines[1]), query: String(lines[2]), body: body) else {
            return false
        }
        let service = InMemoryUserService(fixture: usersFixture, clock: .fixed(0), identifiers: IdentifierSource(seed: 1))
        return (try? service.backend.answer(request, from: UsersCaller())) != nil
    }

    /// Answers up to 20 requests to the same tables.
    static func takeTableRequests(_ bytes: [UInt8]) -> Bool {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", maxSplits: 80, omittingEmptySubsequences: false)
        let backend = tablesFixture.makeBackend(clock: .fixed(0), identifiers: IdentifierSource(seed: 1))
        var wasTaken = false
        for first in stride(from: 0, to: min(lines.count, 80), by: 4) {
            func line(_ number: Int) -> Substring { first + number < lines.count ? lines[first + number] : "" }
            let segments = line(1).split(separator: "/", omittingEmptySubsequences: false).map { PercentEncoding.decode($0) }
            let request = TablesRequest(
                method: String(line(0)), segments: segments, query: UserQuery(wireText: String(line(2))),
                body: try? JSONParser.parse(String(line(3))))
            guard let request else { continue }
            if let answer = try? backend.answer(request, from: TablesCaller(userID: "A")) {
                wasTaken = true
                _ = JSONWriter.bytes(answer)
            }
        }
        return wasTaken
    }

    /// Reads a condition and tests an object with it.
    static func testCondition(_ bytes: [UInt8]) -> Bool {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        guard let condition = try? WhereClause(String(lines[0])) else { return false }
        let object = lines.count > 1 ? try? JSONParser.parse(String(lines[1])).objectValue : nil
        let usual: JSONObject = ["objectId": "A", "name": "Ada", "age": 36, "isAdmin": true, "created": 1_700_000_000_000]
        _ = try? condition.matches(object ?? usual, QueryBudget())
        _ = condition.objectIDs
        try? condition.checkColumns { $0 == "name" }
        return true
    }

    private static let usersFixture =
        (try? UsersFixture.parse(#"{"users": [{"objectId": "A", "email": "a@b.c", "password": "secret", "name": "Ada", "age": 36}]}"#))
        ?? UsersFixture()

    private static let tablesFixture =
        (try? TablesFixture.parse(
            #"{"Orders": [{"objectId": "O1", "total": 12.5, "city": "Ulm", "paid": true}, {"total": null, "city": "Bonn"}]}"#))
        ?? TablesFixture()
}
