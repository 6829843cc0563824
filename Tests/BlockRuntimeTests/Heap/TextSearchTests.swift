import Testing

@testable import BlockRuntime

@Suite struct TextSearchTests {
    /// The places that comparing everywhere finds.
    private func places(of needle: [UInt16], in text: [UInt16]) -> [Int] {
        guard needle.count <= text.count else { return [] }
        return (0...text.count - needle.count).filter { text[$0..<$0 + needle.count].elementsEqual(needle) }
    }

    private func check(_ needle: [UInt16], in text: [UInt16], _ heap: Heap) throws {
        let expected = places(of: needle, in: text)
        for isWide in [false, true] {
            // A wide text has a unit at its end that no other has.
            let units = TextUnits(try heap.makeText(units: isWide ? text + [0x2603] : text).text)
            let sought = TextUnits(try heap.makeText(units: needle).text)
            for offset in Set([0, 1, text.count / 3, text.count - needle.count, text.count]) where offset >= 0 {
                #expect(units.firstOffset(of: sought, from: offset) == expected.first { $0 >= offset })
                #expect(units.lastOffset(of: sought, from: offset) == expected.last { $0 <= offset })
            }
            #expect(units.lastOffset(of: sought) == expected.last)
        }
    }

    /// Texts of two letters repeat themselves so much that the quick way is given up.
    @Test(arguments: 0..<12) func everyPlaceIsFound(seed: Int) throws {
        var random = RandomGenerator(seed: UInt64(seed))
        func letters(_ count: Int, of letters: [UInt16]) -> [UInt16] {
            (0..<count).map { _ in letters[Int(random.nextUnit() * Double(letters.count))] }
        }
        try withHeap { heap in
            for _ in 0..<60 {
                let alphabet: [UInt16] = random.nextUnit() < 0.5 ? [0x61, 0x62] : [0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x62]
                let text = letters(Int(random.nextUnit() * 300) + 2, of: alphabet)
                try check(letters(Int(random.nextUnit() * 12) + 2, of: alphabet), in: text, heap)
                let start = Int(random.nextUnit() * Double(text.count - 1))
                let end = min(text.count, start + 2 + Int(random.nextUnit() * 100))
                try check(Array(text[start..<end]), in: text, heap)
            }
        }
    }

    /// What needs the product of both lengths when every place is compared.
    @Test(arguments: [0, 1, 2, 500, 1_000, 1_999]) func textsThatAlmostFitEverywhere(oddOne: Int) throws {
        var needle = [UInt16](repeating: 0x61, count: 2_000)
        needle[oddOne] = 0x62
        let same = [UInt16](repeating: 0x61, count: 12_000)
        try withHeap { heap in
            try check(needle, in: same, heap)
            try check(needle, in: same + needle + same, heap)
            try check(needle, in: needle + same + needle, heap)
            // Periods that are longer than one.
            let pairs = (0..<3_000).flatMap { _ in [0x61, 0x62] as [UInt16] }
            try check(Array(pairs.prefix(1_001)) + [0x61], in: pairs + [0x61] + pairs, heap)
            try check(Array(pairs.prefix(1_000)), in: pairs, heap)
        }
    }
}
