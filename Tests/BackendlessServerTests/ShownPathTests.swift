import Testing

@testable import BackendlessServer

@Suite struct ShownPathTests {
    @Test(arguments: [
        ("/users/login", "/users/login"), ("/users/isvalidusertoken/T", "/users/isvalidusertoken/[redacted]"),
        ("/users/confirm/T", "/users/confirm/[redacted]"), ("/users/recover/T", "/users/recover/[redacted]"),
        ("/data/Users/ID", "/data/Users/ID"),
    ])
    func tokensAreTakenOut(path: String, shown: String) { #expect(ShownPath.text(path) == shown) }
}
