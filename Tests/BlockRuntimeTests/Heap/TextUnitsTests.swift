import Testing

@testable import BlockRuntime

@Suite struct TextUnitsTests {
    @Test func unitsAreFoundAndCountedWhereverTheyStand() {
        var random = RandomGenerator(seed: 5)
        // Units that differ from the sought one in one bit only, and those at the ends of the range.
        let alphabet: [UInt8] = [0x20, 0x21, 0x1F, 0xA0, 0x00, 0xFF, 0x80, 0x7F, 0x01]
        for round in 0..<4_000 {
            let bytes = (0..<round % 70).map { _ in alphabet[Int(random.nextUnit() * Double(alphabet.count))] }
            let sought = alphabet[round % alphabet.count]
            withUnits(bytes) { units in
                #expect(units.count(ofUnit: sought) == bytes.filter { $0 == sought }.count)
                for offset in 0...bytes.count {
                    #expect(units.firstOffset(ofUnit: sought, from: offset) == bytes[offset...].firstIndex(of: sought))
                }
            }
        }
    }

    @Test func copiesAreWholeAndNoMore() {
        let source = (0..<64).map(UInt8.init)
        for byteCount in 0...48 {
            var target = [UInt8](repeating: 0xEE, count: 64)
            source.withUnsafeBytes { from in
                target.withUnsafeMutableBytes { to in
                    if let from = from.baseAddress, let to = to.baseAddress { copyShort(from + 1, to: to + 3, byteCount: byteCount) }
                }
            }
            #expect(Array(target[3..<3 + byteCount]) == Array(source[1..<1 + byteCount]))
            #expect(target[..<3].allSatisfy { $0 == 0xEE } && target[(3 + byteCount)...].allSatisfy { $0 == 0xEE })
        }
    }

    private func withUnits(_ bytes: [UInt8], _ body: (TextUnits) -> Void) {
        var bytes = bytes + [0]
        bytes.withUnsafeMutableBufferPointer { buffer in
            if let start = buffer.baseAddress { body(TextUnits(narrow: start, count: buffer.count - 1)) }
        }
    }
}
