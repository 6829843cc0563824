import Testing

@testable import BlockRuntime

@Suite struct RadixSortTests {
    @Test(arguments: [0, 1, 2, 511, 512, 5_000])
    func sortsKeys(count: Int) {
        var random = RandomGenerator(seed: UInt64(count) + 1)
        var keys = (0..<count).map { _ in (random.nextUnit() * 1e9).bitPattern }
        let expected = keys.sorted()
        RadixSort.sort(&keys)
        #expect(keys == expected)
    }

    @Test(arguments: [10, 3_000])
    func entriesOfEqualKeysKeepTheirOrder(count: Int) {
        var random = RandomGenerator(seed: 3)
        var entries = (0..<count).map { RadixSort.Entry(key: UInt64(random.nextUnit() * 50) << 40, item: UInt64($0)) }
        RadixSort.sort(&entries)
        for (first, second) in zip(entries, entries.dropFirst()) {
            #expect((first.key, first.item) < (second.key, second.item))
        }
    }
}

@Suite struct PlainSortsTests {
    private static let oddNumbers = [
        .infinity, -.infinity, 0, 1, -1, 0.5, -0.5, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .greatestFiniteMagnitude, 3, 3, -7,
    ]

    @Test(arguments: [1.0, -1.0])
    func numbersAreSortedAsByComparing(direction: Double) throws {
        var random = RandomGenerator(seed: 5)
        let numbers = Self.oddNumbers + (0..<1_000).map { _ in (random.nextUnit() - 0.5) * 1e6 } + Self.oddNumbers
        let expected = numbers.sorted { direction > 0 ? $0 < $1 : $0 > $1 }
        try withHeap { heap in
            let sorted = try heap.sortedNumbers(heap.makeList(numbers.map { Value($0) }), direction: direction)
            #expect(sorted?.list.values.map(\.number) == expected)
        }
    }

    @Test func whatMustKeepItsPlaceIsLeftToTheGeneralSort() throws {
        try withHeap { heap in
            for odd in [Value(-0.0), .nan, .undefined, .hole, .null, StaticTexts.empty] {
                let sorted = try heap.sortedNumbers(heap.makeList([Value(1), odd]), direction: 1)
                #expect(sorted?.bits == nil)
            }
            let sorted = try heap.sortedTexts(heap.makeList([StaticTexts.empty, Value(1)]), direction: 1)
            #expect(sorted?.bits == nil)
        }
    }

    @Test(arguments: [1.0, -1.0])
    func textsAreSortedByTheirUnits(direction: Double) throws {
        var random = RandomGenerator(seed: 6)
        let plain = ["", "a", "a\u{0}", "abcdefgh", "abcdefghi", "abcdefghh", "b", "abcdefg", "é", "zz", "a"]
        let wide = ["\u{FFFF}", "\u{10000}", "Ωmega", "Ωmegb", "Ωmega1"]
        for words in [plain, plain + wide] {
            let texts = words + (0..<700).map { _ in "n\(Int(random.nextUnit() * 1e9))" }
            let expected = texts.sorted { left, right in
                let (first, second) = (Array(left.utf16), Array(right.utf16))
                return direction > 0 ? first.lexicographicallyPrecedes(second) : second.lexicographicallyPrecedes(first)
            }
            try withHeap { heap in
                let list = try heap.makeList(capacity: texts.count)
                for text in texts { try heap.append(heap.makeText(text), to: list) }
                let sorted = try heap.sortedTexts(Value(list), direction: direction)
                #expect(sorted?.list.values.map { TextUnits($0.text).array } == expected.map { Array($0.utf16) })
            }
        }
    }
}
