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
        header.pointee.isMarked = true
        if header.pointee.kind == .text {
            value.text.pointee.buffer?.pointee.header.isMarked = true
        } else {
            stack.append(header)
        }
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
        var link: UnsafeMutablePointer<UnsafeMutablePointer<ObjectHeader>?> = pointerToFirst
        while let object = link.pointee {
            if object.pointee.isMarked {
                object.pointee.isMarked = false
                link = UnsafeMutableRawPointer(object).assumingMemoryBound(to: UnsafeMutablePointer<ObjectHeader>?.self)
            } else {
                link.pointee = object.pointee.next
                if object.pointee.kind == .text { releaseText(object) } else { release(object) }
            }
        }
        state.pointee.keys = keys
        #if !DEBUG
            state.pointee.pool.collectEmptyPages()
        #endif
    }

    /// Charges what the pool holds without using it, beyond what is normal: memory that is there has to count.
    private func chargeFragmentation() {
        let fragmented = max(0, state.pointee.pool.spareBytes - Heap.uncountedSpareByteCount)
        state.pointee.byteCount += fragmented - state.pointee.fragmentedByteCount
        state.pointee.fragmentedByteCount = fragmented
    }

    /// Bytes of the pool that may be unused without being counted.
    private static let uncountedSpareByteCount = 16 << 20

    /// The address of `firstObject`; `next` is the first word of every header, so both are walked alike.
    private var pointerToFirst: UnsafeMutablePointer<UnsafeMutablePointer<ObjectHeader>?> {
        UnsafeMutableRawPointer(state).advanced(by: MemoryLayout<State>.offset(of: \State.firstObject) ?? 0)
            .assumingMemoryBound(to: UnsafeMutablePointer<ObjectHeader>?.self)
    }

    /// `release` for texts, which are most objects of most programs.
    @inline(__always)
    private func releaseText(_ header: UnsafeMutablePointer<ObjectHeader>) {
        #if DEBUG
            release(header)
        #else
            let text = UnsafeMutableRawPointer(header).assumingMemoryBound(to: TextObject.self)
            var byteCount = MemoryLayout<TextObject>.size
            if text.pointee.buffer == nil { byteCount += Int(text.pointee.count) << (text.pointee.isWide ? 1 : 0) }
            giveBackMemory(text, byteCount: byteCount)
            state.pointee.byteCount -= Heap.blockSize(byteCount)
        #endif
    }

    /// Gives back the memory of one object that is no longer in the list.
    func release(_ header: UnsafeMutablePointer<ObjectHeader>) {
        let memory = UnsafeMutableRawPointer(header)
        var byteCount = 0
        switch header.pointee.kind {
        case .text:
            let text = memory.assumingMemoryBound(to: TextObject.self)
            byteCount = MemoryLayout<TextObject>.size
            if text.pointee.buffer == nil { byteCount += Int(text.pointee.count) << (text.pointee.isWide ? 1 : 0) }
        case .textBuffer:
            byteCount = TextBuffer.headerByteCount + memory.assumingMemoryBound(to: TextBuffer.self).pointee.capacity
        case .cell: byteCount = MemoryLayout<CellObject>.size
        case .list:
            let list = memory.assumingMemoryBound(to: ListObject.self)
            byteCount = MemoryLayout<ListObject>.size
            freePart(list.pointee.items, byteCount: Int(list.pointee.capacity) * MemoryLayout<Value>.stride)
        case .plainObject, .error, .date, .regularExpression, .callback:
            let object = memory.assumingMemoryBound(to: PropertyObject.self)
            byteCount = MemoryLayout<PropertyObject>.size
            freePart(object.pointee.entries, byteCount: Int(object.pointee.capacity) * MemoryLayout<PropertyObject.Entry>.stride)
            freePart(object.pointee.slots, byteCount: MemoryLayout<UInt32>.stride << Int(object.pointee.slotBits))
            if header.pointee.kind == .regularExpression { forgetRegularExpression(Int(object.pointee.payload.number)) }
        }
        #if DEBUG
            state.pointee.objectCount -= 1
            memset(memory, 0xDB, header.pointee.kind == .textBuffer ? TextBuffer.headerByteCount : MemoryLayout<ObjectHeader>.size)
        #endif
        freePart(memory, byteCount: byteCount)
    }

    private func forgetRegularExpression(_ number: Int) {
        extras.regularExpressions[number] = nil
        extras.freeRegularExpressions.append(number)
    }
}
