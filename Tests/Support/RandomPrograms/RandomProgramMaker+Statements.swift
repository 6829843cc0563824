extension RandomProgramMaker {
    mutating func statements(_ count: Int, depth: Int) -> [ProgramNode] {
        var nodes: [ProgramNode] = []
        for _ in 0..<count { nodes.append(decorated(statement(depth: depth))) }
        if isInLoop && chance(12) { nodes.append(ProgramNode("controls_flow_statements", [("FLOW", pick(["BREAK", "CONTINUE"]))])) }
        return nodes
    }

    /// A block with, now and then, something that switches it off or that only an editor shows.
    mutating func decorated(_ node: ProgramNode) -> ProgramNode {
        var node = node
        if chance(2) { node.isDisabled = true }
        if chance(6) { node.decoration = pick(ProgramNode.Decoration.allCases) }
        return node
    }

    /// A variable to read: nearly always one that holds the kind, for texts and lists are called by methods that others lack.
    mutating func variableName(_ kind: Kind) -> String {
        let isTolerant = kind == .number || kind == .boolean || kind == .any
        if isTolerant ? chance(8) : below(150) == 0 { return pick(["x", "y", "i", "p", "q", "n1", "t1", "l1"]) }
        let name =
            switch kind {
            case .number: pick(["n1", "n2", "n3", "i"])
            case .text: pick(["t1", "t2"])
            case .boolean: "b1"
            case .list: pick(["l1", "l2", "l3"])
            case .colour: "c1"
            case .any: pick(["x", "y", "n1", "n2", "t1", "l1", "l2", "b1", "c1", "p", "q"])
            }
        return chance(4) ? name.uppercased() : name
    }

    /// A variable to assign something of any kind.
    private mutating func looseVariable() -> String {
        below(150) == 0 ? pick(["t1", "l1", "c1"]) : pick(["x", "y", "p", "q", "n3", "b1"])
    }

    private mutating func assignment() -> ProgramNode {
        let type = chance(5) ? "variables_set_dynamic" : "variables_set"
        if chance(40) { return filled(ProgramNode(type, [("VAR", looseVariable())]), [("VALUE", .any)], depth: 3) }
        let kind = pick([Kind.number, .text, .text, .list, .list, .list, .boolean, .colour])
        var node = ProgramNode(type, [("VAR", variableName(kind))])
        // What is switched off would make it the number 0.
        var content = value(kind, depth: 2)
        content.isDisabled = false
        node.values = [("VALUE", content)]
        return node
    }

    private mutating func statement(depth: Int) -> ProgramNode {
        switch below(depth > 0 ? 100 : 60) {
        case 0..<18: return .print(value(.any, depth: 3))
        case 18..<22: return .show(value(.any, depth: 3))
        case 22..<36: return assignment()
        case 36..<41:
            return filled(ProgramNode("math_change", [("VAR", pick(["n1", "n2", "n3", "i", "x"]))]), [("DELTA", .number)], depth: 2)
        case 41..<46:
            return filled(ProgramNode("text_append", [("VAR", pick(["t1", "t1", "t2", "t2", "x", "n3"]))]), [("TEXT", .any)], depth: 2)
        case 46..<55: return setListItem()
        case 55..<60: return removal()
        case 60..<68: return condition(depth: depth)
        case 68..<84: return loop(depth: depth)
        case 84..<92: return call(isStatement: true, depth: 2) ?? .print(value(.any, depth: 3))
        case 92..<95 where procedureGives != nil: return conditionalReturn()
        default: return .print(.join([value(.any, depth: 2), value(.any, depth: 2), .text(";"), value(.any, depth: 2)]))
        }
    }

    private mutating func conditionalReturn() -> ProgramNode {
        let gives = procedureGives ?? false
        var node = filled(ProgramNode("procedures_ifreturn"), [("CONDITION", .boolean)] + (gives ? [("VALUE", .any)] : []), depth: 2)
        node.mutation = "value=\"\(gives ? 1 : 0)\">"
        return node
    }

    // MARK: Lists

    private mutating func setListItem() -> ProgramNode {
        let place = pick(["FROM_START", "FROM_START", "FROM_END", "FIRST", "LAST", "RANDOM"])
        let hasPosition = place.hasPrefix("FROM")
        var node = filled(
            ProgramNode("lists_setIndex", [("MODE", pick(["SET", "INSERT"])), ("WHERE", place)]),
            [("LIST", .list)] + (hasPosition ? [("AT", .number)] : []) + [("TO", .any)], depth: 2)
        node.mutation = "at=\"\(hasPosition)\">"
        return node
    }

    private mutating func removal() -> ProgramNode {
        let place = pick(["FROM_START", "FROM_END", "FIRST", "LAST", "RANDOM"])
        let hasPosition = place.hasPrefix("FROM")
        var node = filled(
            ProgramNode("lists_getIndex", [("MODE", "REMOVE"), ("WHERE", place)]),
            [("VALUE", .list)] + (hasPosition ? [("AT", .number)] : []), depth: 2)
        node.mutation = "statement=\"true\" at=\"\(hasPosition)\">"
        return node
    }

    // MARK: Control

    private mutating func condition(depth: Int) -> ProgramNode {
        if chance(25) {
            var node = filled(ProgramNode("controls_ifelse"), [("IF0", .boolean)], depth: 2)
            node.statements = [("DO0", statements(1 + below(2), depth: depth - 1)), ("ELSE", statements(1 + below(2), depth: depth - 1))]
            return node
        }
        let (more, hasElse) = (below(3), chance(50))
        var node = ProgramNode("controls_if")
        node.mutation = "elseif=\"\(more)\" else=\"\(hasElse ? 1 : 0)\">"
        for offset in 0...more {
            node = filled(node, [("IF\(offset)", .boolean)], depth: 2)
            node.statements.append(("DO\(offset)", statements(below(3), depth: depth - 1)))
        }
        if hasElse { node.statements.append(("ELSE", statements(1 + below(2), depth: depth - 1))) }
        return node
    }

    private mutating func loop(depth: Int) -> ProgramNode {
        var node: ProgramNode
        var isBounded = false
        switch below(6) {
        case 0:
            node = ProgramNode("controls_repeat", [("TIMES", pick(["0", "1", "2", "3", "2.5", "-1"]))])
            isBounded = true
        case 1:
            isBounded = chance(50)
            node = ProgramNode("controls_repeat_ext")
            if isBounded {
                node.values = [("TIMES", .number(pick(["1", "2", "3", "2.5"])))]
            } else {
                node = filled(node, [("TIMES", .number)], depth: 2)
            }
        case 2:
            node = filled(ProgramNode("controls_whileUntil", [("MODE", pick(["WHILE", "UNTIL"]))]), [("BOOL", .boolean)], depth: 2)
        case 3:
            isBounded = chance(40)
            node = ProgramNode("controls_for", [("VAR", chance(70) ? "i" : looseVariable())])
            if isBounded {
                node.fields = [("VAR", "i")]
                node.values = [("FROM", .number(pick(["1", "0", "5", "2.5"]))), ("TO", .number(pick(["3", "1", "6", "-1"])))]
                isBounded = chance(70)
            } else {
                node = filled(node, [("FROM", .number), ("TO", .number), ("BY", .number)], depth: 2)
            }
        default:
            node = ProgramNode("controls_forEach", [("VAR", chance(60) ? "i" : looseVariable())])
            // Only a variable can bring anything but a list: an editor checks the others.
            if chance(15) {
                node.values = [("LIST", .variable(variableName(.any)))]
            } else {
                node = filled(node, [("LIST", .list)], depth: 2)
            }
        }
        let wasInLoop = isInLoop
        isInLoop = true
        defer { isInLoop = wasInLoop }
        var body = statements(1 + below(3), depth: depth - 1)
        if !isBounded {
            let stop = ProgramNode.condition(
                .compare(.variable("fuel"), "GT", .number("40")), [ProgramNode("controls_flow_statements", [("FLOW", "BREAK")])])
            body = [.change("fuel", by: "1"), stop] + body
        }
        node.statements = [("DO", body)]
        return node
    }

    /// A call of one of the program's procedures; nil when it has none of the kind.
    mutating func call(isStatement: Bool, depth: Int) -> ProgramNode? {
        let choices = procedures.filter { isStatement || $0.gives }
        guard !choices.isEmpty else { return nil }
        let procedure = pick(choices)
        // A statement may call a procedure that returns a value only when it was defined without.
        if isStatement && procedure.gives { return nil }
        // A call binds by position, finds names without case, and fails where there is none.
        let name = chance(4) ? procedure.name.uppercased() : below(150) == 0 ? "nowhere" : procedure.name
        let count = chance(8) ? below(5) : procedure.parameters.count
        var node = filled(
            ProgramNode(isStatement ? "procedures_callnoreturn" : "procedures_callreturn"), (0..<count).map { ("ARG\($0)", .any) },
            depth: depth)
        node.mutation = "name=\"\(name)\">" + (0..<count).map { "<arg name=\"a\($0)\"></arg>" }.joined()
        return node
    }
}
