import BlockModel
import Testing

@Suite struct ByteSearchTests {
    /// Bytes that differ from the one that is looked for by one, by a high bit, or in all bits.
    @Test(arguments: [0x00, 0x3C, 0x7F, 0x80, 0xFF] as [UInt8]) func theLastByteIsThatOfALoop(wanted: UInt8) {
        var state = UInt64(wanted) + 1
        for count in 0...40 {
            let bytes = (0..<count).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return [wanted &+ 1, wanted &- 1, wanted ^ 0x80, ~wanted, wanted][Int(state >> 33) % 5]
            }
            bytes.withUnsafeBytes { bytes in
                for start in 0...count {
                    for end in start...count {
                        let range = start..<end
                        #expect(bytes.lastOffset(of: wanted, in: range) == range.last { bytes[$0] == wanted })
                        #expect(bytes.firstOffset(of: wanted, in: range) == range.first { bytes[$0] == wanted })
                    }
                }
            }
        }
    }

    @Test func equalBytesAreEqual() {
        func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
            left.withUnsafeBytes { left in right.withUnsafeBytes { left.isEqual(to: $0) } }
        }
        #expect(areEqual([], []) && areEqual([1, 2], [1, 2]))
        #expect(!areEqual([], [1]) && !areEqual([1, 2], [1, 3]) && !areEqual([1, 2], [1]))
        #expect(UnsafeRawBufferPointer(start: nil, count: 0).isEqual(to: UnsafeRawBufferPointer(start: nil, count: 0)))
    }
}

@Suite struct LineCounterTests {
    @Test(arguments: ["", "\n", "a", "a\n\nb", "\n\nlast\n", "one\ntwo\nthree"]) func anyOrderOfOffsetsGivesTheSamePlaces(text: String) {
        let bytes = Array(text.utf8)
        let expected = (0...bytes.count).map { offset -> SourcePosition in
            let before = bytes[..<offset]
            let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
            return SourcePosition(line: before.count { $0 == 0x0A } + 1, column: offset - lineStart + 1)
        }
        bytes.withUnsafeBytes { bytes in
            var counter = LineCounter(bytes)
            for first in expected.indices {
                for second in expected.indices {
                    #expect(counter.position(at: first) == expected[first])
                    #expect(counter.position(at: second) == expected[second])
                }
            }
            #expect(counter.position(at: -1) == expected[0])
            #expect(counter.position(at: bytes.count + 9) == expected[bytes.count])
        }
    }
}
