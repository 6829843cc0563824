#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// The memory of one run: every text, list and object that its program makes.
///
/// Objects are collected by mark and sweep, only between instructions, so an operation may hold values without naming
/// them to anybody. Ours: reference counts were measured too (`docs/performance.md`); tracing needs no bookkeeping in
/// some two hundred operations, frees cycles while the run goes on, and copies registers as plain words.
///
/// The heap is a pointer to its state: class properties would be checked for exclusive access at every use.
struct Heap {
    let state: UnsafeMutablePointer<State>

    /// What a heap knows.
    struct State {
        var firstObject: UnsafeMutablePointer<ObjectHeader>?
        var objectCount = 0
        /// Bytes of all objects, garbage included.
        var byteCount = 0
        /// A collection is asked for when `byteCount` passes this.
        var collectionThreshold: Int
        /// Bytes of garbage there may be: `byteCount` after the last collection.
        var byteCountAfterCollection = 0
        var byteLimit: Int
        /// The machine's fuel; set to 0 to make it stop at its next safepoint for a collection.
        var fuel: UnsafeMutablePointer<Int>
        var fuelTakenBack = 0
        var wantsCollection = false
        var keys: KeyTable
        var programKeys: KeyTable?
        let extras: Extras
    }

    /// What a heap needs rarely, kept in Swift's own collections.
    final class Extras {
        var markStack: [UnsafeMutablePointer<ObjectHeader>] = []
        var regularExpressions: [RegularExpression?] = []
        var freeRegularExpressions: [Int] = []
        /// Values that live as long as the run: the program's shared objects and what the host holds on to.
        var pinned: [Value] = []
        /// The lists that are being joined, outer ones first: one that is met again inside itself is empty.
        var joining: [UnsafeMutablePointer<ListObject>] = []
        /// Errors whose texts are being made inside each other.
        var errorDepth = 0
        /// Steps that regular expressions may take in the rest of the run.
        var matchBudget = 0
        /// Set from outside to stop the run.
        var cancellation: CancellationFlag?
        /// When the run has to end, on the clock that only goes forward.
        var deadline: Double?
        /// Steps inside operations until the next look at the two.
        var stepsToLook = 0
        var random = RandomGenerator(seed: 1)
        var now = 0.0
        var timeZone = TimeZoneRules.utc
    }

    static let smallestThreshold = 8 << 20

    init(byteLimit: Int, fuel: UnsafeMutablePointer<Int>, programKeys: KeyTable?) {
        state = .allocate(capacity: 1)
        state.initialize(
            to: State(
                collectionThreshold: min(Heap.smallestThreshold, byteLimit), byteLimit: byteLimit, fuel: fuel, keys: KeyTable(),
                programKeys: programKeys, extras: Extras()))
    }

    /// Frees every object and the heap itself.
    func destroy() {
        var object = state.pointee.firstObject
        while let current = object {
            object = current.pointee.next
            release(current)
        }
        assert(state.pointee.objectCount == 0 && state.pointee.byteCount == 0, "the heap's account does not end at zero")
        state.pointee.keys.destroy()
        state.deinitialize(count: 1)
        state.deallocate()
    }

    var extras: Extras { state.pointee.extras }

    // MARK: Allocation

    /// The bytes that `malloc` takes for so many: a word of its own, in steps of 16.
    ///
    /// - Source: glibc, malloc/malloc.c, `request2size`.
    @inline(__always)
    static func blockSize(_ byteCount: Int) -> Int { byteCount == 0 ? 0 : max(32, (byteCount + 23) & ~15) }

    /// Adds bytes to the account; asks for a collection when it is time for one.
    @inline(__always)
    func charge(_ byteCount: Int) throws(Fault) {
        state.pointee.byteCount += byteCount
        if _slowPath(state.pointee.byteCount > state.pointee.collectionThreshold) { try chargeSlowly(byteCount) }
    }

