import OrderedJSON
import Testing

@testable import BackendlessUsers

@Suite struct QueryBudgetTests {
    @Test(arguments: [
        "note like '%aaaaaaaa_b'", "note like '%aaaaaaab%' or not note is null", "data like '%x%'", "note = 'b' or note = 'c'",
        "data > 'a'",
    ])
    func conditionsTakeSteps(condition: String) throws {
        let clause = try WhereClause(condition)
        let object: JSONObject = [
            "note": .string(String(repeating: "a", count: 1_000)), "data": ["a": .array(Array(repeating: 1, count: 500))],
        ]
        _ = try clause.matches(object, QueryBudget())
        let fault = #expect(throws: UserFault.self) { try clause.matches(object, QueryBudget(steps: 1_000)) }
        #expect(fault?.code == 1017 && fault?.message.contains("takes more than") == true)
    }

    @Test(arguments: [("sortBy", 101, "100"), ("properties", 1_001, "1000"), ("excludeProps", 1_001, "1000")])
    func listsOfNamesHaveAnEnd(parameter: String, count: Int, most: String) throws {
        let service = InMemoryUserService(
            fixture: try UsersFixture.parse(#"[{"email": "a@b.c"}]"#), clock: .fixed(0), identifiers: IdentifierSource(seed: 1))
        let names = JSONValue.array(Array(repeating: "email", count: count))
        let fault = #expect(throws: UserFault.self) {
            try service.performNow(UserCall(.query, ["query": [parameter: names]]))
        }
        #expect(fault?.message == "The parameter '\(parameter == "properties" ? "props" : parameter)' has more than \(most) names")
    }
}
