#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// What stands before the memory of an object or part that is too large for a cell: its place in the list of all objects or all parts of
/// the kind. 16 bytes, so that what follows is aligned.
struct LargeBlock {
    var next: UnsafeMutablePointer<LargeBlock>?
    var previous: UnsafeMutablePointer<LargeBlock>?

    static let headerByteCount = MemoryLayout<LargeBlock>.stride
}

extension UnsafeMutablePointer<LargeBlock> {
    /// The object behind the header.
    var object: UnsafeMutablePointer<ObjectHeader> {
        (UnsafeMutableRawPointer(self) + LargeBlock.headerByteCount).assumingMemoryBound(to: ObjectHeader.self)
    }
}

/// Where memory comes from: small things are cells of the pool, others are blocks of `malloc`.
///
/// Builds for debugging make a block of everything, so that sanitizers see each object, and free each at the end.
extension Heap {
    /// Whether an object or part of so many bytes is a cell.
    @inline(__always)
    static func isCell(_ byteCount: Int) -> Bool {
        #if DEBUG
            false
        #else
            byteCount <= CellPool.largestCell
        #endif
    }

    /// The bytes that an object or part of so many really takes.
    ///
    /// A cell is a multiple of 16, and its share of the page's header and of the rest at the page's end is at most a sixteenth; a block has
    /// a header of ours and a word of `malloc`'s, in steps of 16.
    ///
    /// - Source: glibc, malloc/malloc.c, `request2size`.
    @inline(__always)
    static func blockSize(_ byteCount: Int) -> Int {
        if byteCount <= CellPool.largestCell {
            let cell = (byteCount + 15) & ~15
            return cell + cell >> 4
        }
        return (byteCount + LargeBlock.headerByteCount + 23) & ~15
    }

    /// Memory for so many bytes, at least one; nil when the system has none.
    @inline(__always)
    func takeMemory(byteCount: Int, for role: CellPool.Role) -> UnsafeMutableRawPointer? {
        Heap.isCell(byteCount) ? state.pointee.pool.take(byteCount: byteCount, for: role) : takeBlock(byteCount: byteCount, for: role)
    }

    /// Makes a part larger or smaller; its address may change.
    func moveMemory(_ part: UnsafeMutableRawPointer?, from oldByteCount: Int, to byteCount: Int) -> UnsafeMutableRawPointer? {
        guard let part else { return takeMemory(byteCount: byteCount, for: .part) }
        if !Heap.isCell(oldByteCount), !Heap.isCell(byteCount) {
            guard let moved = realloc(part - LargeBlock.headerByteCount, byteCount + LargeBlock.headerByteCount) else { return nil }
            let block = moved.assumingMemoryBound(to: LargeBlock.self)
            block.pointee.next?.pointee.previous = block
            if let previous = block.pointee.previous { previous.pointee.next = block } else { state.pointee.partBlocks = block }
            return moved + LargeBlock.headerByteCount
        }
        guard let moved = takeMemory(byteCount: byteCount, for: .part) else { return nil }
        memcpy(moved, part, min(oldByteCount, byteCount))
        giveBackPart(part, byteCount: oldByteCount)
        return moved
    }

    /// Takes back a part of so many bytes, as many as were asked for.
    @inline(__always)
    func giveBackPart(_ part: UnsafeMutableRawPointer, byteCount: Int) {
        if Heap.isCell(byteCount) { state.pointee.pool.giveBack(part) } else { giveBackBlock(part, isPart: true) }
    }

    @inline(never)
    private func takeBlock(byteCount: Int, for role: CellPool.Role) -> UnsafeMutableRawPointer? {
        guard let memory = malloc(byteCount + LargeBlock.headerByteCount) else { return nil }
        let block = memory.bindMemory(to: LargeBlock.self, capacity: 1)
        let next = role == .part ? state.pointee.partBlocks : state.pointee.objectBlocks
        block.initialize(to: LargeBlock(next: next, previous: nil))
        next?.pointee.previous = block
        if role == .part { state.pointee.partBlocks = block } else { state.pointee.objectBlocks = block }
        return memory + LargeBlock.headerByteCount
    }

    /// Takes back the memory of an object or part that is no cell.
    @inline(never)
    func giveBackBlock(_ memory: UnsafeMutableRawPointer, isPart: Bool) {
        let block = (memory - LargeBlock.headerByteCount).assumingMemoryBound(to: LargeBlock.self)
        let next = block.pointee.next
        next?.pointee.previous = block.pointee.previous
        if let previous = block.pointee.previous {
            previous.pointee.next = next
        } else if isPart {
            state.pointee.partBlocks = next
        } else {
            state.pointee.objectBlocks = next
        }
        free(block)
    }

    /// Gives everything back at once: no object is looked at.
    func destroyMemory() {
        for list in [state.pointee.objectBlocks, state.pointee.partBlocks] {
            var block = list
            while let current = block {
                block = current.pointee.next
                free(current)
            }
        }
        state.pointee.pool.destroy()
    }
}
