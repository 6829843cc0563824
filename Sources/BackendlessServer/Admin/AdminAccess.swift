import BackendlessUsers
import NIOHTTP1

/// Decides who may see the admin page, and whether a form was sent by the page itself.
struct AdminAccess: Sendable {
    private let password: [UInt8]?
    private let host: String
    /// What every form of the page holds: no other page can know it.
    let formToken: String
    private let failures = RateLimiter(perSecond: 1)

    init(_ configuration: BackendServerConfiguration) {
        password = configuration.adminPassword.map { Array($0.utf8) }
        host = configuration.host
        var identifiers = IdentifierSource()
        formToken = identifiers.identifier()
    }

    /// Why a request may not come in; `nil` when it may.
    func refusal(of call: HTTPCall) -> HTTPAnswer? {
        guard let password else {
            guard Self.isLoopback(call.clientAddress) else {
                return .text(
                    "The admin page is for the machine of the server alone. Start the server with a password to open it.\n", status: 403)
            }
            // A name that leads here without the server knowing it may belong to a page that wants to look at this one.
            guard isKnownHost(call.headers.first(name: "host")) else {
                return .text("This name of the server is not known. Use 127.0.0.1 or localhost.\n", status: 403)
            }
            return nil
        }
        if let given = Self.password(in: call.headers.first(name: "authorization")), Self.isEqual(given, password) { return nil }
        guard call.headers.first(name: "authorization") == nil || failures.admits(call.clientAddress) else {
            return .text("Too many wrong passwords. Wait a while.\n", status: 429)
        }
        var answer = HTTPAnswer.text("The admin page needs the password of the server; any name will do.\n", status: 401)
        answer.headers.append(("WWW-Authenticate", "Basic realm=\"codeless backend\", charset=\"UTF-8\""))
        return answer
    }

    /// Whether a form was sent by a page of this server.
    func isGenuine(_ form: FormFields, _ call: HTTPCall) -> Bool {
        if let origin = call.headers.first(name: "origin"), origin != "null" {
            guard origin.split(separator: "/").last.map(String.init) == call.headers.first(name: "host") else { return false }
        }
        return Self.isEqual(Array((form["form"] ?? "").utf8), Array(formToken.utf8))
    }

    /// Compares in a time that does not tell where two texts differ.
    static func isEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        var difference = left.count ^ right.count
        for offset in right.indices { difference |= Int((offset < left.count ? left[offset] : 0) ^ right[offset]) }
        return difference == 0
    }

    static func isLoopback(_ address: String) -> Bool {
        address == "::1" || address.hasPrefix("127.") || address.lowercased().hasPrefix("::ffff:127.")
    }

    private func isKnownHost(_ header: String?) -> Bool {
        guard let header = header?.lowercased() else { return false }
        let name: String
        if header.hasPrefix("["), let end = header.firstIndex(of: "]") {
            name = String(header[header.index(after: header.startIndex)..<end])
        } else {
            name = header.split(separator: ":").first.map(String.init) ?? ""
        }
        // A name such as 127.0.0.1.example.org is no address.
        let isAddress = name.utf8.allSatisfy {
            UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":")
        }
        return name == "localhost" || name == host.lowercased() || isAddress && Self.isLoopback(name)
    }

    /// The password of `Basic` credentials.
    private static func password(in header: String?) -> [UInt8]? {
        guard let header, header.lowercased().hasPrefix("basic "), let bytes = Base64.decode(header.dropFirst(6)),
            let colon = bytes.firstIndex(of: UInt8(ascii: ":"))
        else { return nil }
        return Array(bytes[(colon + 1)...])
    }
}

/// Reads base-64 text.
enum Base64 {
    static func decode(_ text: some StringProtocol) -> [UInt8]? {
        var output: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in text.utf8 where byte != UInt8(ascii: "=") && byte != UInt8(ascii: " ") {
            let value: UInt8
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = byte - UInt8(ascii: "A")
            case UInt8(ascii: "a")...UInt8(ascii: "z"): value = byte - UInt8(ascii: "a") + 26
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte - UInt8(ascii: "0") + 52
            case UInt8(ascii: "+"): value = 62
            case UInt8(ascii: "/"): value = 63
            default: return nil
            }
            bits = (bits << 6 | UInt32(value)) & 0xFF_FFFF
            count += 6
            if count >= 8 {
                count -= 8
                output.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return output
    }
}
