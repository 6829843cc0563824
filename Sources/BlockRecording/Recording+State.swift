public import BlockRuntime

/// How things stood after an event.
public struct RecordingState: Sendable {
    /// A block that had begun and was not done.
    public struct OpenBlock: Hashable, Sendable {
        /// The block, as an offset into `Recording.sites`.
        public var site: Int
        /// The event that opened it.
        public var event: Int
        /// Whether it is the definition of a procedure or callback that runs, rather than a block of its body.
        public var isFunction: Bool
    }

    /// A variable and what it held.
    public struct VariableValue: Hashable, Sendable {
        /// The variable, as an offset into `Recording.variables`.
        public var variable: Int
        /// What it held.
        public var value: TracedValue
        /// The block that had set it, as an offset into `Recording.sites`; nil when none had.
        public var writer: Int?
        /// The event that set it.
        public var event: Int
    }

    /// The event.
    public var event: Int
    /// The fiber that ran.
    public var strand: Int
    /// Its open blocks, inner ones first; of many only the inner ones.
    public var stack: [OpenBlock]
    /// How many blocks were open.
    public var depth: Int
    /// The variables of the program, then those of the innermost call; only those that had been set.
    public var variables: [VariableValue]
    /// How many lines, calls and errors there had been.
    public var consoleCount: Int
    /// How many calls there had been.
    public var callCount: Int
    /// How many errors there had been.
    public var errorCount: Int
}

extension Recording {
    /// How things stood after an event.
    ///
    /// - Parameters:
    ///   - event: 0-based, below `count`.
    ///   - stackLimit: open blocks that are told at most.
    public func state(at event: Int, stackLimit: Int = 1_000) -> RecordingState {
        RecordingState(
            event: event, strand: Int(strands[event]), stack: stack(at: event, limit: stackLimit), depth: Int(depths[event]),
            variables: variables(at: event), consoleCount: Recording.count(consoleEvents, upTo: event),
            callCount: Recording.count(callEvents, upTo: event), errorCount: Recording.count(errorEvents, upTo: event))
    }

    /// The open blocks after an event, inner ones first.
    public func stack(at event: Int, limit: Int = .max) -> [RecordingState.OpenBlock] {
        var blocks: [RecordingState.OpenBlock] = []
        var next = top(at: event)
        while next >= 0, blocks.count < limit {
            blocks.append(
                RecordingState.OpenBlock(site: Int(eventSites[next]), event: next, isFunction: kinds[next] == .enterFunction))
            next = Int(links[next])
        }
        return blocks
    }

    /// The event that opened the innermost open block after an event; -1 when none was open.
    func top(at event: Int) -> Int { kinds[event].opens ? event : Int(links[event]) }

    /// The variables after an event: those of the program, then those of the innermost call.
    public func variables(at event: Int) -> [RecordingState.VariableValue] {
        let frame = Int(frames[event])
        let function = frame >= 0 ? Int(subjects[frame]) : nil
        var result: [RecordingState.VariableValue] = []
        for number in variables.indices where variables[number].function == nil {
            if let value = value(of: number, at: event) { result.append(value) }
        }
        guard let function else { return result }
        for number in variables.indices where variables[number].function == function {
            if let value = value(of: number, at: event) { result.append(value) }
        }
        return result
    }

    /// What a variable held after an event; of one that every call has for itself, that of the innermost call. Nil when nothing had set it.
    ///
    /// - Parameter variable: an offset into `variables`.
    public func value(of variable: Int, at event: Int) -> RecordingState.VariableValue? {
        var place = Recording.count(writes[variable], upTo: event) - 1
        if variables[variable].function != nil {
            let frame = frames[event]
            // Calls inside the innermost one wrote to variables of their own.
            while place >= 0, frames[Int(writes[variable][place])] != frame {
                if writes[variable][place] < frame { return nil }
                place -= 1
            }
        }
        guard place >= 0 else { return nil }
        let write = Int(writes[variable][place])
        return RecordingState.VariableValue(
            variable: variable, value: values[Int(operands[write])], writer: eventSites[write] >= 0 ? Int(eventSites[write]) : nil,
            event: write)
    }

    /// The events that set a variable, ascending.
    public func events(setting variable: Int) -> [Int] { writes[variable].map(Int.init) }

    /// Everything that was printed up to an event, that included.
    public func console(upTo event: Int) -> [String] {
        consoleEvents.prefix(Recording.count(consoleEvents, upTo: event)).map { texts[Int(operands[Int($0)])] }
    }

    /// The events of calls up to an event, that included, ascending.
    public func calls(upTo event: Int) -> [Int] { callEvents.prefix(Recording.count(callEvents, upTo: event)).map(Int.init) }

    /// The events of errors, ascending.
    public var errors: [Int] { errorEvents.map(Int.init) }

    /// The users after an event, as a JSON list; nil when the recording knows of none.
    public func users(at event: Int) -> String? {
        let count = Recording.count(userEvents, upTo: event)
        return count > 0 ? texts[Int(operands[Int(userEvents[count - 1])])] : nil
    }

    /// The next event that begins a block of a site, after an event; nil when there is none.
    public func next(entering site: Int, after event: Int) -> Int? {
        (event + 1..<max(event + 1, count)).first { kinds[$0].opens && eventSites[$0] == site }
    }

    /// The last event that begins a block of a site, before an event; nil when there is none.
    public func last(entering site: Int, before event: Int) -> Int? {
        (0..<min(event, count)).last { kinds[$0].opens && eventSites[$0] == site }
    }

    /// How many of ascending events are not after one.
    private static func count(_ events: [Int32], upTo event: Int) -> Int {
        var (low, high) = (0, events.count)
        while low < high {
            let middle = (low + high) / 2
            if events[middle] <= event { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension RecordingEvent.Kind {
    /// Whether a block begins.
    public var opens: Bool { rawValue <= RecordingEvent.Kind.enterFunction.rawValue }
}
