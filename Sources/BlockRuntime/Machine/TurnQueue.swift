/// The first-in first-out queue of what goes on after an await: JavaScript's promise jobs.
struct TurnQueue {
    /// What waits for its turn.
    enum Turn {
        /// A fiber goes on.
        case fiber(Fiber)
        /// A callback of a gathering has settled.
        case completion(Gathering, failure: Value?)
    }

    private var entries: [(turn: Turn, turns: Int)] = []
    private var head = 0

    var isEmpty: Bool { head == entries.count }

    /// Adds something that is due after so many times around the queue.
    mutating func append(_ turn: Turn, turns: Int = 1) {
        entries.append((turn, turns))
    }

    /// The next that is due; those that are not go around again.
    mutating func next() -> Turn? {
        while head < entries.count {
            let entry = entries[head]
            head += 1
            if head > 1024 && head * 2 > entries.count {
                entries.removeFirst(head)
                head = 0
            }
            if entry.turns <= 1 {
                if head == entries.count {
                    entries.removeAll(keepingCapacity: true)
                    head = 0
                }
                return entry.turn
            }
            entries.append((entry.turn, entry.turns - 1))
        }
        return nil
    }

    /// Tells everything that waits.
    func visitRoots(_ visit: (Fiber) -> Void, values mark: (Value) -> Void) {
        for entry in entries[head...] {
            switch entry.turn {
            case .fiber(let fiber): visit(fiber)
            case .completion(let gathering, let failure):
                // The one that waits for it is among the machine's waiting fibers.
                mark(Value(gathering.results))
                mark(Value(gathering.items))
                mark(Value(gathering.started))
                if let failure { mark(failure) }
            }
        }
    }
}
