import BlockModel
import Testing

@Suite struct PackedListTests {
    @Test func listsOfOnePackerStandSideBySide() {
        var packer = ListPacker<String>()
        var pending = ["a", "b", "c"]
        let last = packer.takeLast(2, of: &pending)
        let first = packer.takeLast(1, of: &pending)
        #expect(pending.isEmpty)
        #expect(Array(last) == ["b", "c"])
        #expect(Array(first) == ["a"])
        #expect(packer.takeLast(0, of: &pending).isEmpty)
    }

    @Test func aChangedListLeavesTheOthersAlone() {
        var packer = ListPacker<String>()
        var pending = ["a", "b", "c", "d"]
        let second = packer.takeLast(2, of: &pending)
        var first = packer.takeLast(2, of: &pending)
        let copy = first
        first[0] = "x"
        first.append("y")
        first.remove(at: 1)
        #expect(Array(first) == ["x", "y"])
        #expect(Array(copy) == ["a", "b"])
        #expect(Array(second) == ["c", "d"])
        pending = ["e"]
        #expect(Array(packer.takeLast(1, of: &pending)) == ["e"])
        #expect(Array(first) == ["x", "y"])
    }

    @Test func aListGrowsInItsPlaceUntilAnotherFollows() {
        var packer = ListPacker<Int>()
        var first: PackedList<Int> = []
        packer.append(1, to: &first)
        let short = first
        packer.append(2, to: &first)
        var second = short
        packer.append(9, to: &second)
        packer.append(3, to: &first)
        #expect((Array(short), Array(second), Array(first)) == ([1], [1, 9], [1, 2, 3]))
        first.changeShared(1) { $0 = 20 }
        #expect(Array(first) == [1, 20, 3])
    }

    @Test func listsOfAnyLengthArePacked() {
        var packer = ListPacker<Int>()
        var lists: [PackedList<Int>] = []
        for count in [0, 1, 100, 3, 5_000, 1, 100_000, 7] { lists.append(packer.pack(Array(0..<count))) }
        var long: PackedList<Int> = []
        for number in 0..<10_000 { packer.append(number, to: &long) }
        #expect(lists.map(\.count) == [0, 1, 100, 3, 5_000, 1, 100_000, 7])
        #expect(lists.allSatisfy { $0.elementsEqual(0..<$0.count) })
        #expect(long.elementsEqual(0..<10_000))
    }

    @Test func itBehavesAsAnArray() {
        var list: PackedList<Int> = [1, 2, 3]
        var array = [1, 2, 3]
        list += [4, 5]
        array += [4, 5]
        list.removeSubrange(1...2)
        array.removeSubrange(1...2)
        list.insert(9, at: 0)
        array.insert(9, at: 0)
        #expect(Array(list) == array)
        #expect(list == PackedList(array))
        #expect(list.lastIndex { $0 > 3 && $0 < 9 } == list.firstIndex(of: 5))
        #expect(list.lastIndex { $0 > 9 } == nil)
        #expect("\(list)" == "\(array)")
        list.removeAll()
        #expect(list.isEmpty && list == [])
    }

    @Test func anIDIsTextOrNone() {
        var block = Block(type: "t", at: SourcePosition(line: 1, column: 1))
        #expect(block.id == nil)
        for id in ["", "a", "ä|…", "a long id of more than fifteen bytes"] {
            block.id = id
            #expect(block.id == id)
            var packer = ListPacker<UInt8>()
            Array(id.utf8).withUnsafeBufferPointer { block.setID($0, with: &packer) }
            #expect(block.id == id)
        }
        block.id = nil
        #expect(block.id == nil)
    }
}
