import Testing

@testable import BlockRuntime

@Suite struct HeapListTests {
    @Test func listsThatLoseTheirFirstItemsStayWhole() throws {
        try withHeap { heap in
            var random = RandomGenerator(seed: 11)
            for _ in 0..<20 {
                let list = try heap.makeList()
                var expected: [Double] = []
                // The shares of what is done change, so that lists grow, are queues, and shrink.
                for step in 0..<3_000 {
                    let number = Double(step)
                    let choice = random.nextUnit() * [3.0, 1.4, 1.0][step / 1_000]
                    if choice < 0.55, let first = expected.first {
                        #expect(heap.remove(at: 0, from: list).number == first)
                        expected.removeFirst()
                    } else if choice < 0.6 {
                        try heap.insert(Value(number), at: 0, into: list)
                        expected.insert(number, at: 0)
                    } else if choice < 0.65, !expected.isEmpty {
                        let offset = Int(random.nextUnit() * Double(expected.count))
                        #expect(heap.remove(at: offset, from: list).number == expected.remove(at: offset))
                    } else if choice < 0.7 {
                        let offset = Int(random.nextUnit() * Double(expected.count + 1))
                        try heap.insert(Value(number), at: offset, into: list)
                        expected.insert(number, at: offset)
                    } else {
                        try heap.append(Value(number), to: list)
                        expected.append(number)
                    }
                    #expect(Int(list.pointee.count) == expected.count)
                }
                #expect(list.values.map(\.number) == expected)
            }
        }
    }

    @Test func queueTakesNoMoreRoomThanItsItems() throws {
        try withHeap { heap in
            let list = try heap.makeList()
            for number in 0..<10 { try heap.append(Value(Double(number)), to: list) }
            for number in 10..<100_000 {
                try heap.append(Value(Double(number)), to: list)
                #expect(heap.remove(at: 0, from: list).number == Double(number - 10))
            }
            #expect(list.pointee.capacity + list.pointee.removedCount <= 64)
        }
    }
}