    @inline(never)
    private func chargeSlowly(_ byteCount: Int) throws(Fault) {
        if state.pointee.byteCount > state.pointee.byteLimit {
            state.pointee.byteCount -= byteCount
            if state.pointee.byteCount > state.pointee.byteCountAfterCollection { throw .collectAndRetry }
            throw .limit(.memory)
        }
        if !state.pointee.wantsCollection {
            state.pointee.wantsCollection = true
            state.pointee.fuelTakenBack = state.pointee.fuel.pointee
            state.pointee.fuel.pointee = 0
        }
    }

    /// Adds bytes to the account that were checked before.
    func chargeAnyway(_ byteCount: Int) { state.pointee.byteCount += byteCount }

    /// Takes bytes from the account that are no object's.
    func discharge(_ byteCount: Int) {
        state.pointee.byteCount -= byteCount
        // They are gone without a collection: what is above the rest may be garbage.
        state.pointee.byteCountAfterCollection -= byteCount
    }

    /// Room for an object of a layout with bytes behind it, charged and linked into the heap.
    @inline(__always)
    func allocate<Object>(_ type: Object.Type, extraByteCount: Int = 0) throws(Fault) -> UnsafeMutablePointer<Object> {
        let byteCount = MemoryLayout<Object>.size + extraByteCount
        try charge(Heap.blockSize(byteCount))
        guard let memory = malloc(byteCount) else {
            state.pointee.byteCount -= Heap.blockSize(byteCount)
            throw .limit(.memory)
        }
        state.pointee.objectCount += 1
        return memory.assumingMemoryBound(to: Object.self)
    }

    /// Puts an initialised object into the list of all objects.
    @inline(__always)
    func link<Object>(_ object: UnsafeMutablePointer<Object>) {
        let header = UnsafeMutableRawPointer(object).assumingMemoryBound(to: ObjectHeader.self)
        header.pointee.next = state.pointee.firstObject
        state.pointee.firstObject = header
    }

    /// Room for a part of an object that grows on its own; charged.
    func allocatePart(byteCount: Int) throws(Fault) -> UnsafeMutableRawPointer {
        try charge(Heap.blockSize(byteCount))
        guard let memory = malloc(byteCount) else {
            state.pointee.byteCount -= Heap.blockSize(byteCount)
            throw .limit(.memory)
        }
        return memory
    }

    /// Moves a part to a larger or smaller room.
    func reallocatePart(_ part: UnsafeMutableRawPointer?, from oldByteCount: Int, to byteCount: Int) throws(Fault)
        -> UnsafeMutableRawPointer
    {
        let more = Heap.blockSize(byteCount) - Heap.blockSize(oldByteCount)
        try charge(more)
        guard let memory = realloc(part, byteCount) else {
            state.pointee.byteCount -= more
            throw .limit(.memory)
        }
        return memory
    }

    func freePart(_ part: UnsafeMutableRawPointer?, byteCount: Int) {
        free(part)
        state.pointee.byteCount -= Heap.blockSize(byteCount)
    }

    /// Stops what would need more memory, for a moment and outside of the heap's objects, than the limit leaves.
    func checkWorkingMemory(byteCount: Int) throws(Fault) {
        let room = state.pointee.byteLimit - state.pointee.byteCount
        // The difference first: a heap without a limit has all an `Int` can say.
        if byteCount - Heap.workingByteCount <= room { return }
        if state.pointee.byteCount > state.pointee.byteCountAfterCollection { throw .collectAndRetry }
        throw .limit(.memory)
    }

    /// Stops an operation that takes long by itself when the run is cancelled or out of time.
    @inline(__always)
    func checkTime() throws(Fault) {
        extras.stepsToLook -= 1
        if extras.stepsToLook < 0 { try lookAtTime() }
    }

    @inline(never)
    private func lookAtTime() throws(Fault) {
        extras.stepsToLook = 10_000
        if extras.cancellation?.isSet ?? false { throw .limit(.cancelled) }
        if let deadline = extras.deadline, Machine.seconds() > deadline { throw .limit(.time) }
    }

    /// Bytes that work outside of the heap's objects may take beyond the limit.
    static let workingByteCount = 32 << 20

    // MARK: Collection

