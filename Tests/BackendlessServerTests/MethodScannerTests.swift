import Testing

@testable import BackendlessServer

@Suite struct MethodScannerTests {
    /// The letters that are found, in pieces of a size.
    private func found(_ text: String, pieces size: Int) -> String {
        var scanner = MethodScanner()
        let bytes = Array(text.utf8)
        var letters: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            let piece = Array(bytes[start..<min(start + size, bytes.count)])
            piece.withUnsafeBytes { pointer in scanner.scan(pointer) { letters.append(piece[$0]) } }
        }
        return String(decoding: letters, as: UTF8.self)
    }

    @Test(arguments: [
        ("get / HTTP/1.1\r\nhost: x\r\n\r\nPut /a HTTP/1.1\r\n\r\n", "getut"),
        ("post / HTTP/1.1\r\nContent-Length: 6\r\n\r\nput / \r\ndelete / HTTP/1.1\r\n\r\n", "postdelete"),
        ("post / HTTP/1.1\nContent-Length:\t 3 \n\nabcget / HTTP/1.1\n\n", "postget"),
        ("post / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n4;x=y\r\nput \r\n0\r\n\r\nget / HTTP/1.1\r\n\r\n", "postget"),
        ("\r\n\r\nget / HTTP/1.1\r\n\r\n", "get"),
        // Where the next request starts is not certain.
        ("post / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nxget / HTTP/1.1\r\n\r\n", "post"),
        ("post / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\nget /", "post"),
        ("post / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\nget / HTTP/1.1\r\n\r\n", "post"),
        ("post / HTTP/1.1\r\nContent-Length: -1\r\n\r\nget /", "post"),
        ("post / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nfffffffff\r\nget /", "post"),
        ("\u{1}get / HTTP/1.1", ""), (" get", ""),
    ])
    func lettersOfMethodsAreFoundInAnyPieces(text: String, letters: String) {
        for size in [1, 2, 3, 7, 1_000] { #expect(found(text, pieces: size) == letters, "in pieces of \(size)") }
    }
}
