import BackendlessUsers

/// The fields of a form as a browser sends them.
struct FormFields {
    private var values: [String: String] = [:]

    init(_ body: [UInt8]) {
        let text = String(decoding: body.prefix(1 << 16), as: UTF8.self)
        for part in text.split(separator: "&") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let value = pair.count > 1 ? Self.decoded(pair[1]) : ""
            values[Self.decoded(pair[0])] = value
        }
    }

    subscript(name: String) -> String? { values[name] }

    private static func decoded(_ text: Substring) -> String {
        PercentEncoding.decode(String(text.map { $0 == "+" ? " " : $0 }))
    }
}
