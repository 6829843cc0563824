/// A short list that shares its memory with others, such as the inputs of one of a million blocks.
///
/// It behaves as an array does. Whoever reads a file makes such lists with a `ListPacker`; a list that is changed gets memory of its own.
/// Sixteen bytes, and none elsewhere while it is empty.
public struct PackedList<Element: Sendable>: Sendable {
    @usableFromInline var memory: PackedMemory<Element>?
    @usableFromInline var start: Int32 = 0
    @usableFromInline var length: Int32 = 0

    /// Makes an empty list.
    @inlinable public init() {}

    @inlinable init(_ memory: PackedMemory<Element>, from start: Int, count: Int) {
        self.memory = memory
        self.start = Int32(start)
        length = Int32(count)
    }

    /// Calls `body` with the elements where they are.
    @inlinable public func withElements<Result>(_ body: (UnsafeBufferPointer<Element>) -> Result) -> Result {
        guard let memory else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
        return memory.elements.withUnsafeBufferPointer { all in
            body(UnsafeBufferPointer(rebasing: all[Int(start)..<end]))
        }
    }

    /// The offset of the last element that fits; the one that all collections have copies each element that it looks at.
    @inlinable public func lastIndex(where isFitting: (borrowing Element) -> Bool) -> Int? {
        withElements { elements in
            var offset = elements.count
            while offset > 0 {
                offset -= 1
                if isFitting(elements[offset]) { return offset }
            }
            return nil
        }
    }

    /// Changes an element where it is, for a reader that makes the list before all is known: all copies of the list see it, so that nobody
    /// else may have one yet.
    @inlinable package func changeShared(_ offset: Int, _ body: (inout Element) -> Void) {
        guard let memory, offset >= 0, offset < Int(length) else { return }
        body(&memory.elements[Int(start) + offset])
    }

    /// Where the next list begins, if there is one in the same memory.
    @inlinable var end: Int { Int(start) + Int(length) }

    /// Sees to it that nobody else has the memory, and that nothing else is in it.
    @inlinable mutating func own() {
        if isKnownUniquelyReferenced(&memory), start == 0, memory?.elements.count == Int(length) { return }
        memory = PackedMemory(withElements { ContiguousArray($0) })
        start = 0
    }
}

extension PackedList: RandomAccessCollection, MutableCollection, RangeReplaceableCollection {
    /// 0.
    @inlinable public var startIndex: Int { 0 }
    /// The number of elements.
    @inlinable public var endIndex: Int { Int(length) }

    /// The element at a 0-based offset.
    public subscript(offset: Int) -> Element {
        @inlinable get {
            guard let memory, offset >= 0, offset < Int(length) else { preconditionFailure("no element \(offset) in a list of \(length)") }
            return memory.elements[Int(start) + offset]
        }
        @inlinable set {
            own()
            memory?.elements[offset] = newValue
        }
    }

    /// Replaces some elements by others.
    @inlinable public mutating func replaceSubrange<Elements: Collection>(_ range: Range<Int>, with elements: Elements)
    where Elements.Element == Element {
        own()
        memory?.elements.replaceSubrange(range, with: elements)
        length = Int32(memory?.elements.count ?? 0)
    }
}

extension PackedList: ExpressibleByArrayLiteral, CustomStringConvertible {
    /// Makes a list of some elements.
    public init(arrayLiteral elements: Element...) { self.init(elements) }

    /// The elements as an array shows them.
    public var description: String { Array(self).description }
}

extension PackedList: Equatable where Element: Equatable {
    /// Whether two lists have the same elements.
    public static func == (left: PackedList, right: PackedList) -> Bool { left.elementsEqual(right) }
}

/// The memory of one list, or of many side by side.
///
/// While a file is read, a `ListPacker` adds to it and its reader completes what was packed; all other changes are made by a list that has it
/// alone.
@usableFromInline final class PackedMemory<Element: Sendable>: @unchecked Sendable {
    @usableFromInline @exclusivity(unchecked) var elements: ContiguousArray<Element>

    @inlinable init(_ elements: ContiguousArray<Element>) { self.elements = elements }
}

/// Puts many short lists side by side: a million small arrays take longer to allocate than the file takes to parse.
///
/// They stand in a few pieces of memory, up to 32 MB each; what was packed is never moved.
public struct ListPacker<Element: Sendable> {
    /// The piece that has room.
    @usableFromInline var memory = PackedMemory<Element>([])
    @usableFromInline var pieceByteCount = 1024
    @usableFromInline static var mostPieceBytes: Int { 32 << 20 }

    /// Makes a packer.
    @inlinable public init() {}

    /// Makes a list of the last elements of an array, which are moved off it.
    @inlinable public mutating func takeLast(_ count: Int, of elements: inout [Element]) -> PackedList<Element> {
        if count == 0 { return PackedList() }
        makeRoom(for: count)
        let start = memory.elements.count
        for _ in 0..<count { memory.elements.append(elements.removeLast()) }
        var (first, last) = (start, start + count - 1)
        while first < last {
            memory.elements.swapAt(first, last)
            (first, last) = (first + 1, last - 1)
        }
        return PackedList(memory, from: start, count: count)
    }

    /// Makes a list of elements.
    @inlinable public mutating func pack(_ elements: [Element]) -> PackedList<Element> {
        elements.withUnsafeBufferPointer { pack($0) }
    }

    /// Makes a list of elements.
    @inlinable public mutating func pack(_ elements: UnsafeBufferPointer<Element>) -> PackedList<Element> {
        if elements.isEmpty { return PackedList() }
        makeRoom(for: elements.count)
        let start = memory.elements.count
        memory.elements.append(contentsOf: elements)
        return PackedList(memory, from: start, count: elements.count)
    }

    /// Adds an element to a list, in its place where nothing was packed after it.
    @inlinable @inline(__always) public mutating func append(_ element: consuming Element, to list: inout PackedList<Element>) {
        if list.isEmpty {
            makeRoom(for: 1)
            list = PackedList(memory, from: memory.elements.count, count: 0)
        } else if list.memory !== memory || list.end != memory.elements.count || list.end == memory.elements.capacity {
            list.own()
        }
        list.memory?.elements.append(element)
        list.length += 1
    }

    /// Sees to it that the piece has room for some elements: begins another where it has not.
    @inlinable mutating func makeRoom(for count: Int) {
        if memory.elements.capacity - memory.elements.count < count { beginPiece(for: count) }
    }

    @usableFromInline mutating func beginPiece(for count: Int) {
        memory = PackedMemory([])
        memory.elements.reserveCapacity(Swift.max(count, pieceByteCount / MemoryLayout<Element>.stride))
        pieceByteCount = Swift.min(pieceByteCount * 4, Self.mostPieceBytes)
    }
}
