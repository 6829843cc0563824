import Testing

@testable import BackendlessUsers

@Suite struct TextTableTests {
    @Test(arguments: [0, 1, 8, 9, 10, 100])
    func holdsWhatADictionaryHolds(count: Int) {
        var table = TextTable<Int>()
        var expected: [String: Int] = [:]
        // A sequence that sets, replaces and removes; the same every time.
        var state: UInt64 = 1
        for _ in 0..<count * 10 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let (key, value) = ("key \(state >> 33 % UInt64(count))", Int(state >> 48))
            switch state >> 40 & 3 {
            case 0:
                #expect(table.removeValue(forKey: key) == expected.removeValue(forKey: key))
            case 1:
                table[key] = nil
                expected[key] = nil
            default:
                #expect(table.updateValue(value, forKey: key) == expected.updateValue(value, forKey: key))
            }
            #expect(table[key] == expected[key])
        }
        #expect(table.count == expected.count)
        var found: [String: Int] = [:]
        table.visit { key, value in
            found[key] = value
            return true
        }
        #expect(found == expected)
    }

    @Test func keepsItsValuesWhenRoomIsMade() {
        var table = TextTable<Int>()
        table["a"] = 1
        table.reserveCapacity(100)
        #expect(table["a"] == 1 && table.count == 1)
        var visits = 0
        table["b"] = 2
        table.visit { _, _ in
            visits += 1
            return false
        }
        #expect(visits == 1)
    }
}
