import OrderedJSON
import Testing

@Suite struct JSONObjectTests {
    @Test(arguments: [3, 32, 33, 34, 1000])
    func keepsOrderThroughChangesOfAnySize(count: Int) {
        var object = JSONObject()
        for number in 0..<count { object["k\(number)"] = .number(Double(number)) }
        object["k1"] = "new"
        object["k0"] = nil
        object["k0"] = "last"
        #expect(object.count == count)
        #expect(object.keys == (1..<count).map { "k\($0)" } + ["k0"])
        #expect(object["k1"] == "new")
        #expect(object["k\(count - 1)"] == .number(Double(count - 1)))
        #expect(object["missing"] == nil)
    }

    @Test(arguments: [3, 32, 33, 34, 1000])
    func membersThatAreNotComparedAreFound(count: Int) {
        let object = JSONObject(capacity: count + 1) { members in
            for number in 0..<count { members.append("k\(number)", .number(Double(number))) }
        }
        #expect((0..<count).allSatisfy { object["k\($0)"] == .number(Double($0)) })
        var seen: [String] = []
        object.withMembers { members in seen = members.map { "\($0.key)=\($0.value)" } }
        #expect(seen == (0..<count).map { "k\($0)=\($0)" })
    }

    @Test func copiesAreIndependent() {
        let first: JSONObject = ["a": 1]
        var second = first
        second["a"] = 2
        #expect(first["a"] == 1)
        #expect(second["a"] == 2)
        #expect(second.removeValue(forKey: "a") == 2)
        #expect(second.isEmpty)
    }

    @Test(arguments: [0, 1, 4, 32, 33, 34, 70])
    func copiesStayAsTheyWereWhenTheOtherChanges(count: Int) {
        func numbered(_ range: Range<Int>) -> JSONObject { JSONObject(range.map { ("k\($0)", .number(Double($0))) }) }
        let first = numbered(0..<count)
        var longer = first
        for number in count..<count + 40 { longer["k\(number)"] = .number(Double(number)) }
        var shorter = first
        for number in 0..<count { shorter["k\(number)"] = nil }
        #expect(first == numbered(0..<count) && first.keys == (0..<count).map { "k\($0)" })
        #expect(longer == numbered(0..<count + 40) && longer.keys == (0..<count + 40).map { "k\($0)" })
        #expect(shorter.isEmpty && shorter == [:])
        longer["k0"] = "changed"
        #expect(first["k0"] == (count > 0 ? .number(0) : nil))
    }

    @Test(arguments: [3, 33, 34, 100])
    func othersAreFoundWhenOneIsRemoved(count: Int) {
        for removed in [0, 1, count / 2, count - 1] {
            var object = JSONObject((0..<count).map { ("k\($0)", .string("v\($0)")) })
            #expect(object.removeValue(forKey: "k\(removed)") == .string("v\(removed)"))
            let rest = (0..<count).filter { $0 != removed }
            #expect(object.keys == rest.map { "k\($0)" })
            #expect(rest.allSatisfy { object["k\($0)"] == .string("v\($0)") } && object["k\(removed)"] == nil)
        }
    }

    @Test func equalityIgnoresTheOrderOfNames() {
        let left: JSONObject = ["a": 1, "b": [1, 2]]
        let right: JSONObject = ["b": [1, 2], "a": 1]
        #expect(left == right)
        #expect(left.hashValue == right.hashValue)
        #expect(left != ["a": 1, "b": [2, 1]])
        #expect(left != ["a": 1])
        #expect(left != ["a": 1, "c": [1, 2]])
    }

    @Test func accessorsGiveWhatTheValueIs() {
        let value: JSONValue = ["n": 1.5, "i": 3, "t": "x", "b": true, "l": [1], "z": nil]
        #expect(value["n"]?.doubleValue == 1.5)
        #expect(value["n"]?.integerValue == nil)
        #expect(value["i"]?.integerValue == 3)
        #expect(value["t"]?.stringValue == "x")
        #expect(value["b"]?.boolValue == true)
        #expect(value["l"]?.arrayValue == [1])
        #expect(value["z"]?.isNull == true)
        #expect(value["t"]?["x"] == nil)
        #expect(JSONValue.number(1e300).integerValue == nil)
    }
}
