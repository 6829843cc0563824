@testable import BlockPlayer
import Testing

/// The page of a recording, and who may read it.
@Suite struct PlayerPageTests {
    private let page = PlayerPage(
        title: "<script>alert('x')</script>.xml", recording: [0x89, 0x43, 0x4C, 0x54],
        drawings: [("main", "<svg id=\"a\"></svg>"), ("<b>", nil)],
        nonce: "0123")

    private var text: String { String(decoding: page.bytes, as: UTF8.self) }

    @Test func titleIsEscapedWhereverItStands() {
        #expect(!text.contains("<script>alert"))
        #expect(text.contains("<h1>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;.xml</h1>"))
    }

    @Test func everyPlaceOfTheTemplateIsFilled() {
        #expect(!text.contains("{{"))
        #expect(text.contains("<script type=\"application/octet-stream\" id=\"recording\">iUNMVA==</script>"))
        #expect(text.contains("<script nonce=\"0123\">"))
    }

    @Test func partsAreNotSearchedForPlaces() {
        let page = PlayerPage(title: "{{recording}}", recording: [], drawings: [], nonce: "0")
        #expect(String(decoding: page.bytes, as: UTF8.self).contains("<h1>{{recording}}</h1>"))
    }

    @Test func everyFileIsDrawnUnderItsNumber() {
        #expect(text.contains("<div class=\"file\" data-file=\"0\"><h3>main</h3><svg id=\"a\"></svg></div>"))
        #expect(
            text.contains("<div class=\"file\" data-file=\"1\"><h3>&lt;b&gt;</h3><p class=\"empty\">&lt;b&gt; cannot be drawn.</p></div>"))
    }

    @Test func onlyTheOwnScriptMayRun() {
        #expect(page.policy.hasPrefix("default-src 'none'; script-src 'nonce-0123';"))
        #expect(text.contains("content=\"default-src &#39;none&#39;; script-src &#39;nonce-0123&#39;;"))
    }

    @Test(arguments: [
        ([], ""), ([0], "AA=="), ([0, 1], "AAE="), ([0, 1, 2], "AAEC"), ([255, 254, 253, 252], "//79/A=="),
    ]) func base64IsThatOfTheStandard(bytes: [UInt8], expected: String) {
        #expect(String(decoding: Base64.encode(bytes), as: UTF8.self) == expected)
    }

    // MARK: Serving

    @Test func onlyTheOwnAddressIsAnswered() {
        let site = PlayerSite(page)
        func status(_ host: String?, _ path: String = "/", _ method: String = "GET") -> Int {
            site.answer(method: method, path: path, host: host, port: 8_080).status
        }
        #expect(status("127.0.0.1:8080") == 200)
        #expect(status("localhost:8080", "/?a=b") == 200)
        #expect(status("[::1]:8080") == 200)
        #expect(status("evil.example:8080") == 403)
        #expect(status("127.0.0.1") == 403)
        #expect(status(nil) == 403)
        #expect(status("127.0.0.1:8080", "/../etc/passwd") == 404)
        #expect(status("127.0.0.1:8080", "/", "POST") == 405)
    }

    @Test func everyAnswerSaysWhatABrowserMayDo() {
        let headers = PlayerSite(page).headers
        #expect(headers.first { $0.name == "Content-Security-Policy" }?.value == page.policy + "; frame-ancestors 'none'")
        #expect(headers.contains { $0.name == "X-Content-Type-Options" && $0.value == "nosniff" })
    }
}
