import BackendlessTables
import BackendlessUsers
import NIOCore
import OrderedJSON
import Testing

@testable import BackendlessServer

/// What the server does not take from its clients.
@Suite struct LimitTests {
    private func code(_ answer: RawAnswer) throws -> JSONValue? { try JSONParser.parse(answer.body)["code"] }

    @Test func aLargeBodyIsRefusedByItsLengthAndByItsBytes() async throws {
        try await TestServer.with {
            $0.maximumBodyByteCount = 100
        } _: { server in
            let announced = try await server.send("POST", "/APP/KEY/users/login", ["Content-Length: 101"])
            #expect(announced.status == 413)
            #expect(try code(announced) == 8002)
            let chunk = "40\r\n" + String(repeating: " ", count: 64) + "\r\n"
            let head = "POST /APP/KEY/users/login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
            let sent = try await RawClient.exchange(server.server.port, head + chunk + chunk + "0\r\n\r\n")
            #expect(sent.status == 413)
            #expect(try await server.send("POST", "/APP/KEY/users/login", body: String(repeating: " ", count: 100)).status == 400)
        }
    }

    @Test func largeHeadersAreRefused() async throws {
        try await TestServer.with { server in
            let answer = try await server.send("GET", "/health", ["X: " + String(repeating: "a", count: 20_000)])
            #expect(answer.status == 431)
            #expect(try code(answer) == 8002)
            let many = try await server.send("GET", "/health", (0..<200).map { "X\($0): a" })
            #expect(many.status == 431)
        }
    }

    @Test func whatIsNotHTTPIsRefused() async throws {
        try await TestServer.with { server in
            let answer = try await RawClient.exchange(server.server.port, "\u{1}\u{2}\u{3}\r\n\r\n")
            #expect(answer.status == 400)
            #expect(try code(answer) == 8002)
        }
    }

    @Test(arguments: ["{", "nul", "[1,]", #"{"a":1}x"#, "\u{0}", String(repeating: "[", count: 500)])
    func whatIsNotJSONIsRefused(body: String) async throws {
        try await TestServer.with { server in
            let answer = try await server.send("POST", "/APP/KEY/users/login", body: body)
            #expect(answer.status == 400)
            #expect(try code(answer) == 8002)
        }
    }

    @Test func aSwellingBodyIsRefused() async throws {
        // 4,096 zeros as gzip.
        let packed: [UInt8] = [
            31, 139, 8, 0, 0, 0, 0, 0, 2, 255, 237, 193, 1, 13, 0, 0, 0, 194, 160, 247, 79, 109, 15, 7, 20, 0, 0, 0, 240,
            110, 17, 0, 28, 199, 0, 16, 0, 0,
        ]
        try await TestServer.with {
            $0.maximumBodyByteCount = 100
        } _: { server in
            let head = "POST /APP/KEY/users/login HTTP/1.1\r\nHost: x\r\nContent-Encoding: gzip\r\nContent-Length: \(packed.count)\r\n\r\n"
            let answer = try await RawClient.exchange(server.server.port, Array(head.utf8) + packed)
            #expect(answer.status == 413)
        }
    }

    @Test func clientsThatDoNotAskAreLeft() async throws {
        try await TestServer.with {
            $0.headTimeoutMilliseconds = 50
        } _: { server in
            // The exchanges end, since the server closes the connections.
            let silent = try await RawClient.exchange(server.server.port, "")
            #expect(silent.bytes.isEmpty)
            let partial = try await RawClient.exchange(server.server.port, "GET / HTTP/1.1\r\nHost:")
            #expect(partial.bytes.isEmpty)
        }
    }

    @Test func aBodyThatDoesNotComeIsGivenUp() async throws {
        try await TestServer.with {
            $0.bodyTimeoutMilliseconds = 50
        } _: { server in
            let head = "POST /APP/KEY/users/login HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{"
            let answer = try await RawClient.exchange(server.server.port, head)
            #expect(answer.status == 408)
        }
    }

    @Test func tooManyRequestsGetFault999() async throws {
        try await TestServer.with {
            $0.requestsPerSecond = 1
        } _: { server in
            // On a busy machine a second may pass between any two.
            var answer = try await server.send("GET", "/APP/KEY/users/userroles")
            #expect(answer.status == 200)
            for _ in 0..<300 where answer.status == 200 { answer = try await server.send("GET", "/APP/KEY/users/userroles") }
            #expect(answer.status == 429)
            #expect(try code(answer) == 999)
        }
    }

    @Test(arguments: [false, true])
    func aFullBackendTakesNoMore(isStored: Bool) async throws {
        try await withTemporaryFolder { folder in
            let fixture = try UsersFixture.parse(TestServer.fixture)
            let limit = 1_000_000
            let backend =
                isStored
                ? try LocalBackend(
                    database: try BackendDatabase(path: folder + "/users.sqlite"), fixture: fixture, maximumByteCount: limit,
                    tables: { TablesBackend(store: try SQLiteTablesStore($0)) })
                : LocalBackend(fixture: fixture, maximumByteCount: limit, tables: { TablesBackend() })
            try await TestServer.with(backend) { server in
                let object = #"{"title": "\#(String(repeating: "x", count: 400))"}"#
                let objects = "[" + Array(repeating: object, count: 100).joined(separator: ",") + "]"
                var statuses: [Int] = []
                for _ in 0..<100 where statuses.last != 507 {
                    statuses.append(try await server.send("POST", "/APP/KEY/data/bulk/T", body: objects).status)
                }
                #expect(statuses.first == 200)
                #expect(statuses.last == 507)
                let refused = try await server.send("PUT", "/APP/KEY/users/ADA", body: #"{"name": "x"}"#)
                #expect(refused.status == 507)
                #expect(try code(refused) == 8000)
                #expect(try JSONParser.parse(refused.body)["message"]?.stringValue?.hasPrefix("The backend is full: ") == true)
                // What takes no room is answered, and what makes room makes room.
                #expect(try await server.logIn() != nil)
                #expect(try await server.send("POST", "/APP/KEY/data/T/find", body: "{}").status == 200)
                #expect(try await server.send("POST", "/APP/KEY/data/bulk/T/delete", body: #"{"where": "title != ''"}"#).status == 200)
                #expect(try await server.send("POST", "/APP/KEY/data/bulk/T", body: objects).status == 200)
            }
        }
    }

    @Test func anAddressGetsItsRequestsBackWithTime() {
        let limiter = RateLimiter(perSecond: 2)
        let start = NIODeadline.uptimeNanoseconds(1_000_000_000)
        for _ in 0..<20 { #expect(limiter.admits("a", at: start)) }
        #expect(!limiter.admits("a", at: start))
        #expect(limiter.admits("b", at: start))
        #expect(limiter.admits("a", at: start + .milliseconds(500)))
        #expect(!limiter.admits("a", at: start + .milliseconds(500)))
    }
}
