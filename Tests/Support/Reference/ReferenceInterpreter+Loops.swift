import BlockModel

extension ReferenceInterpreter {
    func runLoop(_ block: Block) throws(ReferenceStop) -> Flow {
        switch block.type {
        case "controls_flow_statements": return source.field(block, "FLOW", "BREAK") == "BREAK" ? .leaveLoop : .nextRound
        case "controls_repeat":
            // The field takes whole numbers from 0.
            let count = max(0, (source.number(block, "TIMES", 10) + 0.5).rounded(.down))
            return try runRounds(block) { round in Double(round) < count }
        case "controls_repeat_ext":
            // A bare variable is read in every round.
            let variable = plainVariable(block, "TIMES")
            let count = try value(block, "TIMES", .number(0))
            return try runRounds(block) { (round) throws(ReferenceStop) in
                try ReferenceValue.less(.number(Double(round)), variable.map(read) ?? count)
            }
        case "controls_whileUntil":
            let isUntil = source.field(block, "MODE", "WHILE") == "UNTIL"
            return try runRounds(block) { (_) throws(ReferenceStop) in try value(block, "BOOL", .boolean(false)).isTruthy != isUntil }
        case "controls_for": return try runFor(block)
        case "controls_forEach": return try runForEach(block)
        default: throw .error("unknown block \(block.type)")
        }
    }

    /// Runs the body while a condition holds, with something to do behind each round.
    private func runRounds(
        _ block: Block, while condition: (_ round: Int) throws(ReferenceStop) -> Bool, behind: () throws(ReferenceStop) -> Void = {}
    ) throws(ReferenceStop) -> Flow {
        var round = 0
        while try condition(round) {
            try step()
            switch try runStatements(block, "DO") {
            case .leaveLoop: return .next
            case .leave(let result): return .leave(result)
            case .next, .nextRound: break
            }
            try behind()
            round += 1
        }
        return .next
    }

    private func runFor(_ block: Block) throws(ReferenceStop) -> Flow {
        let name = source.variable(block)
        if let from = literal(source.content(block, "FROM"), 0), let to = literal(source.content(block, "TO"), 0),
            let by = literal(source.content(block, "BY"), 1)
        {
            return try runLiteralFor(block, name, from: from, to: to, step: abs(by))
        }
        // What is no bare variable is computed once; a bare variable is read wherever its name stands.
        let liveFrom = plainVariable(block, "FROM")
        let liveTo = plainVariable(block, "TO")
        let from = try value(block, "FROM", .number(0))
        let to = try value(block, "TO", .number(0))
        var increment = abs(try number(block, "BY", 1))
        if try ReferenceValue.greater(liveFrom.map(read) ?? from, liveTo.map(read) ?? to) { increment = -increment }
        assign(name, liveFrom.map(read) ?? from)
        return try runRounds(block) { (_) throws(ReferenceStop) in
            let end = liveTo.map(read) ?? to
            return increment >= 0 ? try ReferenceValue.atMost(read(name), end) : try ReferenceValue.atLeast(read(name), end)
        } behind: { () throws(ReferenceStop) in
            assign(name, try .sum(read(name), .number(increment)))
        }
    }

    /// The shorter code that literal bounds have.
    private func runLiteralFor(_ block: Block, _ name: String, from: Double, to: Double, step: Double) throws(ReferenceStop) -> Flow {
        let isUp = from <= to
        assign(name, .number(from))
        return try runRounds(block) { (_) throws(ReferenceStop) in
            isUp ? try ReferenceValue.atMost(read(name), .number(to)) : try ReferenceValue.atLeast(read(name), .number(to))
        } behind: { () throws(ReferenceStop) in
            let number = try read(name).toNumber()
            switch (step, isUp) {
            case (1, true): assign(name, .number(number + 1))
            case (_, true): assign(name, try .sum(read(name), .number(step)))
            case (_, false): assign(name, .number(number - step))
            }
        }
    }

    private func runForEach(_ block: Block) throws(ReferenceStop) -> Flow {
        let name = source.variable(block)
        let live = plainVariable(block, "LIST")
        let subject = try value(block, "LIST", .list(ReferenceList()))
        let keys: [[UInt16]]
        switch subject {
        case .list(let list): keys = list.keys
        case .text(let units): keys = units.indices.map { Array(String($0).utf16) }
        default: return .next
        }
        for key in keys {
            if case .list(let list) = subject, !list.has(key) { continue }
            try step()
            // The item is read from what the variable holds by now.
            assign(name, try (live.map(read) ?? subject).item(.text(key)))
            switch try runStatements(block, "DO") {
            case .leaveLoop: return .next
            case .leave(let result): return .leave(result)
            case .next, .nextRound: break
            }
        }
        return .next
    }
}
