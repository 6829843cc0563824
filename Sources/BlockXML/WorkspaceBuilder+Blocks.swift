internal import BlockModel

/// `<block>`, `<shadow>`, `<value>`, `<statement>` and `<next>`.
extension WorkspaceBuilder {
    mutating func startInBlock(_ tag: StartTag, _ name: Int, _ element: ElementName, _ parent: Frame) {
        switch element {
        case .value, .statement: startInput(tag, name, element == .value ? .value : .statement, parent)
        case .next:
            // `next` comes last in what editors write; what was read so far need not wait for the end of a long chain.
            takePending(parent)
            for offset in 0..<tag.attributeCount { warnUnknownAttribute(tag, offset) }
            push(.next, tag, name, parent.block)
        case .field: startField(tag, name, parent)
        case .comment:
            heldAttributes = tag.allAttributes
            startText(.blockComment, tag, name, parent.block)
        case .data: startText(.data, tag, name, parent.block)
        case .mutation: startMarkup(tag, name, parent.block)
        case .block, .shadow, .variables:
            reportMisplaced(tag, inside: parent)
            push(.skipped, tag, name, parent.block)
        case .xml, .other:
            warnUnknownElement(tag, name)
            startMarkup(tag, name, parent.block)
        }
    }

    mutating func startInSocket(_ tag: StartTag, _ name: Int, _ element: ElementName) {
        let socket = frames[frames.count - 1]
        switch element {
        case .block, .shadow: startBlock(tag, name, isShadow: element == .shadow)
        case .xml, .other:
            warnUnknownElement(tag, name)
            push(.skipped, tag, name, socket.block)
        default:
            reportMisplaced(tag, inside: socket)
            push(.skipped, tag, name, socket.block)
        }
    }

    private mutating func startInput(_ tag: StartTag, _ name: Int, _ kind: Input.Tag, _ parent: Frame) {
        var inputName: String?
        for offset in 0..<tag.attributeCount {
            if let attribute = tag.plainAttributeName(offset), names.attribute(attribute) == .name {
                inputName = strings.string(tag.attributeBytes(offset))
            } else {
                warnUnknownAttribute(tag, offset)
            }
        }
        if inputName == nil {
            report(.missingName(of: tag.qualifiedName, block: workspace.blocks[Int(parent.block)], file: workspace.file, at: tag.position))
        }
        push(.input, tag, name, parent.block)
        frames[frames.count - 1].start = Int32(pendingInputs.count)
        pendingInputs.append(Input(name: inputName ?? "", tag: kind, at: tag.position))
    }

    /// Starts a block at top level (no socket open) or in the innermost open input or `<next>`.
    mutating func startBlock(_ tag: StartTag, _ name: Int, isShadow: Bool) {
        let offset = workspace.blocks.count
        if offset >= maximumBlockCount { return stop(.tooManyBlocks(limit: maximumBlockCount, file: workspace.file, at: tag.position)) }
        appendBlock(tag, isShadow: isShadow)
        var depth: Int32 = 1
        if let socket = frames.last, socket.kind != .root {
            let parent = Int(socket.block)
            workspace.blocks[offset].parent = BlockReference(offset: parent)
            if !isShadow, workspace.blocks[parent].isShadow {
                report(.blockInShadow(workspace.blocks[offset], shadow: workspace.blocks[parent], file: workspace.file))
            }
            // The frame below an input or `<next>` is the block that owns it.
            depth = frames[frames.count - 2].second + (socket.kind == .input ? 1 : 0)
            connect(offset, isShadow: isShadow, to: socket)
        } else {
            if isShadow { report(.shadowAtTopLevel(workspace.blocks[offset], file: workspace.file)) }
            workspace.topBlocks.append(BlockReference(offset: offset))
        }
        workspace.depth = max(workspace.depth, Int(depth))
        push(.block, tag, name, Int32(truncatingIfNeeded: offset))
        let top = frames.count - 1
        frames[top].start = Int32(truncatingIfNeeded: pendingInputs.count)
        frames[top].second = depth
    }

    /// Plugs a block into the innermost open input or `<next>`.
    private mutating func connect(_ offset: Int, isShadow: Bool, to socket: Frame) {
        let earlier = Int(isShadow ? socket.second : socket.first)
        if earlier >= 0 {
            let element = names[Int(socket.name)].text
            report(.twoBlocks(in: element, workspace.blocks[offset], earlier: workspace.blocks[earlier], file: workspace.file))
        }
        let reference = BlockReference(offset: offset)
        if isShadow {
            frames[frames.count - 1].second = Int32(truncatingIfNeeded: offset)
        } else {
            frames[frames.count - 1].first = Int32(truncatingIfNeeded: offset)
        }
        switch (socket.kind, isShadow) {
        case (.input, false): pendingInputs[Int(socket.start)].block = reference
        case (.input, true): pendingInputs[Int(socket.start)].shadow = reference
        case (_, false):
            if earlier < 0, let first = workspace.blocks[Int(socket.block)].next {
                report(.secondNext(workspace.blocks[offset], earlier: workspace.blocks[first.offset], file: workspace.file))
            }
            workspace.blocks[Int(socket.block)].next = reference
        case (_, true): workspace.blocks[Int(socket.block)].nextShadow = reference
        }
    }

    mutating func endBlock(_ frame: Frame) {
        takePending(frame)
        let block = Int(frame.block)
        if workspace.blocks[block].inputs.count > 1 { checkRepeatedInputs(of: block) }
    }

    /// Gives the block of a frame the inputs collected for it.
    private mutating func takePending(_ frame: Frame) {
        let inputs = packedInputs.takeLast(pendingInputs.count - Int(frame.start), of: &pendingInputs)
        if inputs.isEmpty { return }
        let block = Int(frame.block)
        if workspace.blocks[block].inputs.isEmpty {
            workspace.blocks[block].inputs = inputs
        } else {
            workspace.blocks[block].inputs += inputs
        }
    }

    private mutating func checkRepeatedInputs(of block: Int) {
        let count = workspace.blocks[block].inputs.count
        let hasRepeated =
            count <= 8
            ? workspace.blocks[block].inputs.withElements { inputs in
                (1..<count).contains { later in (0..<later).contains { inputs[$0].name == inputs[later].name } }
            } : true
        guard hasRepeated else { return }
        let inputs = workspace.blocks[block].inputs
        var seen: [String: Int] = [:]
        for (offset, input) in inputs.enumerated() {
            if let first = seen[input.name] {
                report(.repeatedInput(input, earlier: inputs[first], block: workspace.blocks[block], file: workspace.file))
            } else {
                seen[input.name] = offset
            }
        }
    }
}
