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
            held.attributes = tag.allAttributes
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
            if let attribute = tag.plainAttributeName(offset), names[names.offset(of: attribute)].attribute == .name {
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
        if limits.maximumBlockCount > 0, workspace.blocks.count >= limits.maximumBlockCount || workspace.blocks.count >= Int(Int32.max) - 1
        {
            return stop(.tooManyBlocks(limit: limits.maximumBlockCount, file: workspace.file, at: tag.position))
        }
        var block = Block(type: "", at: tag.position)
        block.isShadow = isShadow
        readAttributes(tag, into: &block)
        let reference = BlockReference(offset: workspace.blocks.count)
        var depth: Int32 = 1
        if let socket = frames.last, socket.kind != .root {
            let parent = Int(socket.block)
            block.parent = BlockReference(offset: parent)
            if workspace.blocks[parent].isShadow, !isShadow {
                report(.blockInShadow(block, shadow: workspace.blocks[parent], file: workspace.file))
            }
            // The frame below an input or `<next>` is the block that owns it.
            depth = frames[frames.count - 2].second + (socket.kind == .input ? 1 : 0)
            connect(reference, block)
        } else {
            if isShadow { report(.shadowAtTopLevel(block, file: workspace.file)) }
            workspace.topBlocks.append(reference)
        }
        workspace.blocks.append(block)
        workspace.depth = max(workspace.depth, Int(depth))
        frames.append(
            Frame(
                kind: .block, name: Int32(truncatingIfNeeded: name), position: tag.position,
                block: Int32(truncatingIfNeeded: reference.offset),
                start: Int32(truncatingIfNeeded: pendingInputs.count), first: Int32(truncatingIfNeeded: pendingFields.count), second: depth)
        )
    }

    /// Plugs a block into the innermost open input or `<next>`.
    private mutating func connect(_ reference: BlockReference, _ block: Block) {
        let top = frames.count - 1
        let (socket, owner) = (frames[top], Int(frames[top].block))
        let earlier = block.isShadow ? socket.second : socket.first
        if earlier >= 0 {
            report(.twoBlocks(in: names[Int(socket.name)].text, block, earlier: workspace.blocks[Int(earlier)], file: workspace.file))
        }
        if block.isShadow {
            frames[top].second = Int32(truncatingIfNeeded: reference.offset)
        } else {
            frames[top].first = Int32(truncatingIfNeeded: reference.offset)
        }
        switch (socket.kind, block.isShadow) {
        case (.input, false): pendingInputs[Int(socket.start)].block = reference
        case (.input, true): pendingInputs[Int(socket.start)].shadow = reference
        case (_, false):
            if earlier < 0, let first = workspace.blocks[owner].next {
                report(.secondNext(block, earlier: workspace.blocks[first.offset], file: workspace.file))
            }
            workspace.blocks[owner].next = reference
        case (_, true): workspace.blocks[owner].nextShadow = reference
        }
    }

    mutating func endBlock(_ frame: Frame) {
        takePending(frame)
        let block = Int(frame.block)
        if workspace.blocks[block].inputs.count > 1 { checkRepeatedInputs(workspace.blocks[block]) }
    }

    /// Gives the block of a frame the fields and inputs collected for it.
    private mutating func takePending(_ frame: Frame) {
        let (block, inputs, fields) = (Int(frame.block), Int(frame.start), Int(frame.first))
        if pendingInputs.count > inputs {
            if workspace.blocks[block].inputs.isEmpty {
                workspace.blocks[block].inputs = Array(pendingInputs[inputs...])
            } else {
                workspace.blocks[block].inputs.append(contentsOf: pendingInputs[inputs...])
            }
            pendingInputs.removeSubrange(inputs...)
        }
        if pendingFields.count > fields {
            if workspace.blocks[block].fields.isEmpty {
                workspace.blocks[block].fields = Array(pendingFields[fields...])
            } else {
                workspace.blocks[block].fields.append(contentsOf: pendingFields[fields...])
            }
            pendingFields.removeSubrange(fields...)
        }
    }

    private mutating func checkRepeatedInputs(_ block: Block) {
        let inputs = block.inputs
        if inputs.count <= 8 {
            for later in 1..<inputs.count {
                guard let earlier = inputs[..<later].first(where: { $0.name == inputs[later].name }) else { continue }
                report(.repeatedInput(inputs[later], earlier: earlier, block: block, file: workspace.file))
            }
        } else {
            var seen: [String: Int] = [:]
            for (offset, input) in inputs.enumerated() {
                if let earlier = seen.updateValue(offset, forKey: input.name) {
                    report(.repeatedInput(input, earlier: inputs[earlier], block: block, file: workspace.file))
                }
            }
        }
    }
}
