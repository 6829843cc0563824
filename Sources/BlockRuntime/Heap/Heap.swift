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
        /// Where small objects and parts are.
        var pool = CellPool()
        /// The lists of the objects and of the parts that are no cells.
        var objectBlocks: UnsafeMutablePointer<LargeBlock>?
        var partBlocks: UnsafeMutablePointer<LargeBlock>?
        /// Bytes of the pool that are charged although no cell uses them: what fragmentation takes beyond what is normal.
        var fragmentedByteCount = 0
        let extras: Extras
    }

    /// What a heap needs rarely, kept in Swift's own collections.
    final class Extras {
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
        @exclusivity(unchecked) var stepsToLook = 0
        var random = RandomGenerator(seed: 1)
        var now = 0.0
        var timeZone = TimeZoneRules.utc
    }

    /// Bytes of garbage that may gather in a small heap: what still fits the processor's own cache, because emptying pages costs less
    /// than fetching others.
    static let smallestThreshold = 1 << 20

    init(byteLimit: Int, fuel: UnsafeMutablePointer<Int>, programKeys: KeyTable?) {
        state = .take(capacity: 1)
        state.initialize(
            to: State(
                collectionThreshold: min(Heap.smallestThreshold, byteLimit), byteLimit: byteLimit, fuel: fuel, keys: KeyTable(),
                programKeys: programKeys, extras: Extras()))
    }

    /// Frees every object and the heap itself.
    func destroy() {
        #if DEBUG
            while let block = state.pointee.objectBlocks { release(block.object) }
            assert(state.pointee.partBlocks == nil && state.pointee.byteCount == 0, "the heap's account does not end at zero")
        #endif
        destroyMemory()
        state.pointee.keys.destroy()
        state.deinitialize(count: 1)
        state.giveBack()
    }

    var extras: Extras { state.pointee.extras }

    // MARK: Allocation

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
            // Until then there is nothing to look at but the limit.
            state.pointee.collectionThreshold = state.pointee.byteLimit
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

    /// Room for an object of a layout with bytes behind it, charged; it has to be initialised before the next safepoint.
    @inline(__always)
    func allocate<Object>(_ type: Object.Type, _ role: CellPool.Role, extraByteCount: Int = 0) throws(Fault) -> UnsafeMutablePointer<Object>
    {
        let byteCount = MemoryLayout<Object>.size + extraByteCount
        try charge(Heap.blockSize(byteCount))
        guard let memory = takeMemory(byteCount: byteCount, for: role) else {
            state.pointee.byteCount -= Heap.blockSize(byteCount)
            throw .limit(.memory)
        }
        return memory.assumingMemoryBound(to: Object.self)
    }

    /// Room for a part of an object that grows on its own; charged.
    func allocatePart(byteCount: Int) throws(Fault) -> UnsafeMutableRawPointer {
        try charge(Heap.blockSize(byteCount))
        guard let memory = takeMemory(byteCount: byteCount, for: .part) else {
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
        guard let memory = moveMemory(part, from: oldByteCount, to: byteCount) else {
            state.pointee.byteCount -= more
            throw .limit(.memory)
        }
        return memory
    }

    func freePart(_ part: UnsafeMutableRawPointer?, byteCount: Int) {
        guard let part else { return }
        giveBackPart(part, byteCount: byteCount)
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
}
