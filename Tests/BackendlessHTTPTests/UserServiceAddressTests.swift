import BackendlessHTTP
import Testing

@Suite struct UserServiceAddressTests {
    @Test func bothFormsAreJoinedAsTheSDKDoes() throws {
        let byKey = try UserServiceAddress.application(id: "APP", apiKey: "KEY")
        #expect(byKey.base == "https://api.backendless.com/APP/KEY")
        #expect(byKey.description == "https://api.backendless.com")
        #expect(
            try UserServiceAddress.application(id: "A", apiKey: "K", server: "http://localhost:8080//").base == "http://localhost:8080/A/K")
        #expect(try UserServiceAddress.domain("https://x.backendless.app").base == "https://x.backendless.app/api")
        #expect(try UserServiceAddress.domain("https://x.org/", path: "/v1").base == "https://x.org/v1")
    }

    @Test(arguments: ["x.org", "ftp://x.org", "https://", "https://x.org/?q", "https://x .org"])
    func whatIsNoAddressIsRefused(text: String) { #expect(throws: AddressError.self) { try UserServiceAddress.domain(text) } }
}
