#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// What stands before the memory of an object or part that is too large for a cell: the list of all of them, which is walked
/// when the heap ends. 16 bytes, so that what follows is aligned.
struct LargeBlock {
    var next: UnsafeMutablePointer<LargeBlock>?
    var previous: UnsafeMutablePointer<LargeBlock>?

    static let headerByteCount = MemoryLayout<LargeBlock>.stride
}

/// Where memory comes from: small things are cells of the pool, others are blocks of `malloc`.
///
/// Builds for debugging take everything from `malloc`, so that sanitizers see each object by itself, and free each at the end.
extension Heap {
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

    #if DEBUG
        func takeMemory(byteCount: Int) -> UnsafeMutableRawPointer? { malloc(byteCount) }

        func moveMemory(_ part: UnsafeMutableRawPointer?, from oldByteCount: Int, to byteCount: Int) -> UnsafeMutableRawPointer? {
            realloc(part, byteCount)
        }

        func giveBackMemory(_ memory: UnsafeMutableRawPointer, byteCount: Int) { free(memory) }

        /// Ends the pool, of which nothing was taken.
        func destroyMemory() { state.pointee.pool.destroy() }
    #else
        /// Memory for so many bytes, at least one; nil when the system has none.
        @inline(__always)
        func takeMemory(byteCount: Int) -> UnsafeMutableRawPointer? {
            byteCount <= CellPool.largestCell ? state.pointee.pool.take(byteCount: byteCount) : takeBlock(byteCount: byteCount)
        }

        /// Makes memory larger or smaller; its address may change.
        func moveMemory(_ part: UnsafeMutableRawPointer?, from oldByteCount: Int, to byteCount: Int) -> UnsafeMutableRawPointer? {
            guard let part else { return takeMemory(byteCount: byteCount) }
            if oldByteCount > CellPool.largestCell, byteCount > CellPool.largestCell {
                guard let moved = realloc(part - LargeBlock.headerByteCount, byteCount + LargeBlock.headerByteCount) else { return nil }
                let block = moved.assumingMemoryBound(to: LargeBlock.self)
                block.pointee.next?.pointee.previous = block
                if let previous = block.pointee.previous {
                    previous.pointee.next = block
                } else {
                    state.pointee.firstBlock = block
                }
                return moved + LargeBlock.headerByteCount
            }
            guard let moved = takeMemory(byteCount: byteCount) else { return nil }
            memcpy(moved, part, min(oldByteCount, byteCount))
            giveBackMemory(part, byteCount: oldByteCount)
            return moved
        }

        /// Takes back memory of so many bytes, as many as were asked for.
        @inline(__always)
        func giveBackMemory(_ memory: UnsafeMutableRawPointer, byteCount: Int) {
            if byteCount <= CellPool.largestCell {
                state.pointee.pool.giveBack(memory)
            } else {
                giveBackBlock(memory)
            }
        }

        @inline(never)
        private func takeBlock(byteCount: Int) -> UnsafeMutableRawPointer? {
            guard let memory = malloc(byteCount + LargeBlock.headerByteCount) else { return nil }
            let block = memory.bindMemory(to: LargeBlock.self, capacity: 1)
            block.initialize(to: LargeBlock(next: state.pointee.firstBlock, previous: nil))
            state.pointee.firstBlock?.pointee.previous = block
            state.pointee.firstBlock = block
            return memory + LargeBlock.headerByteCount
        }

        @inline(never)
        private func giveBackBlock(_ memory: UnsafeMutableRawPointer) {
            let block = (memory - LargeBlock.headerByteCount).assumingMemoryBound(to: LargeBlock.self)
            block.pointee.next?.pointee.previous = block.pointee.previous
            if let previous = block.pointee.previous {
                previous.pointee.next = block.pointee.next
            } else {
                state.pointee.firstBlock = block.pointee.next
            }
            free(block)
        }

        /// Gives everything back at once: no object is looked at.
        func destroyMemory() {
            var block = state.pointee.firstBlock
            while let current = block {
                block = current.pointee.next
                free(current)
            }
            state.pointee.pool.destroy()
        }
    #endif
}
