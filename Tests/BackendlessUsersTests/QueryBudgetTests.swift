import BackendlessUsers
import OrderedJSON
import Testing

@Suite struct QueryBudgetTests {
    private func service() throws -> InMemoryUserService {
        let note = String(repeating: "a", count: 20_000)
        let fixture = try UsersFixture.parse(
            #"{"columns": [{"name": "note", "type": "TEXT"}], "users": [{"email": "a@b.c", "password": "p", "note": "\#(note)"}]}"#)
        let service = InMemoryUserService(fixture: fixture, clock: .fixed(0), identifiers: IdentifierSource(seed: 1))
        _ = try service.logIn("a@b.c", "p")
        return service
    }

    @Test func patternsThatAreTriedAtEveryPlaceOfALongTextAreGivenUp() throws {
        let service = try service()
        func count(_ pattern: String) throws(UserFault) -> JSONValue {
            try service.performNow(UserCall(.count, ["where": .string("note like '\(pattern)'")]))
        }
        #expect(try count("%aaa%") == 1)
        #expect(try count("%aab") == 0)
        let fault = #expect(throws: UserFault.self) { try count("%\(String(repeating: "a", count: 10_000))_b") }
        #expect(fault?.code == 1017 && fault?.message.contains("takes more than 50000000 steps") == true)
    }

    @Test(arguments: [("sortBy", 101, "100"), ("properties", 1_001, "1000"), ("excludeProps", 1_001, "1000")])
    func listsOfNamesHaveAnEnd(parameter: String, count: Int, most: String) throws {
        let service = try service()
        let names = JSONValue.array(Array(repeating: "email", count: count))
        let fault = #expect(throws: UserFault.self) {
            try service.performNow(UserCall(.query, ["query": [parameter: names]]))
        }
        #expect(fault?.message == "The parameter '\(parameter == "properties" ? "props" : parameter)' has more than \(most) names")
    }
}
