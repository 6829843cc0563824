import Testing

@testable import BlockRuntime

@Suite struct ListSortTests {
    /// Fingerprints of the orders, and of the numbers of comparisons, that V8 11.3 gives for 60 lists of 0 to 1200 items.
    static let fingerprints: [(String, UInt64)] = [
        ("honest", 0x15AC_FC39_A73E_FB47), ("neverEqual", 0x5C43_2E63_8FDF_B190), ("halfHearted", 0x6131_179D_094A_8A97),
        ("liar", 0x53DF_A7CC_C550_B827), ("alwaysLess", 0xBC18_E42A_9C80_DB1D), ("notANumber", 0x8C1A_0547_60CA_998A),
    ]

    private static let comparators: [String: @Sendable (Int, Int) -> Double] = [
        "honest": { Double($0 - $1) },
        "neverEqual": { $0 <= $1 ? -1 : 1 },
        "halfHearted": { $0 > $1 ? 1 : 0 },
        "liar": { Double(($0 * 31 + $1 * 17) % 7) - 3 },
        "alwaysLess": { _, _ in -1 },
        "notANumber": { ($0 + $1) % 3 == 0 ? .nan : Double($0 - $1) },
    ]

    private struct Item {
        var value: Int
        var position: Int
    }

    @Test(arguments: fingerprints)
    func theOrderAndTheComparisonsAreV8s(name: String, expected: UInt64) throws {
        let comparator = try #require(Self.comparators[name])
        var random = RandomGenerator(seed: 3)
        var fingerprint = Fingerprint()
        for round in 0..<60 {
            let count = round < 30 ? round * 3 : Int(random.next() % 1200)
            let distinct: UInt64 = [1_000_000, 5, 50][round % 3]
            var items: [Item] = []
            for position in 0..<count {
                let hasRuns = round % 4 == 3 && position % 16 != 0
                items.append(Item(value: hasRuns ? position % 200 : Int(random.next() % distinct), position: position))
            }
            var comparisons = 0
            sortList(&items) { first, second in
                comparisons += 1
                return comparator(first.value, second.value)
            }
            for item in items { fingerprint.add(UInt64(item.position)) }
            fingerprint.add(UInt64(comparisons))
        }
        #expect(fingerprint.value == expected)
    }

    @Test func anHonestComparatorSortsAndKeepsEqualItemsInOrder() {
        let seed: UInt64 = 0x5EED_0004
        var random = RandomGenerator(seed: seed)
        for _ in 0..<100 {
            let items = (0..<Int(random.next() % 500)).map { Item(value: Int(random.next() % 20), position: $0) }
            var sorted = items
            sortList(&sorted) { Double($0.value - $1.value) }
            let expected = items.sorted { ($0.value, $0.position) < ($1.value, $1.position) }
            #expect(sorted.map(\.position) == expected.map(\.position), "seed \(seed)")
        }
    }

    @Test func whateverTheComparatorAnswersNoItemIsLostAndItEnds() {
        let seed: UInt64 = 0x5EED_0005
        var random = RandomGenerator(seed: seed)
        for count in stride(from: 0, to: 3000, by: 37) {
            var items = Array(0..<count)
            sortList(&items) { _, _ in Double(Int(random.next() % 3)) - 1 }
            #expect(items.sorted() == Array(0..<count), "seed \(seed), \(count) items")
        }
    }

    private struct Refusal: Error {
        var comparison: Int
    }

    @Test func aThrowingComparatorLeavesTheListAsItWas() {
        let items = (0..<300).map { ($0 * 7919) % 300 }
        for limit in [0, 1, 50, 400, 1500] {
            var list = items
            var comparisons = 0
            let error = #expect(throws: Refusal.self) {
                try sortList(&list) { (first, second) throws(Refusal) in
                    if comparisons == limit { throw Refusal(comparison: limit) }
                    comparisons += 1
                    return Double(first - second)
                }
            }
            #expect(error?.comparison == limit)
            #expect(list == items)
        }
    }
}
