import BackendlessTables
import BackendlessUsers
import NIOHTTP1
import OrderedJSON
import Testing

@testable import BackendlessServer

@Suite struct AdminPageTests {
    /// What the forms of the page hold.
    private func formToken(_ server: TestServer, _ headers: [String] = []) async throws -> String {
        let page = try await server.send("GET", "/", headers).text
        let rest = try #require(page.split(separator: "name=\"form\" value=\"", maxSplits: 1).dropFirst().first)
        return String(rest.prefix { $0 != "\"" })
    }

    @Test func thePageShowsUsersWithoutSecretsAndEscapesThem() async throws {
        try await TestServer.with { server in
            let token = try #require(try await server.logIn())
            let page = try await server.send("GET", "/")
            #expect(page.status == 200)
            #expect(page.headers["content-type"] == "text/html; charset=utf-8")
            #expect(page.headers["content-security-policy"]?.hasPrefix("default-src 'none'") == true)
            #expect(page.text.contains("Ada &lt;b&gt;&amp;&#39;&quot;"))
            #expect(!page.text.contains("<b>"))
            #expect(!page.text.contains(token))
            #expect(!page.text.contains("KEY"))
        }
    }

    @Test func thePageShowsTables() async throws {
        let backend = LocalBackend(fixture: try UsersFixture.parse(TestServer.fixture), tables: { TablesBackend() })
        try await TestServer.with(backend) { server in
            #expect(try await server.send("GET", "/").text.contains("No tables beside Users."))
            for title in ["Tea", "Milk"] {
                _ = try await server.send("POST", "/APP/KEY/data/Orders", body: #"{"title": "\#(title)", "total": 1}"#)
            }
            let page = try await server.send("GET", "/").text
            for cell in [#"table">Orders"#, #"objects">2"#, #"columns">title, total"#] {
                #expect(page.contains("<td data-label=\"" + cell + "</td>"), "\(cell)")
            }
        }
    }

    @Test func formsWorkOnlyFromThePageItself() async throws {
        try await TestServer.with { server in
            let form = try await formToken(server)
            let fields = "user=ADA&status=DISABLED&form="
            #expect(try await server.send("POST", "/admin/status", body: fields + "x").status == 403)
            #expect(try await server.send("POST", "/admin/status", body: fields).status == 403)
            #expect(try await server.send("POST", "/admin/status", ["Origin: http://evil.example"], body: fields + form).status == 403)
            #expect(try await server.logIn() != nil)
            let done = try await server.send("POST", "/admin/status", body: fields + form)
            #expect(done.status == 303)
            #expect(done.headers["location"] == "/?notice=disabled#users")
            #expect(try await server.logIn() == nil)
        }
    }

    @Test func settingsAreChangedOrRefused() async throws {
        try await TestServer.with { server in
            let form = try await formToken(server)
            func set(_ name: String, _ value: String) async throws -> Int {
                try await server.send("POST", "/admin/setting", body: "form=\(form)&name=\(name)&value=\(value)").status
            }
            #expect(try await set("loginsEnabled", "false") == 303)
            #expect(try await server.logIn() == nil)
            #expect(try await set("loginsEnabled", "true") == 303)
            #expect(try await set("failedLoginsLock", "3") == 303)
            #expect(server.backend.withUsers { $0.settings.failedLoginsLock } == 3)
            #expect(try await set("failedLoginsLock", "") == 303)
            #expect(server.backend.withUsers { $0.settings.failedLoginsLock } == nil)
            #expect(try await set("failedLoginsLock", "many") == 400)
            #expect(try await set("identityIgnoresCase", "false") == 404)
            #expect(try await set("nothing", "1") == 404)
        }
    }

    @Test func aSessionIsEndedByAReferenceThatIsNotItsToken() async throws {
        try await TestServer.with { server in
            let token = try #require(try await server.logIn())
            let form = try await formToken(server)
            let reference = try #require(try server.backend.withUsers { try $0.sessionEntries(limit: 1) }.first?.reference)
            #expect(reference != token)
            let ended = try await server.send("POST", "/admin/expire", body: "form=\(form)&session=\(reference)")
            #expect(ended.headers["location"] == "/?notice=expired#sessions")
            #expect(try await server.send("GET", "/APP/KEY/users/isvalidusertoken/" + token).text == "false")
            let again = try await server.send("POST", "/admin/expire", body: "form=\(form)&session=\(reference)")
            #expect(again.headers["location"] == "/?notice=gone#sessions")
        }
    }

    @Test func resetDeletesUsersAndSeedBringsThoseOfTheFixtureBack() async throws {
        try await TestServer.with { server in
            let form = try await formToken(server)
            _ = try await server.send("POST", "/admin/reset", body: "form=\(form)")
            #expect(try server.backend.withUsers { try $0.store.userCount } == 0)
            _ = try await server.send("POST", "/admin/seed", body: "form=\(form)")
            _ = try await server.send("POST", "/admin/seed", body: "form=\(form)")
            #expect(try server.backend.withUsers { try $0.store.userCount } == 1)
            #expect(try await server.logIn() != nil)
        }
    }

    @Test func withAPasswordThePageAsksForIt() async throws {
        try await TestServer.with {
            $0.adminPassword = "open sesame"
        } _: { server in
            let closed = try await server.send("GET", "/")
            #expect(closed.status == 401)
            #expect(closed.headers["www-authenticate"]?.hasPrefix("Basic ") == true)
            #expect(try await server.send("GET", "/admin/outbox").status == 401)
            // x:open and x:open sesame
            #expect(try await server.send("GET", "/", ["Authorization: Basic eDpvcGVu"]).status == 401)
            #expect(try await server.send("GET", "/", ["Authorization: Basic eDpvcGVuIHNlc2FtZQ=="]).status == 200)
            var last = 0
            for _ in 0..<20 { last = try await server.send("GET", "/", ["Authorization: Basic eDp4"]).status }
            #expect(last == 429)
        }
    }

    @Test func withoutAPasswordNamesThatAreNotTheServersAreRefused() async throws {
        try await TestServer.with { server in
            for host in ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example"] {
                let answer = try await RawClient.exchange(
                    server.server.port, "GET / HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n")
                #expect(answer.status == 403, "\(host)")
            }
            for host in ["localhost:1", "127.0.0.1", "[::1]:80"] {
                let answer = try await RawClient.exchange(
                    server.server.port, "GET / HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n")
                #expect(answer.status == 200, "\(host)")
            }
        }
    }

