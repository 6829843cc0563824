import BackendlessUsers
import OrderedJSON
import Testing

@Suite struct WhereClauseTests {
    private func names(_ condition: String) throws -> [String] {
        let service = try makeService(
            #"""
            [{"name": "Ann", "age": 20, "city": "Oslo"}, {"name": "Bo", "age": 30, "city": null}, {"name": "Cy", "age": 40, "city": "O'Hara"}]
            """#)
        let value = try service.performNow(UserCall(.query, ["query": ["where": .string(condition)]]))
        return value.arrayValue?.compactMap { $0["name"]?.stringValue } ?? []
    }

    @Test(arguments: [
        ("age > 20", ["Bo", "Cy"]), ("age >= 20 AND age < 40", ["Ann", "Bo"]), ("name = 'ann' or age = 40", ["Ann", "Cy"]),
        ("not (age = 20) and age != 30", ["Cy"]), ("city is null", ["Bo"]), ("city IS NOT NULL", ["Ann", "Cy"]),
        ("name in ('Bo', 'Cy')", ["Bo", "Cy"]), ("name not in ('Bo')", ["Ann", "Cy"]), ("name like '_n%'", ["Ann"]),
        ("city = 'O''Hara'", ["Cy"]), ("age between 25 and 45", ["Bo", "Cy"]), ("city = null", []), ("age = '30'", ["Bo"]),
        ("name like '%%%%%%%%%%%%%%%%%%%%x'", []),
    ])
    func selects(condition: String, expected: [String]) throws { #expect(try names(condition) == expected) }

    @Test(arguments: [
        "age >", "age", "(age = 1", "age = 1 2", "name = 'x", "= 1", "age = foo", "age in 1", String(repeating: "(", count: 300),
    ])
    func refusesWhatIsNoCondition(condition: String) {
        let fault = #expect(throws: UserFault.self) { try names(condition) }
        #expect(fault?.code == 1017)
    }
}
