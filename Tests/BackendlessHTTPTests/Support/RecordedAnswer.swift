import AsyncHTTPClient
import BackendlessUsers
import NIOCore
import NIOHTTP1
import OrderedJSON

/// What a server answers to a request as it was recorded, byte for byte where the record has bytes.
struct RecordedAnswer {
    var status: Int
    var body: [UInt8]

    init(_ recorded: JSONValue, port: Int) async throws {
        var target = recorded["path"]?.stringValue ?? "/"
        let items = (recorded["query"]?.objectValue ?? [:]).flatMap { name, value in
            (value.arrayValue ?? [value]).map { UserQuery.Item(name, [$0.stringValue ?? JSONWriter.text($0)]) }
        }
        let query = recorded["rawQuery"]?.stringValue ?? UserQuery(items).wireText
        if !query.isEmpty { target += "?" + query }
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(target)")
        request.method = .RAW(value: recorded["method"]?.stringValue ?? "GET")
        for (name, value) in recorded["headers"]?.objectValue ?? [:] { request.headers.add(name: name, value: value.stringValue ?? "") }
        if let body = recorded["body"], !body.isNull { request.body = .bytes(ByteBuffer(bytes: JSONWriter.bytes(body))) }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
        status = Int(response.status.code)
        body = Array(try await response.body.collect(upTo: 1 << 20).readableBytesView)
    }

    var text: String { String(decoding: body, as: UTF8.self) }
}
