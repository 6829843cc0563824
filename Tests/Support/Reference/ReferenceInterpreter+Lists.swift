import BlockModel

extension ReferenceInterpreter {
    func listValue(_ block: Block) throws(ReferenceStop) -> ReferenceValue {
        let empty = ReferenceValue.list(ReferenceList())
        switch block.type {
        case "lists_create_empty": return empty
        case "lists_create_with":
            let list = ReferenceList()
            for offset in 0..<(Int(source.mutation(block, "items") ?? "3") ?? 0) {
                list.items.append(try value(block, "ADD\(offset)", .null))
            }
            return .list(list)
        case "lists_repeat":
            let (item, count) = (try value(block, "ITEM", .null), try value(block, "NUM", .number(0)))
            let list = ReferenceList()
            while try ReferenceValue.less(.number(Double(list.items.count)), count) {
                list.items.append(item)
                if list.items.count > ReferenceList.largestCount { throw .tooLarge }
            }
            return .list(list)
        case "lists_length": return try value(block, "VALUE", empty).length()
        case "lists_isEmpty": return .boolean(!(try value(block, "VALUE", empty).length().isTruthy))
        case "lists_indexOf": return .number(try foundOffset(block) + (isOneBased ? 1 : 0))
        case "lists_getIndex": return try listItem(block)
        case "lists_getSublist": return try part(block, "LIST", empty)
        case "lists_sort":
            let subject = try value(block, "LIST", empty)
            try subject.requireObject()
            let order = ReferenceSortOrder(rawValue: source.field(block, "TYPE", "NUMERIC")) ?? .numeric
            return .list(try subject.asList().sorted(order, direction: source.field(block, "DIRECTION", "1") == "1" ? 1 : -1))
        case "lists_reverse": return .list(ReferenceList(try value(block, "LIST", empty).asList().items.reversed()))
        case "lists_split": return try splitOrJoin(block)
        default: throw .error("unknown block \(block.type)")
        }
    }

    private func splitOrJoin(_ block: Block) throws(ReferenceStop) -> ReferenceValue {
        let isSplit = source.field(block, "MODE", "SPLIT") == "SPLIT"
        let subject = try value(block, "INPUT", isSplit ? .text("") : .list(ReferenceList()))
        try subject.requireObject()
        let delimiter = try value(block, "DELIM", .text(""))
        var isUndefined = false
        if case .undefined = delimiter { isUndefined = true }
        if isSplit {
            let units = try subject.asText()
            if isUndefined { return .list(ReferenceList([subject])) }
            return .list(ReferenceList(referencePieces(of: units, by: try delimiter.toText()).map { .text($0) }))
        }
        return .text(try subject.asList().joined(by: isUndefined ? [0x2C] : try delimiter.toText()))
    }

    // MARK: Items

    private func listItem(_ block: Block) throws(ReferenceStop) -> ReferenceValue {
        let isGet = source.field(block, "MODE", "GET") == "GET"
        let subject = try value(block, "VALUE", .list(ReferenceList()))
        // An item is read when its place is known; a method is looked up before.
        let place = source.field(block, "WHERE", "FROM_START")
        if !isGet || place != "FROM_START" { try subject.requireObject() }
        switch place {
        case "FIRST": return isGet ? try subject.item(.number(0)) : try subject.asList().remove(at: .number(0))
        case "LAST": return isGet ? try subject.slice(.number(-1)).item(.number(0)) : try subject.asList().remove(at: .number(-1))
        case "FROM_END":
            let position = try adjusted(block, "AT", 1, negated: true)
            return isGet ? try subject.slice(position).item(.number(0)) : try subject.asList().remove(at: position)
        case "RANDOM":
            if isGet { return try randomItem(of: subject) }
            let offset = try randomOffset(in: subject)
            return try subject.asList().remove(at: offset)
        default:
            let position = try adjusted(block, "AT")
            return isGet ? try subject.item(position) : try subject.asList().remove(at: position)
        }
    }

    func setListItem(_ block: Block) throws(ReferenceStop) {
        let isSet = source.field(block, "MODE", "SET") == "SET"
        let subject = try value(block, "LIST", .list(ReferenceList()))
        let position: ReferenceValue
        switch source.field(block, "WHERE", "FROM_START") {
        case "FIRST":
            if !isSet { try subject.requireObject() }
            position = .number(0)
        case "LAST":
            let length = try subject.length()
            position = isSet ? .number(try length.toNumber() - 1) : length
        case "FROM_END":
            let length = try subject.length()
            position = .number(try length.toNumber() - adjusted(block, "AT", 1).toNumber())
        case "RANDOM": position = try randomOffset(in: subject)
        default:
            if !isSet { try subject.requireObject() }
            position = try adjusted(block, "AT")
        }
        let new = try value(block, "TO", .null)
        if isSet {
            try subject.setItem(position, new)
        } else if source.field(block, "WHERE") == "LAST" {
            // What was pushed goes to the end as it is by now.
            let list = try subject.asList()
            try list.insert(new, at: .number(Double(list.items.count)))
        } else {
            try subject.asList().insert(new, at: position)
        }
    }
}
