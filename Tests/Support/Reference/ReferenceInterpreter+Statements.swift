import BlockModel

extension ReferenceInterpreter {
    /// Where to go on behind a statement.
    enum Flow {
        case next
        case leaveLoop
        case nextRound
        case leave(ReferenceValue)
    }

    /// Runs a block and those that follow it; those that are switched off are passed over.
    @discardableResult
    func run(from first: Block) throws(ReferenceStop) -> Flow {
        var block = first
        while true {
            if source.isOn(block) {
                try step()
                let flow = try run(block)
                guard case .next = flow else { return flow }
            }
            guard let next = block.next ?? block.nextShadow else { return .next }
            block = source.workspace[next]
        }
    }

    /// Runs what stands in a statement input.
    func runStatements(_ block: Block, _ input: String) throws(ReferenceStop) -> Flow {
        guard let first = block.input(input)?.content else { return .next }
        nesting += 1
        let flow = try run(from: source.workspace[first])
        nesting -= 1
        return flow
    }

    private func run(_ block: Block) throws(ReferenceStop) -> Flow {
        switch block.type {
        case "controls_if", "controls_ifelse": return try runIf(block)
        case let type where type.hasPrefix("controls_"): return try runLoop(block)
        case "variables_set", "variables_set_dynamic": assign(source.variable(block), try value(block, "VALUE", .number(0)))
        case "math_change":
            let name = source.variable(block)
            var start = ReferenceValue.number(0)
            if case .number = read(name) { start = read(name) }
            assign(name, try add(to: start, source.content(block, "DELTA")))
        case "text_append":
            let name = source.variable(block)
            let start = read(name)
            assign(name, try .sum(start, .text(try value(block, "TEXT", .text("")).toText())))
        case "text_print": print(try value(block, "TEXT", .text("")).toText())
        case "lists_setIndex": try setListItem(block)
        case "procedures_ifreturn":
            guard try value(block, "CONDITION", .boolean(false)).isTruthy else { return .next }
            return .leave(source.mutation(block, "value") == "0" ? .undefined : try value(block, "VALUE", .null))
        default: _ = try value(of: block)
        }
        return .next
    }

    private func runIf(_ block: Block) throws(ReferenceStop) -> Flow {
        let isPlain = block.type == "controls_ifelse"
        let count = isPlain ? 0 : Int(source.mutation(block, "elseif") ?? "0") ?? 0
        for offset in 0...count where try value(block, "IF\(offset)", .boolean(false)).isTruthy {
            return try runStatements(block, "DO\(offset)")
        }
        let hasElse = isPlain || (Int(source.mutation(block, "else") ?? "0") ?? 0) != 0
        return hasElse ? try runStatements(block, "ELSE") : .next
    }
}
