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
        ("name like '%%%%%%%%%%%%%%%%%%%%x'", []), ("name like 'a\\_n'", []), ("not city = 'Oslo'", ["Cy"]),
        ("city not in ('Oslo', null)", []), ("city in ('Oslo', null)", ["Ann"]), ("not (city is null)", ["Ann", "Cy"]),
        ("25 < age", ["Bo", "Cy"]), ("age >= age", ["Ann", "Bo", "Cy"]), ("age not between 25 and 35", ["Ann", "Cy"]),
        ("name not like 'a%'", ["Bo", "Cy"]), ("age before 25", ["Ann"]), ("age at or after 30", ["Bo", "Cy"]),
        ("age = 2e1 or age = 4.0e+1", ["Ann", "Cy"]), ("age > -5 and age < 25", ["Ann"]), ("created > '2023-11-14'", ["Ann", "Bo", "Cy"]),
        ("created after '11/15/2023'", []), ("created = 1700000000000", ["Ann", "Bo", "Cy"]), ("name > 'ann' AND name < 'c'", ["Bo"]),
    ])
    func selects(condition: String, expected: [String]) throws { #expect(try names(condition) == expected) }

    @Test(arguments: [
        "age >", "age", "(age = 1", "age = 1 2", "name = 'x", "= 1", "age = foo", "age in 1", String(repeating: "(", count: 300),
    ])
    func refusesWhatIsNoCondition(condition: String) {
        let fault = #expect(throws: UserFault.self) { try names(condition) }
        #expect(fault?.code == 1017)
    }

    @Test(arguments: [
        ("age >", "expected a value, got the end at position 6"),
        ("age = 1 name", "expected AND, OR or the end, got 'name' at position 9"),
        ("näme = 'x", "a text without a closing quote at position 8"),
        ("age = 1x", "'1x' is no number at position 7"),
        ("age = foo", "there is no column 'foo' at position 7"),
        ("age not = 1", "expected IN, LIKE or BETWEEN, got '=' at position 9"),
        ("name like 5", "expected a text in quotes, got 5 at position 11"),
        ("age between 1 or 2", "expected AND, got 'or' at position 15"),
        ("(age = 1", "expected ')', got the end at position 9"),
        (String(repeating: "not ", count: 200) + "age = 1", "it is nested too deeply at position 401"),
        (String(repeating: "x", count: 100_001), "it is longer than 100000 bytes at position 1"),
    ])
    func saysWhatIsWrongWhere(condition: String, message: String) {
        let fault = #expect(throws: UserFault.self) { try names(condition) }
        #expect(fault?.message == "Invalid where clause: " + message)
    }

    @Test func aLongChainNeedsNoStack() throws {
        let chain = (0..<6_000).map { "age = \($0)" }.joined(separator: " or ")
        #expect(try names(chain) == ["Ann", "Bo", "Cy"])
    }
}
