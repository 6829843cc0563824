import NIOHTTP1

/// A request with its body, as the connection delivers it.
struct HTTPCall: Sendable {
    /// In upper case.
    var method: String
    /// The escaped path.
    var path: String
    /// The escaped query without the `?`.
    var query: String
    var headers: HTTPHeaders
    var body: [UInt8]
    /// The address of the client, without port.
    var clientAddress: String
    /// The host and port to which the client connected.
    var localAddress: String

    init(_ head: HTTPRequestHead, body: [UInt8], clientAddress: String, localAddress: String) {
        method = head.method.rawValue.uppercased()
        // A proxy's form names the whole address.
        var target = Substring(head.uri)
        if let scheme = target.range(of: "://"), target.hasPrefix("http") {
            target = target[scheme.upperBound...].drop { $0 != "/" }
        }
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = parts.first.map(String.init) ?? ""
        query = parts.count > 1 ? String(parts[1]) : ""
        headers = head.headers
        self.body = body
        self.clientAddress = clientAddress
        self.localAddress = localAddress
    }

    /// Whether the answer goes without its body.
    var isHead: Bool { method == "HEAD" }

    /// The method by which routes are found: `HEAD` is answered as `GET`.
    var routedMethod: String { isHead ? "GET" : method }
}

extension Substring {
    /// The first place of a text within this one.
    func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            formIndex(after: &start)
        }
        return nil
    }
}
