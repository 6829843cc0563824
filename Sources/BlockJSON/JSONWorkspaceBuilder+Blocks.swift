internal import BlockModel
internal import OrderedJSON

/// Block states.
extension JSONWorkspaceBuilder {
    /// Reads the pending blocks and all that is plugged into them, in the order of the file.
    mutating func readPending() {
        let limit = limits.maximumBlockCount > 0 ? min(limits.maximumBlockCount, Int(Int32.max)) : Int(Int32.max)
        while let item = pending.popLast() {
            if workspace.blocks.count >= limit {
                return report(.tooManyJSONBlocks(limit: limit, at: SourcePosition(item.state.position), file: workspace.file))
            }
            guard let members = object(item.state, "block") else { continue }
            read(members, item)
        }
    }

    private mutating func read(_ members: [PositionedJSON.Member], _ item: PendingBlock) {
        let type = members.last { $0.key == "type" }?.value.stringValue ?? ""
        var block = Block(type: type, at: SourcePosition(item.state.position))
        if let id = members.last(where: { $0.key == "id" })?.value.stringValue { block.setID(id, with: &packedIDs) }
        block.isShadow = item.isShadow
        if type.isEmpty { report(.missingType(item.state, id: block.id, file: workspace.file)) }
        let offset = workspace.blocks.count
        var extra = BlockExtra()
        var reasons: [String]?
        if item.parent < 0 { (extra.x, extra.y) = ("0", "0") }
        var inputs: [PositionedJSON.Member] = []
        var next: PositionedJSON?
        var statements: Set<String>?
        for member in members {
            switch member.key {
            case "type", "id": break
            case "x": extra.x = PlainValue.text(of: member.value, true: "", false: "")
            case "y": extra.y = PlainValue.text(of: member.value, true: "", false: "")
            case "collapsed": block.state.isCollapsed = member.value.boolValue ?? false
            case "deletable": block.state.isDeletable = member.value.boolValue ?? true
            case "movable": block.state.isMovable = member.value.boolValue ?? true
            case "editable": block.state.isEditable = member.value.boolValue ?? true
            case "inline": block.state.isInline = member.value.boolValue
            case "enabled": if member.value.boolValue == false { block.state.isDisabled = true }
            case "disabledReasons": reasons = (list(member.value, member.key) ?? []).map { $0.stringValue ?? "" }
            case "data": extra.data = text(member.value, member.key)
            case "extraState": readExtraState(member.value, into: &block)
            case "icons": readIcons(member.value, into: &extra)
            case "fields": readFields(member.value, into: &block)
            case "inputs": inputs = object(member.value, member.key) ?? []
            case "next": next = member.value
            case "xml": statements = readMarkup(member.value, into: &extra)
            default: warnUnknown(member, in: "a block")
            }
        }
        if extra != BlockExtra() { block.extra = extra }
        // An empty list disables nothing, unless `enabled` says so.
        if let reasons, !reasons.isEmpty || block.state.isDisabled { block.disabledReasons = reasons }
        connect(&block, offset, item)
        queue(next, inputs, statements ?? [], of: &block, offset, item.depth)
        workspace.blocks.append(block)
        workspace.depth = max(workspace.depth, item.depth)
    }

    /// Plugs a block into where it was met.
    private mutating func connect(_ block: inout Block, _ offset: Int, _ item: PendingBlock) {
        let reference = BlockReference(offset: offset)
        guard item.parent >= 0 else { return workspace.topBlocks.append(reference) }
        block.parent = BlockReference(offset: item.parent)
        if workspace.blocks[item.parent].isShadow, !item.isShadow {
            report(.blockInShadow(block, shadow: workspace.blocks[item.parent], file: workspace.file))
        }
        switch (item.slot, item.isShadow) {
        case (.input(let place), true): workspace.blocks[item.parent].inputs.changeShared(place) { $0.shadow = reference }
        case (.input(let place), false): workspace.blocks[item.parent].inputs.changeShared(place) { $0.block = reference }
        case (_, true): workspace.blocks[item.parent].nextShadow = reference
        case (_, false): workspace.blocks[item.parent].next = reference
        }
    }

    /// Makes the inputs of a block and leaves what is plugged in to be read later.
    private mutating func queue(
        _ next: PositionedJSON?, _ inputs: [PositionedJSON.Member], _ others: Set<String>, of block: inout Block, _ offset: Int,
        _ depth: Int
    ) {
        if let next { queue(next, PendingBlock(state: next, parent: offset, slot: .next, isShadow: false, depth: depth)) }
        var names: Set<String> = []
        var known: [Input] = []
        for member in inputs {
            let usual = Input.tag(forName: member.key)
            let tag = others.contains(member.key) ? (usual == .value ? Input.Tag.statement : .value) : usual
            known.append(Input(name: member.key, tag: tag, at: SourcePosition(member.keyPosition)))
            if inputs.count > 1, !names.insert(member.key).inserted {
                report(.repeatedInput(member.key, of: block, at: SourcePosition(member.keyPosition), file: workspace.file))
            }
        }
        block.inputs = packedInputs.pack(known)
        for (place, member) in inputs.enumerated().reversed() {
            queue(member.value, PendingBlock(state: member.value, parent: offset, slot: .input(place), isShadow: false, depth: depth + 1))
        }
    }

    /// Leaves the block and the shadow of a connection to be read, the shadow first.
    private mutating func queue(_ connection: PositionedJSON, _ template: PendingBlock) {
        var shadow: PositionedJSON?
        for member in object(connection, "connection") ?? [] {
            switch member.key {
            case "shadow": shadow = member.value
            case "block":
                var item = template
                item.state = member.value
                pending.append(item)
            default: warnUnknown(member, in: "a connection")
            }
        }
        if let shadow {
            var item = template
            (item.state, item.isShadow) = (shadow, true)
            pending.append(item)
        }
    }
}
