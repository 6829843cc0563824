import BlockModel
import Testing

@Suite struct BlockModelTests {
    private let place = SourcePosition(line: 1, column: 1)

    @Test func aBlockIsSmall() {
        #expect(MemoryLayout<Block>.stride <= 112)
        #expect(MemoryLayout<BlockState>.size <= 9)
    }

    @Test func referencesAndExtrasAreKept() {
        var block = Block(type: "t", id: "i", at: place)
        #expect(block.parent == nil && block.next == nil && block.nextShadow == nil && block.extra == nil)
        block.parent = BlockReference(offset: 0)
        block.next = BlockReference(offset: 7)
        block.nextShadow = BlockReference(offset: Int(Int32.max))
        block.extra = BlockExtra()
        block.extra?.data = "d"
        #expect(block.parent?.offset == 0 && block.next?.offset == 7 && block.nextShadow?.offset == Int(Int32.max))
        #expect(block.extra?.data == "d")
        block.disabledReasons = []
        #expect(block.state.isDisabled && block.extra?.data == "d" && block.disabledReasons == [])
        block.extra?.data = nil
        block.disabledReasons = nil
        #expect(block.state.isDisabled && block.extra == nil)
        block.next = nil
        block.extra = nil
        #expect(block.next == nil && block.extra == nil)
    }

    @Test func everySwitchIsItsOwn() {
        let plain = BlockState()
        #expect(!plain.isDisabled && !plain.isCollapsed && plain.isInline == nil)
        #expect(plain.isDeletable && plain.isMovable && plain.isEditable)
        let changes: [(inout BlockState) -> Void] = [
            { $0.isDisabled = true }, { $0.isCollapsed = true }, { $0.isInline = true }, { $0.isInline = false },
            { $0.isDeletable = false },
            { $0.isMovable = false }, { $0.isEditable = false },
        ]
        var states: Set<BlockState> = [plain]
        for change in changes {
            var state = plain
            change(&state)
            states.insert(state)
        }
        #expect(states.count == changes.count + 1)
        var state = plain
        state.isInline = true
        state.isInline = nil
        #expect(state == plain)
    }

    @Test func theLastFieldOfANameCounts() {
        var block = Block(type: "t", at: place)
        block.fields = [
            Field(name: "F", text: "1", at: place), Field(name: "G", text: "2", at: place), Field(name: "F", text: "3", at: place),
        ]
        #expect(block.field("F")?.text == "3" && block.field("H") == nil)
    }

    @Test func theBlockOfAnInputReplacesItsShadow() {
        var input = Input(name: "A", tag: .value, at: place)
        #expect(input.content == nil)
        input.shadow = BlockReference(offset: 1)
        #expect(input.content?.offset == 1)
        input.block = BlockReference(offset: 2)
        #expect(input.content?.offset == 2)
    }

    @Test func placesAreOrderedAndClamped() {
        #expect(SourcePosition(line: 1, column: 9) < SourcePosition(line: 2, column: 1))
        #expect(SourcePosition(line: 2, column: 1) < SourcePosition(line: 2, column: 2))
        #expect(SourcePosition(line: .max, column: .min).line == Int32.max)
        #expect(SourcePosition(line: 3, column: 14).description == "3:14")
    }

    @Test func theSameDiagnosticIsKeptOnce() {
        var diagnostics = Diagnostics()
        for _ in 0..<3 { diagnostics.append(Diagnostic(.warning, code: "c", "m", at: place)) }
        #expect(diagnostics.items.count == 1 && diagnostics.omittedCount == 0 && !diagnostics.hasErrors)
        var others = Diagnostics()
        for line in 1...150 { others.append(Diagnostic(.warning, code: "c", "m", at: SourcePosition(line: line, column: 1))) }
        others.append(Diagnostic(.error, code: "c", "m"))
        #expect(others.omittedCount == 51 && others.hasErrors)
        // Warnings must not hide what is wrong.
        #expect(others.items.count == 100 && others.items.contains { $0.severity == .error })
        diagnostics.append(contentsOf: others)
        #expect(diagnostics.items.count == 100 && diagnostics.omittedCount >= 51 && diagnostics.hasErrors)
        #expect(LoadFailure(Diagnostic(.error, code: "c", "m")).diagnostics.hasErrors)
    }

    @Test func differencesAreFoundAtAnyDepth() {
        func chain(_ count: Int, last: String) -> Workspace {
            var workspace = Workspace(file: "f")
            var previous: BlockReference?
            for number in 0..<count {
                var block = Block(type: number == count - 1 ? last : "t", at: place)
                block.parent = previous
                let reference = workspace.append(block)
                if let previous { workspace[previous].next = reference } else { workspace.topBlocks = [reference] }
                previous = reference
            }
            return workspace
        }
        #expect(chain(100_000, last: "a").firstDifference(from: chain(100_000, last: "a")) == nil)
        #expect(chain(100_000, last: "a").firstDifference(from: chain(100_000, last: "b")) == "block 'a' at 1:1: type: a and b")
        #expect(chain(2, last: "a").firstDifference(from: chain(3, last: "a")) == "number of blocks: 2 and 3")
    }
}

@Suite struct UTF8CheckTests {
    private func fault(_ bytes: [UInt8]) -> Int? { bytes.withUnsafeBytes { UTF8Check.firstFault(in: $0)?.offset } }

    @Test func everyScalarIsRight() {
        for value in stride(from: UInt32(1), through: 0x10FFFF, by: 7) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            #expect(fault(Array(String(scalar).utf8)) == nil)
        }
    }

    @Test(arguments: 0..<100)
    func aWrongByteIsFoundAtEveryOffset(offset: Int) {
        let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 100)
        for wrong in [0x00, 0x80, 0xC0, 0xC1, 0xF5, 0xFF] as [UInt8] {
            var bytes = bytes
            bytes[offset] = wrong
            #expect(fault(bytes) == offset)
        }
        #expect(fault(bytes[..<offset] + [0xC3, 0xA4] + bytes[offset...]) == nil)
        #expect(fault(bytes[..<offset] + [0xC3] + bytes[offset...]) == offset)
        #expect(fault(bytes[..<offset] + [0xC3, 0xA4, 0x00] + bytes[offset...]) == offset + 2)
    }

    @Test func theStandardLibraryAgrees() {
        var state: UInt64 = 42
        for _ in 0..<20_000 {
            let bytes = (0..<6).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return [0x41, 0xC3, 0xE2, 0xED, 0xF0, 0xF4, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF][Int(state >> 33) % 12]
            }
            #expect((fault(bytes) == nil) == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
        }
    }
}
