import BackendlessUsers
import OrderedJSON
import Testing

@testable import BackendlessServer

/// What a client sees beside the rules, which the conformance scenarios go through.
@Suite struct WireProtocolTests {
    @Test func bothFormsOfTheBaseAddressReachTheApplication() async throws {
        try await TestServer.with { server in
            for base in ["/APP/KEY", "/api"] {
                let answer = try await server.send("GET", base + "/users/userroles")
                #expect(answer.status == 200)
                #expect(answer.headers["content-type"] == "application/json")
                #expect(answer.text == #"["NotAuthenticatedUser","JSUser"]"#)
            }
        }
    }

    @Test(arguments: ["/APP/X/users/userroles", "/X/KEY/info", "/X/KEY/no/such/route", "/X/KEY", "/APP/X/data/Users/ADA"])
    func aWrongApplicationIsRefusedOnAnyPath(path: String) async throws {
        try await TestServer.with { server in
            let answer = try await server.send("GET", path)
            #expect(answer.status == 400)
            #expect(try JSONParser.parse(answer.body)["code"] == 2002)
        }
    }

    @Test func whatNoOperationHasIsNotFound() async throws {
        try await TestServer.with { server in
            for (method, path) in [("POST", "/APP/KEY/users/nothing"), ("PATCH", "/APP/KEY/users/ADA"), ("GET", "/nothing")] {
                let answer = try await server.send(method, path)
                #expect(answer.status == 404)
                #expect(try JSONParser.parse(answer.body)["code"] == 2001)
            }
        }
    }

    @Test func aClientLearnsWhereItIs() async throws {
        try await TestServer.with { server in
            let info = try JSONParser.parse(try await server.send("GET", "/APP/KEY/info").body)
            #expect(info == ["rtURL": .string("http://127.0.0.1:\(server.server.port)/rt"), "appId": "APP", "apiKey": "KEY"])
            #expect(try await server.send("GET", "/APP/KEY/log/logger").text == "[]")
            #expect(try await server.send("PUT", "/APP/KEY/log", body: "[]").status == 200)
            let stale = try await server.send("GET", "/APP/KEY/info", ["user-token: OLD"])
            #expect(try JSONParser.parse(stale.body)["code"] == 3064)
        }
    }

