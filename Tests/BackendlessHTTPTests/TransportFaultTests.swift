import BackendlessHTTP
import BackendlessUsers
import Glibc
import OrderedJSON
import Testing

/// What a caller learns when the network or the server misbehaves: a clear fault, soon, and no secret in it.
@Suite struct TransportFaultTests {
    private static let token = "SECRET-TOKEN-1"

    private func service(
        port: Int, scheme: String = "http", host: String = "127.0.0.1", configure: (inout HTTPUserServiceConfiguration) -> Void = { _ in }
    ) throws -> HTTPUserService {
        var configuration = HTTPUserServiceConfiguration()
        configuration.timeoutSeconds = 60
        configuration.retryPauseSeconds = 0.001
        configure(&configuration)
        let address = try UserServiceAddress.application(id: "APP", apiKey: "SECRET-KEY", server: "\(scheme)://\(host):\(port)")
        let service = try HTTPUserService(address: address, configuration: configuration)
        service.session = UserSession(currentUser: ["objectId": "A", "user-token": .string(Self.token)])
        return service
    }

    /// The fault of an update, and how many requests arrived.
    private func fault(
        _ answer: ServerAnswer, call: UserCall = UserCall(.update, ["user": ["objectId": "A", "password": "SECRET-PASSWORD"]]),
        configure: (inout HTTPUserServiceConfiguration) -> Void = { _ in }
    ) async throws -> (fault: UserFault?, requestCount: Int) {
        let server = try await LoopbackServer { _ in answer }
        let service = try service(port: server.port, configure: configure)
        let fault = await #expect(throws: UserFault.self) { try await service.perform(call) }
        let text = String(reflecting: fault) + "\(String(describing: fault))"
        for secret in [Self.token, "SECRET-KEY", "SECRET-PASSWORD"] { #expect(!text.contains(secret)) }
        #expect(fault?.operation == call.operation.name)
        let count = server.requests.count
        await service.shutdown()
        await server.stop()
        return (fault, count)
    }

    @Test func closedBeforeTheReplyIsNotRepeatedWhenItMayHaveHadAnEffect() async throws {
        let (fault, count) = try await fault(.close)
        #expect(fault?.origin == .reply)
        #expect(fault?.message.hasSuffix("closed the connection before its answer was complete") == true)
        #expect(count == 1)
    }

    @Test func closedBeforeTheReplyIsRepeatedWhenItOnlyReads() async throws {
        let (fault, count) = try await fault(.close, call: UserCall(.describeUserClass))
        #expect(fault?.origin == .reply)
        #expect(count == 3)
    }

    @Test func anAnswerThatBreaksOffIsAFault() async throws {
        let (fault, _) = try await fault(.breakOff(body: Array(#"{"objectId": "A""#.utf8)))
        #expect(fault?.origin == .reply)
    }

    @Test(.timeLimit(.minutes(3)), arguments: [ServerAnswer.drip, .silence])
    func anAnswerThatNeverEndsMeetsTheDeadline(answer: ServerAnswer) async throws {
        let (fault, _) = try await fault(answer) { $0.timeoutSeconds = 0.2 }
        #expect(fault?.origin == .timeout)
        #expect(fault?.isUnreachable == true)
    }

    @Test func anAnswerBeyondTheLimitIsAFault() async throws {
        let huge = ServerAnswer.reply(status: 200, headers: [], body: [UInt8](repeating: 0x20, count: 200_000))
        let (fault, _) = try await fault(huge) { $0.maximumReplyByteCount = 100_000 }
        #expect(fault?.origin == .reply)
        #expect(fault?.message.hasSuffix("is larger than 100000 bytes") == true)
    }

    @Test func aRedirectElsewhereIsNotFollowed() async throws {
        let other = try await LoopbackServer { _ in .json([]) }
        let answer = ServerAnswer.reply(status: 302, headers: [("Location", "http://127.0.0.1:\(other.port)/x")], body: [])
        let (fault, _) = try await fault(answer, call: UserCall(.describeUserClass))
        #expect(fault?.origin == .reply)
        #expect(fault?.message.contains("redirect") == true)
        #expect(other.requests.isEmpty)
        await other.stop()
    }

    @Test func aRedirectWithinTheHostIsFollowedForReads() async throws {
        let server = try await LoopbackServer { request in
            request.path == "/moved" ? .json([]) : .reply(status: 307, headers: [("Location", "/moved")], body: [])
        }
        let service = try service(port: server.port)
        #expect(try await service.perform(UserCall(.describeUserClass)) == [])
        #expect(server.requests.map(\.path).last == "/moved")
        await service.shutdown()
        await server.stop()
    }

    @Test(arguments: [
        (ServerAnswer.text("<html>oops</html>", status: 500), "<html>oops</html>", 500),
        (.text("<html>", status: 502), "No connection with server", 502),
        (.json(nil, status: 500), "Status Code 500 (Internal Server Error)", 500),
        (.json(["message": "odd"], status: 400), "odd", 400),
        (.json(["code": "text", "message": "odd"], status: 400), "odd", 400),
        (.json([1], status: 404), "[1]", 404),
    ])
    func answersThatAreNoEnvelopeStillSayWhatTheySay(answer: ServerAnswer, message: String, status: Int) async throws {
        let (fault, count) = try await fault(answer)
        #expect(fault?.message == message)
        #expect(fault?.httpStatus == status)
        #expect(fault?.code == nil)
        #expect(count == 1)
    }

    @Test(arguments: [
        (ServerAnswer.text("<html>"), "text that is no JSON object"), (.text("{\"objectId\": "), "text that is no JSON object"),
        (.json(nil), "an empty body"), (.json([]), "a list"), (.json(nil as JSONValue), "a null"),
    ])
    func goodStatusWithoutAUserIsAFault(answer: ServerAnswer, got: String) async throws {
        let (fault, _) = try await fault(answer)
        #expect(fault?.origin == .reply)
        #expect(fault?.message == "the service answered with \(got) where a user was expected")
    }

    @Test func theContentTypeDoesNotMatter() async throws {
        let server = try await LoopbackServer { _ in .text(#"{"objectId": "A"}"#) }
        let service = try service(port: server.port)
        #expect(try await service.perform(UserCall(.update, ["user": ["objectId": "A"]])) == ["___class": "Users", "objectId": "A"])
        await service.shutdown()
        await server.stop()
    }

    @Test func packedAnswersAreUnpackedAndBounded() async throws {
        // {"objectId":"A"} packed by gzip.
        let packed: [UInt8] = [
            0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0, 0x02, 0xff, 0xab, 0x56, 0xca, 0x4f, 0xca, 0x4a, 0x4d, 0x2e, 0xf1, 0x4c, 0x51, 0xb2, 0x52, 0x72,
            0x54, 0xaa, 0x05, 0, 0x44, 0xe5, 0x61, 0x93, 0x10, 0, 0, 0,
        ]
        let server = try await LoopbackServer { _ in .reply(status: 200, headers: [("Content-Encoding", "gzip")], body: packed) }
        for asks in [false, true] {
            let service = try service(port: server.port) { $0.asksForCompression = asks }
            #expect(try await service.perform(UserCall(.save, ["user": ["name": "x"]]))["objectId"] == "A")
            #expect((server.requests.last?.header("Accept-Encoding") != nil) == asks)
            await service.shutdown()
        }
        let service = try service(port: server.port) { $0.maximumReplyByteCount = 10 }
        let fault = await #expect(throws: UserFault.self) { try await service.perform(UserCall(.save, ["user": ["name": "x"]])) }
        #expect(fault?.origin == .reply)
        await service.shutdown()
        await server.stop()
    }

    /// A port that is taken but not listened at, so that no server of another test can have it meanwhile.
    private static func refusingPort() throws -> (socket: Int32, port: Int) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0
            }
        }
        try #require(isBound)
        return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
    }

    @Test func aRefusedConnectionIsUnreachable() async throws {
        let (socket, port) = try Self.refusingPort()
        defer { close(socket) }
        let service = try service(port: port)
        let fault = await #expect(throws: UserFault.self) { try await service.perform(UserCall(.logout)) }
        #expect(fault?.origin == .unreachable)
        #expect(fault?.message == "no connection to http://127.0.0.1:\(port): connection refused")
        #expect(service.session.currentUser != nil)
        await service.shutdown()
    }

    @Test func aHostThatDoesNotExistIsUnreachable() async throws {
        let service = try service(port: 80, host: "no-such-host.invalid")
        let fault = await #expect(throws: UserFault.self) { try await service.perform(UserCall(.logout)) }
        #expect(fault?.origin == .unreachable)
        #expect(fault?.message == "the host of http://no-such-host.invalid:80 cannot be found")
        await service.shutdown()
    }

    @Test func aServerThatDoesNotSpeakTLSIsUnreachable() async throws {
        let server = try await LoopbackServer { _ in .json([]) }
        let service = try service(port: server.port, scheme: "https")
        let fault = await #expect(throws: UserFault.self) { try await service.perform(UserCall(.logout)) }
        #expect(fault?.origin == .unreachable)
        await service.shutdown()
        await server.stop()
    }

    @Test func aCertificateIsTrustedOnlyWhenItsAuthorityIs() async throws {
        let server = try await LoopbackServer(tls: try LoopbackCertificate.serverContext()) { _ in .json([]) }
        var template = Array((P_tmpdir + "/codeless-ca-XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        defer { close(descriptor) }
        let file = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
        defer { unlink(file) }
        let certificate = Array(LoopbackCertificate.certificate.utf8)
        #expect(write(descriptor, certificate, certificate.count) == certificate.count)

        let trusting = try service(port: server.port, scheme: "https", host: "localhost") { $0.trustedCertificatesFile = file }
        #expect(try await trusting.perform(UserCall(.describeUserClass)) == [])
        await trusting.shutdown()

        let strict = try service(port: server.port, scheme: "https", host: "localhost")
        let fault = await #expect(throws: UserFault.self) { try await strict.perform(UserCall(.describeUserClass)) }
        #expect(fault?.origin == .unreachable)
        #expect(
            fault?.message
                == "no safe connection to https://localhost:\(server.port): its certificate is not trusted or it does not speak TLS")
        await strict.shutdown()
        await server.stop()
        #expect(server.requests.count == 1)
    }

    @Test func aFileOfCertificatesThatIsNoneIsRefused() {
        let fault = #expect(throws: UserFault.self) { try service(port: 1) { $0.trustedCertificatesFile = "/nonexistent" } }
        #expect(fault?.message == "the certificates in '/nonexistent' cannot be read")
    }

    @Test func requestsGoThroughTheProxyWhichMayRefuse() async throws {
        let proxy = try await LoopbackServer { _ in .reply(status: 403, headers: [], body: []) }
        let service = try service(port: 80, host: "service.invalid") { $0.proxy = .init(host: "127.0.0.1", port: proxy.port) }
        let fault = await #expect(throws: UserFault.self) { try await service.perform(UserCall(.describeUserClass)) }
        #expect(fault?.origin == .unreachable)
        #expect(fault?.message == "the proxy does not let the call through")
        #expect(proxy.requests.map(\.method) == ["CONNECT"])
        #expect(proxy.requests.map(\.uri) == ["service.invalid:80"])
        await service.shutdown()
        await proxy.stop()
    }

    @Test func aCancelledCallEndsAtOnce() async throws {
        let server = try await LoopbackServer { _ in .silence }
        let service = try service(port: server.port)
        let task = Task { try await service.perform(UserCall(.logout)) }
        task.cancel()
        let fault = await #expect(throws: UserFault.self) { try await task.value }
        #expect(fault?.origin == .cancelled)
        await service.shutdown()
        await server.stop()
    }

    @Test(.timeLimit(.minutes(3))) func aCancelledAskerOfASharedLoadLeavesAtOnce() async throws {
        let server = try await LoopbackServer { _ in .silence }
        let service = try service(port: server.port) { $0.timeoutSeconds = 3_600 }
        let askers = (0..<3).map { _ in Task { try await service.perform(UserCall(.getCurrentUser, ["reload": true])) } }
        for asker in askers {
            asker.cancel()
            let fault = await #expect(throws: UserFault.self) { try await asker.value }
            #expect(fault?.origin == .cancelled)
        }
        await service.shutdown()
        await server.stop()
    }

    @Test func overlappingLoadsOfTheCurrentUserShareOneRequest() async throws {
        let server = try await LoopbackServer { _ in .json(["objectId": "A"]) }
        let service = try service(port: server.port)
        let users = try await withThrowingTaskGroup(of: JSONValue.self) { group in
            for _ in 0..<20 { group.addTask { try await service.perform(UserCall(.getCurrentUser, ["reload": true])) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(users) == [["___class": "Users", "objectId": "A", "user-token": .string(Self.token)]])
        #expect(server.requests.count < 20)
        await service.shutdown()
        await server.stop()
    }
}