    @Test func otherMachinesSeeThePageOnlyWithAPassword() {
        var configuration = BackendServerConfiguration()
        var call = HTTPCall(.init(version: .http1_1, method: .GET, uri: "/"), body: [], clientAddress: "192.0.2.1", localAddress: "")
        call.headers.add(name: "host", value: "127.0.0.1")
        #expect(AdminAccess(configuration).refusal(of: call)?.status == 403)
        configuration.adminPassword = "open sesame"
        call.headers.add(name: "authorization", value: "Basic eDpvcGVuIHNlc2FtZQ==")
        #expect(AdminAccess(configuration).refusal(of: call) == nil)
    }

    @Test func theLinksOfMailsWork() async throws {
        let fixture = #"{"application": {"id": "APP", "keys": {"KEY": "js"}}, "settings": {"emailConfirmationRequired": true}}"#
        try await TestServer.with(fixture: fixture) { server in
            let user = #"{"email": "ada@example.com", "password": "p"}"#
            #expect(try await server.send("POST", "/APP/KEY/users/register", body: user).status == 200)
            #expect(try await server.logIn() == nil)
            _ = try await server.send("GET", "/APP/KEY/users/restorepassword/ada%40example.com")
            let outbox = try #require(try JSONParser.parse(try await server.send("GET", "/admin/outbox").body).arrayValue)
            #expect(outbox.map { $0["kind"] } == ["confirmation", "passwordRecovery"])
            let origin = "http://127.0.0.1:\(server.server.port)"
            let links = outbox.compactMap { $0["link"]?.stringValue }
            #expect(links.allSatisfy { $0.hasPrefix(origin) })
            let paths = links.map { String($0.dropFirst(origin.count)) }
            #expect(try await server.send("GET", paths[0]).status == 200)
            #expect(try await server.logIn() != nil)
            #expect(try await server.send("GET", paths[0]).status == 400)
            #expect(try await server.send("GET", paths[1]).text.contains("type=\"password\""))
            #expect(try await server.send("POST", paths[1], body: "password=").status == 400)
            #expect(try await server.send("POST", paths[1], body: "password=new+one%21").status == 200)
            #expect(try await server.send("POST", paths[1], body: "password=other").status == 400)
            #expect(try await server.logIn() == nil)
            #expect(try await server.logIn(password: "new one!") != nil)
            #expect(try await server.send("GET", "/users/recover/x").status == 400)
        }
    }

    @Test func timeDoesNotTellWhereTextsDiffer() {
        #expect(AdminAccess.isEqual(Array("abc".utf8), Array("abc".utf8)))
        for other in ["abd", "ab", "abcd", ""] { #expect(!AdminAccess.isEqual(Array(other.utf8), Array("abc".utf8)), "\(other)") }
    }

    @Test func base64IsRead() {
        #expect(Base64.decode("eDpvcGVuIHNlc2FtZQ==").map { String(decoding: $0, as: UTF8.self) } == "x:open sesame")
        #expect(Base64.decode("") == [])
        #expect(Base64.decode("a*") == nil)
    }
}