    @Test func methodsMayBeWrittenInAnyCase() async throws {
        try await TestServer.with { server in
            let roles = try await server.send("get", "/APP/KEY/users/userroles")
            #expect(roles.status == 200)
            let login = try await server.send("Post", "/APP/KEY/users/login", body: #"{"login": "ada@example.com", "password": "p"}"#)
            #expect(login.status == 200)
        }
    }

    @Test func methodsOfLaterRequestsInOneSegmentMayBeWrittenInAnyCaseToo() async throws {
        try await TestServer.with { server in
            let body = #"{"login": "ada@example.com", "password": "p"}"#
            let login = "post /APP/KEY/users/login HTTP/1.1\r\nHost: x\r\n"
            let requests = [
                "get /health HTTP/1.1\r\nHost: x\r\n\r\n",
                login + "Content-Length: \(body.utf8.count)\r\n\r\n" + body,
                login + "transfer-encoding: CHUNKED\r\n\r\n\(String(body.utf8.count, radix: 16))\r\n\(body)\r\n0\r\nX: y\r\n\r\n",
                "head /health HTTP/1.1\r\nHost: x\r\n\r\n", "get /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            ]
            let answer = try await RawClient.exchange(server.server.port, requests.joined())
            #expect(String(decoding: answer.bytes, as: UTF8.self).split(separator: "HTTP/1.1 200 OK").count == 5)
        }
    }

    @Test func answersSayWhenTheyWereGiven() async throws {
        try await TestServer.with { server in
            let date = try #require(try await server.send("GET", "/health").headers["date"])
            #expect(date.wholeMatch(of: /\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT/) != nil)
        }
    }

    @Test func clientsThatWaitAreAskedForTheBody() async throws {
        try await TestServer.with {
            $0.maximumBodyByteCount = 100
        } _: { server in
            let body = #"{"login": "ada@example.com", "password": "p"}"#
            let head = "POST /APP/KEY/users/login HTTP/1.1\r\nHost: x\r\nExpect: 100-Continue\r\nAccept-Encoding: gzip\r\n"
            let request = head + "Content-Length: \(body.utf8.count)\r\n\r\n" + body
            let last = "GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            let answer = String(decoding: try await RawClient.exchange(server.server.port, request + last).bytes, as: UTF8.self)
            #expect(answer.hasPrefix("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n"))
            #expect(answer.hasSuffix(#"{"status":"ok"}"#))
            // A body that will not be taken is not asked for.
            #expect(try await RawClient.exchange(server.server.port, head + "Content-Length: 101\r\n\r\n").status == 413)
        }
    }

    @Test func clientsOfHTTP10KeepAConnectionWhenTheyAskTo() async throws {
        try await TestServer.with { server in
            let kept = "GET /health HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"
            let answer = try await RawClient.exchange(server.server.port, kept + "GET /health HTTP/1.0\r\n\r\n")
            let text = String(decoding: answer.bytes, as: UTF8.self)
            #expect(answer.headers["connection"] == "keep-alive")
            #expect(text.split(separator: "HTTP/1.1 200 OK").count == 2)
            #expect(text.contains("Connection: close"))
        }
    }

    @Test func aHeadRequestGetsTheHeadersAlone() async throws {
        try await TestServer.with { server in
            let head = try await server.send("HEAD", "/APP/KEY/users/userroles")
            let whole = try await server.send("GET", "/APP/KEY/users/userroles")
            #expect(head.status == 200)
            #expect(head.body.isEmpty)
            #expect(head.headers.filter { $0.key != "date" } == whole.headers.filter { $0.key != "date" })
        }
    }

    @Test func pagesOfOtherOriginsMayCallAfterAsking() async throws {
        try await TestServer.with { server in
            let answer = try await server.send(
                "OPTIONS", "/APP/KEY/users/login",
                [
                    "Origin: http://page.example", "Access-Control-Request-Method: POST",
                    "Access-Control-Request-Headers: content-type,user-token",
                ])
            #expect(answer.status == 204)
            #expect(answer.body.isEmpty)
            #expect(answer.headers["access-control-allow-origin"] == "*")
            #expect(answer.headers["access-control-allow-methods"] == "GET, HEAD, POST, PUT, DELETE, OPTIONS")
            #expect(answer.headers["access-control-allow-headers"]?.hasPrefix("content-type, user-token") == true)
            #expect(try await server.send("GET", "/APP/KEY/users/userroles").headers["access-control-allow-origin"] == "*")
            #expect(try await server.send("OPTIONS", "/").headers["access-control-allow-origin"] == nil)
        }
    }

    @Test func bodiesMayBePackedBothWays() async throws {
        // {"login": "ada@example.com", "password": "p"} as gzip.
        let packed: [UInt8] = [
            31, 139, 8, 0, 0, 0, 0, 0, 2, 255, 171, 86, 202, 201, 79, 207, 204, 83, 178, 82, 80, 74, 76, 73, 116, 72, 173,
            72, 204, 45, 200, 73, 213, 75, 206, 207, 85, 210, 81, 80, 42, 72, 44, 46, 46, 207, 47, 74, 1, 73, 23, 40, 213,
            2, 0, 119, 125, 159, 215, 45, 0, 0, 0,
        ]
        try await TestServer.with { server in
            let head = "POST /APP/KEY/users/login HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Encoding: gzip\r\nContent-Length: "
            let answer = try await RawClient.exchange(server.server.port, Array((head + "\(packed.count)\r\n\r\n").utf8) + packed)
            #expect(answer.status == 200)
            #expect(try JSONParser.parse(answer.body)["objectId"] == "ADA")
            let schema = try await server.send("GET", "/APP/KEY/users/userclassprops", ["Accept-Encoding: gzip"])
            #expect(schema.headers["content-encoding"] == "gzip")
            let plain = try await server.send("GET", "/APP/KEY/users/userclassprops")
            #expect(plain.headers["content-encoding"] == nil)
            #expect(schema.bytes.count < plain.bytes.count)
        }
    }

    @Test func bodiesHaveTheShapesThatSDKsExpect() async throws {
        try await TestServer.with { server in
            let token = try #require(try await server.logIn())
            let header = ["user-token: \(token)"]
            // The SDK's spelling answers with an object, the documented one with the bare value.
            let body = #"{"password": "p"}"#
            #expect(try await server.send("POST", "/APP/CC/users/verifypassowrd", header, body: body).text == #"{"valid":true}"#)
            #expect(try await server.send("POST", "/APP/CC/users/verifypassword", header, body: body).text == "true")
            #expect(try await server.send("GET", "/APP/KEY/users/isvalidusertoken/" + token).text == "true")
            let address = try await server.send("POST", "/APP/KEY/users/oauth/google/request_url", body: "{}")
            #expect(address.headers["content-type"] == "text/plain; charset=utf-8")
            #expect(address.text.hasPrefix("http"))
            let mail = try await server.send("GET", "/APP/KEY/users/restorepassword/ada%40example.com")
            #expect(mail.status == 200)
            #expect(mail.body.isEmpty)
            let fault = try await server.send("POST", "/APP/KEY/users/login", body: #"{"login": "x", "password": "p"}"#)
            #expect(fault.status == 401)
            #expect(fault.text == #"{"code":3003,"message":"Invalid login or password","errorData":{}}"#)
        }
    }

    @Test func severalRequestsShareAConnection() async throws {
        try await TestServer.with { server in
            let one = "GET /health HTTP/1.1\r\nHost: x\r\n\r\n"
            let last = "GET /APP/KEY/users/userroles HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            let answer = try await RawClient.exchange(server.server.port, one + one + last)
            let text = String(decoding: answer.bytes, as: UTF8.self)
            #expect(text.split(separator: "HTTP/1.1 200 OK").count == 3)
            #expect(text.hasSuffix(#"["NotAuthenticatedUser","JSUser"]"#))
        }
    }
}
