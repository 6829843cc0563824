import BlockModel
import Testing

@Suite struct PackedListTests {
    @Test func listsOfOnePackerStandSideBySide() {
        let packer = ListPacker<String>(capacity: 2)
        var pending = ["a", "b", "c"]
        let last = packer.takeLast(2, of: &pending)
        let first = packer.takeLast(1, of: &pending)
        #expect(pending.isEmpty)
        #expect(Array(last) == ["b", "c"])
        #expect(Array(first) == ["a"])
        #expect(packer.takeLast(0, of: &pending).isEmpty)
    }

    @Test func aChangedListLeavesTheOthersAlone() {
        let packer = ListPacker<String>(capacity: 0)
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
        #expect(list.last { $0 > 3 && $0 < 9 } == 5)
        #expect(list.last { $0 > 9 } == nil)
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
            let packer = ListPacker<UInt8>(capacity: 0)
            Array(id.utf8).withUnsafeBufferPointer { block.setID($0, with: packer) }
            #expect(block.id == id)
        }
        block.id = nil
        #expect(block.id == nil)
    }
}
