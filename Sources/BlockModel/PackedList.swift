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
            body(UnsafeBufferPointer(rebasing: all[Int(start)..<Int(start) + Int(length)]))
        }
    }

    /// The last element that fits.
    @inlinable public func last(where isFitting: (borrowing Element) -> Bool) -> Element? {
        withElements { elements in
            var offset = elements.count
            while offset > 0 {
                offset -= 1
                if isFitting(elements[offset]) { return elements[offset] }
            }
            return nil
        }
    }

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
/// A `ListPacker` adds to it and completes what it made, while a file is read; all other changes are made by a list that has it alone.
@usableFromInline final class PackedMemory<Element: Sendable>: @unchecked Sendable {
    @usableFromInline @exclusivity(unchecked) var elements: ContiguousArray<Element>

    @inlinable init(_ elements: ContiguousArray<Element>) { self.elements = elements }
}

/// Puts many short lists side by side into one piece of memory: a million small arrays take longer to allocate than the file takes to parse.
public struct ListPacker<Element: Sendable>: Sendable {
    @usableFromInline let memory: PackedMemory<Element>

    /// Makes a packer.
    ///
    /// - Parameter capacity: about how many elements there will be in all lists.
    @inlinable public init(capacity: Int) {
        memory = PackedMemory([])
        memory.elements.reserveCapacity(capacity)
        let byteCount = memory.elements.capacity * MemoryLayout<Element>.stride
        memory.elements.withUnsafeBytes { bytes in
            if let start = bytes.baseAddress { preferLargePages(from: start, byteCount: byteCount) }
        }
    }

    /// Makes a list of the last elements of an array, which are taken off it.
    @inlinable public func takeLast(_ count: Int, of elements: inout [Element]) -> PackedList<Element> {
        if count == 0 { return PackedList() }
        let list = elements.withUnsafeBufferPointer { pack(UnsafeBufferPointer(rebasing: $0[($0.count - count)...])) }
        for _ in 0..<count { elements.removeLast() }
        return list
    }

    /// Makes a list of elements.
    @inlinable public func pack(_ elements: [Element]) -> PackedList<Element> { elements.withUnsafeBufferPointer { pack($0) } }

    /// Changes an element of a list that is not complete yet: for a reader that makes the list first. All copies of the list see it.
    @inlinable public func change(_ offset: Int, of list: PackedList<Element>, _ body: (inout Element) -> Void) {
        guard let memory = list.memory, list.indices.contains(offset) else { return }
        body(&memory.elements[Int(list.start) + offset])
    }

    /// Makes a list of elements.
    @inlinable public func pack(_ elements: UnsafeBufferPointer<Element>) -> PackedList<Element> {
        let start = memory.elements.count
        if elements.isEmpty { return PackedList() }
        // Offsets have 32 bits; what comes after two thousand million elements has memory of its own.
        guard start + elements.count <= Int(Int32.max) else { return PackedList(elements) }
        memory.elements.append(contentsOf: elements)
        return PackedList(memory, from: start, count: elements.count)
    }
}
