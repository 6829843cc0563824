/// A strand of execution of its own: registers, calls and a place to go on.
///
/// A run has one for its unit, one for each item of a list callback and one for each callback the host starts. Only one
/// runs at a time; they change places where JavaScript would await.
final class Fiber {
    /// A call that has not returned.
    struct Frame {
        /// Where the caller goes on; nil in the first frame of a fiber.
        var returnAddress: UnsafePointer<Instruction>?
        /// Registers between the caller's first register and the callee's.
        var shift: Int32
        /// The called function.
        var function: Int32
        /// The caller's variables when the call changed units; nil otherwise.
        var callerVariables: UnsafeMutablePointer<ListObject>?
    }

    // The loop reads these at every call; checking them for exclusive access would cost more than the call.
    @exclusivity(unchecked) private(set) var registers: UnsafeMutablePointer<Value>
    @exclusivity(unchecked) private(set) var registerCapacity: Int
    @exclusivity(unchecked) private(set) var frames: UnsafeMutablePointer<Frame>
    @exclusivity(unchecked) private(set) var frameCapacity: Int
    /// Frames in use.
    @exclusivity(unchecked) var frameCount = 0
    /// Tells it apart from the machine's other fibers, in the order in which they were made.
    var number = 0
    /// Where to go on.
    @exclusivity(unchecked) var pc: UnsafePointer<Instruction>
    /// The running function's first register, as an offset into `registers`.
    @exclusivity(unchecked) var base = 0
    /// The variables of the unit that runs.
    @exclusivity(unchecked) var variables: UnsafeMutablePointer<ListObject>
    /// An error to be thrown where it goes on.
    @exclusivity(unchecked) var pendingError: Value?
    /// Where that error was thrown, when it left a call before and was reported there already.
    @exclusivity(unchecked) var pendingTrace: [RuntimeError.Place]?
    /// What to tell when it ends.
    var completion: Completion
    /// Calls around its first one: those of the fibers that wait for it.
    let depth: Int
    /// Its number among the fibers that the machine's observer knows; 0 when there is none.
    var strand = 0
    /// Where its memory is accounted for.
    private let heap: Heap
    private var isCharged = true

    /// Who waits for a fiber.
    enum Completion {
        /// The run itself: its result is the run's.
        case unit
        /// A `gather`: the result is an item of its list.
        case item(Gathering, offset: Int)
        /// Nobody: an error is reported to the host.
        case callback
    }

    /// - Throws: a fault where the heap has no room for it.
    init(
        pc: UnsafePointer<Instruction>, variables: UnsafeMutablePointer<ListObject>, registerCount: Int, completion: Completion,
        frameLimit: Int,
        heap: Heap
    ) throws(Fault) {
        if case .item(let gathering, _) = completion { depth = gathering.parent.depth + gathering.parent.frameCount } else { depth = 0 }
        self.heap = heap
        self.pc = pc
        self.variables = variables
        self.completion = completion
        registerCapacity = max(registerCount, 32)
        registers = .take(capacity: registerCapacity)
        registers.initialize(repeating: .undefined, count: registerCapacity)
        frameCapacity = max(1, min(8, frameLimit))
        frames = .take(capacity: frameCapacity)
        do throws(Fault) {
            try heap.charge(byteCount)
        } catch {
            isCharged = false
            throw error
        }
    }

    deinit {
        if isCharged { heap.discharge(byteCount) }
        registers.giveBack()
        frames.giveBack()
    }

    /// Bytes it takes outside of the heap's objects.
    private var byteCount: Int {
        Fiber.ownByteCount + registerCapacity * MemoryLayout<Value>.stride + frameCapacity * MemoryLayout<Frame>.stride
    }

    /// Bytes of the object itself and of a place in a queue.
    private static let ownByteCount = 256

    /// Makes room for registers; what is there keeps its offsets.
    func growRegisters(toHold count: Int) {
        let capacity = max(count, registerCapacity * 2)
        let larger = UnsafeMutablePointer<Value>.take(capacity: capacity)
        larger.initialize(from: registers, count: registerCapacity)
        (larger + registerCapacity).initialize(repeating: .undefined, count: capacity - registerCapacity)
        registers.giveBack()
        registers = larger
        heap.discharge(byteCount)
        registerCapacity = capacity
        heap.chargeAnyway(byteCount)
    }

    /// Makes room for twice as many calls, but never more than `limit`.
    func growFrames(limit: Int) {
        let capacity = min(frameCapacity * 2, limit)
        let larger = UnsafeMutablePointer<Frame>.take(capacity: capacity)
        larger.update(from: frames, count: frameCount)
        frames.giveBack()
        frames = larger
        heap.discharge(byteCount)
        frameCapacity = capacity
        heap.chargeAnyway(byteCount)
    }

    /// Tells every value the fiber holds, and forgets those that returned calls left behind.
    func visitRoots(_ mark: (Value) -> Void, registerCount: Int) {
        let top = min(base + registerCount, registerCapacity)
        for offset in 0..<top { mark(registers[offset]) }
        for offset in top..<registerCapacity { registers[offset] = .undefined }
        mark(Value(variables))
        if let pendingError { mark(pendingError) }
        for offset in 0..<frameCount {
            if let variables = frames[offset].callerVariables { mark(Value(variables)) }
        }
    }
}

/// The fibers of one `gather` instruction and what they returned.
final class Gathering {
    let parent: Fiber
    /// Where the parent's list, then the results, are: the register `a` of the instruction, as an offset into its registers.
    let register: Int
    let items: UnsafeMutablePointer<ListObject>
    /// The items as they were when their callbacks started.
    let started: UnsafeMutablePointer<ListObject>
    let results: UnsafeMutablePointer<ListObject>
    let callback: UnsafeMutablePointer<PropertyObject>
    /// Awaits that a result passes through, and then the whole.
    let turns: Int
    /// The item whose callback is started next.
    var nextOffset = 0
    /// Whether callbacks are still being started.
    var isStarting = true
    /// The outcomes of callbacks that settled while others were still being started, where nothing but `Promise.all` waits for them.
    var early: [Value?] = []
    /// Callbacks that have not settled.
    var pendingCount: Int
    /// Whether the parent was already told: the first failure settles the whole.
    var isSettled = false

    init(
        parent: Fiber, register: Int, items: UnsafeMutablePointer<ListObject>, started: UnsafeMutablePointer<ListObject>,
        results: UnsafeMutablePointer<ListObject>, callback: UnsafeMutablePointer<PropertyObject>, turns: Int
    ) {
        self.parent = parent
        self.register = register
        self.items = items
        self.started = started
        self.results = results
        self.callback = callback
        self.turns = turns
        pendingCount = Int(items.pointee.count)
    }
}
