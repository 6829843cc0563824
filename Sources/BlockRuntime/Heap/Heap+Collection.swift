#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Mark and sweep.
extension Heap {
    /// Frees what neither `roots` nor anything they lead to refers to.
    func collect(roots: (_ mark: (Value) -> Void) -> Void) {
        // A local: properties of a class would be checked for exclusive access at every object.
        var stack: [UnsafeMutablePointer<ObjectHeader>] = []
        roots { Heap.mark($0, &stack) }
        for value in extras.pinned { Heap.mark(value, &stack) }
        Heap.drain(&stack)
        sweep()
        chargeFragmentation()
        state.pointee.byteCountAfterCollection = state.pointee.byteCount
        let live = state.pointee.byteCount
        let room = max(Heap.smallestThreshold, live)
        state.pointee.collectionThreshold = min(live + room, max(live, state.pointee.byteLimit))
        if state.pointee.wantsCollection {
            state.pointee.wantsCollection = false
            state.pointee.fuel.pointee += state.pointee.fuelTakenBack
        }
    }

    @inline(__always)
    private static func mark(_ value: Value, _ stack: inout [UnsafeMutablePointer<ObjectHeader>]) {
        guard value.isHeapObject else { return }
        let header = value.header
        if header.pointee.isMarked { return }
        mark(header)
        if header.pointee.kind != .text {
            stack.append(header)
        } else if value.text.pointee.isShared {
            mark(UnsafeMutableRawPointer(value.text.shared.pointee.buffer).assumingMemoryBound(to: ObjectHeader.self))
        }
    }

    @inline(__always)
    private static func mark(_ header: UnsafeMutablePointer<ObjectHeader>) {
        header.pointee.isMarked = true
        if header.pointee.flags & ObjectHeader.isLarge == 0 { CellPool.page(of: header).pointee.hasMarks = true }
    }

    private static func drain(_ stack: inout [UnsafeMutablePointer<ObjectHeader>]) {
        while let header = stack.popLast() {
            let memory = UnsafeMutableRawPointer(header)
            switch header.pointee.kind {
            case .text, .textBuffer: break
            case .cell: mark(memory.assumingMemoryBound(to: CellObject.self).pointee.value, &stack)
            case .list:
                let list = memory.assumingMemoryBound(to: ListObject.self).pointee
                if let items = list.items { for offset in 0..<Int(list.count) { mark(items[offset], &stack) } }
                if let strays = list.strays { mark(Value(strays), &stack) }
            case .plainObject, .error, .date, .regularExpression, .callback:
                let object = memory.assumingMemoryBound(to: PropertyObject.self).pointee
                mark(object.payload, &stack)
                mark(object.payload2, &stack)
                if let entries = object.entries {
                    for offset in 0..<Int(object.count) {
                        mark(entries[offset].key, &stack)
                        mark(entries[offset].value, &stack)
                    }
                }
            }
        }
    }

    private func sweep() {
        var keys = state.pointee.keys
        keys.removeUnmarked()
        state.pointee.keys = keys
        var block = state.pointee.objectBlocks
        while let current = block {
            block = current.pointee.next
            if current.object.pointee.isMarked { current.object.pointee.isMarked = false } else { release(current.object) }
        }
        state.pointee.pool.endRuns()
        for slab in state.pointee.pool.slabs {
            for page in (0..<slab.takenCount).map(slab.page) where page.pointee.liveCount > 0 && page.pointee.role != .part {
                state.pointee.byteCount -= sweep(page) * Heap.blockSize(Int(page.pointee.cellByteCount))
            }
        }
        state.pointee.pool.collectEmptyPages()
    }

    /// Frees what was not reached in a page of objects; returns how many cells that were.
    private func sweep(_ page: UnsafeMutablePointer<CellPool.Page>) -> Int {
        if page.pointee.role == .holder { return page.sweep { freeParts(of: $0) } }
        if page.pointee.hasMarks { return page.sweep { _ in } }
        defer { page.pointee.liveCount = 0 }
        return Int(page.pointee.liveCount)
    }

    /// Charges what the pool holds without using it, beyond what is normal: memory that is there has to count.
    private func chargeFragmentation() {
        let fragmented = max(0, state.pointee.pool.spareBytes - Heap.uncountedSpareByteCount)
        state.pointee.byteCount += fragmented - state.pointee.fragmentedByteCount
        state.pointee.fragmentedByteCount = fragmented
    }

    /// Bytes of the pool that may be unused without being counted.
    private static let uncountedSpareByteCount = 16 << 20

    /// Gives back the memory of an object that is no cell.
    func release(_ header: UnsafeMutablePointer<ObjectHeader>) {
        let memory = UnsafeMutableRawPointer(header)
        let byteCount: Int
        switch header.pointee.kind {
        case .text:
            let text = memory.assumingMemoryBound(to: TextObject.self).pointee
            byteCount =
                text.isShared ? MemoryLayout<SharedText>.size : MemoryLayout<TextObject>.size + Int(text.count) << (text.isWide ? 1 : 0)
        case .textBuffer:
            byteCount = TextBuffer.headerByteCount + memory.assumingMemoryBound(to: TextBuffer.self).pointee.capacity
        case .cell: byteCount = MemoryLayout<CellObject>.size
        case .list: byteCount = MemoryLayout<ListObject>.size
        case .plainObject, .error, .date, .regularExpression, .callback: byteCount = MemoryLayout<PropertyObject>.size
        }
        freeParts(of: header)
        #if DEBUG
            memset(memory, 0xDB, MemoryLayout<ObjectHeader>.size)
        #endif
        giveBackBlock(memory, isPart: false)
        state.pointee.byteCount -= Heap.blockSize(byteCount)
    }

    /// Gives back what an object owns, but not the object.
    private func freeParts(of header: UnsafeMutablePointer<ObjectHeader>) {
        let memory = UnsafeMutableRawPointer(header)
        switch header.pointee.kind {
        case .text, .textBuffer, .cell: break
        case .list: freeItems(memory.assumingMemoryBound(to: ListObject.self))
        case .plainObject, .error, .date, .regularExpression, .callback:
            let object = memory.assumingMemoryBound(to: PropertyObject.self)
            freePart(object.pointee.entries, byteCount: Int(object.pointee.capacity) * MemoryLayout<PropertyObject.Entry>.stride)
            freePart(object.pointee.slots, byteCount: MemoryLayout<UInt32>.stride << object.pointee.slotBits)
            if header.pointee.kind == .regularExpression { forgetRegularExpression(Int(object.pointee.payload.number)) }
        }
    }

    private func forgetRegularExpression(_ number: Int) {
        extras.regularExpressions[number] = nil
        extras.freeRegularExpressions.append(number)
    }
}