    /// Frees what neither `roots` nor anything they lead to refers to.
    func collect(roots: (_ mark: (Value) -> Void) -> Void) {
        roots { mark($0) }
        for value in extras.pinned { mark(value) }
        drainMarkStack()
        sweep()
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
    private func mark(_ value: Value) {
        guard value.isHeapObject, !value.header.pointee.isMarked else { return }
        value.header.pointee.isMarked = true
        extras.markStack.append(value.header)
    }

    private func drainMarkStack() {
        while let header = extras.markStack.popLast() {
            let memory = UnsafeMutableRawPointer(header)
            switch header.pointee.kind {
            case .text:
                memory.assumingMemoryBound(to: TextObject.self).pointee.buffer?.pointee.header.isMarked = true
            case .textBuffer: break
            case .cell: mark(memory.assumingMemoryBound(to: CellObject.self).pointee.value)
            case .list:
                let list = memory.assumingMemoryBound(to: ListObject.self).pointee
                if let items = list.items { for offset in 0..<Int(list.count) { mark(items[offset]) } }
                if let strays = list.strays { mark(Value(strays)) }
            case .plainObject, .error, .date, .regularExpression, .callback:
                let object = memory.assumingMemoryBound(to: PropertyObject.self).pointee
                mark(object.payload)
                mark(object.payload2)
                if let entries = object.entries {
                    for offset in 0..<Int(object.count) {
                        mark(entries[offset].key)
                        mark(entries[offset].value)
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
                release(object)
            }
        }
        state.pointee.keys = keys
    }

    /// The address of `firstObject`; `next` is the first word of every header, so both are walked alike.
    private var pointerToFirst: UnsafeMutablePointer<UnsafeMutablePointer<ObjectHeader>?> {
        UnsafeMutableRawPointer(state).advanced(by: MemoryLayout<State>.offset(of: \State.firstObject) ?? 0)
            .assumingMemoryBound(to: UnsafeMutablePointer<ObjectHeader>?.self)
    }

    /// Gives back the memory of one object that is no longer in the list.
    private func release(_ header: UnsafeMutablePointer<ObjectHeader>) {
        let memory = UnsafeMutableRawPointer(header)
        var byteCount = 0
        switch header.pointee.kind {
        case .text:
            let text = memory.assumingMemoryBound(to: TextObject.self)
            byteCount = MemoryLayout<TextObject>.size
            if text.pointee.buffer == nil { byteCount += Int(text.pointee.count) << (text.pointee.isWide ? 1 : 0) }
            byteCount = Heap.blockSize(byteCount)
        case .textBuffer:
            byteCount = Heap.blockSize(TextBuffer.headerByteCount + memory.assumingMemoryBound(to: TextBuffer.self).pointee.capacity)
        case .cell: byteCount = Heap.blockSize(MemoryLayout<CellObject>.size)
        case .list:
            let list = memory.assumingMemoryBound(to: ListObject.self)
            byteCount = Heap.blockSize(MemoryLayout<ListObject>.size)
            byteCount += Heap.blockSize(Int(list.pointee.capacity) * MemoryLayout<Value>.stride)
            free(list.pointee.items)
        case .plainObject, .error, .date, .regularExpression, .callback:
            let object = memory.assumingMemoryBound(to: PropertyObject.self)
            byteCount = Heap.blockSize(MemoryLayout<PropertyObject>.size) + object.pointee.partByteCount
            free(object.pointee.entries)
            free(object.pointee.slots)
            if header.pointee.kind == .regularExpression { forgetRegularExpression(Int(object.pointee.payload.number)) }
        }
        state.pointee.byteCount -= byteCount
        state.pointee.objectCount -= 1
        #if DEBUG
            memset(memory, 0xDB, header.pointee.kind == .textBuffer ? TextBuffer.headerByteCount : MemoryLayout<ObjectHeader>.size)
        #endif
        free(memory)
    }

    private func forgetRegularExpression(_ number: Int) {
        extras.regularExpressions[number] = nil
        extras.freeRegularExpressions.append(number)
    }
}
