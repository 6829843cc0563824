internal import BlockModel

/// The attributes of `<block>` and `<shadow>`.
extension WorkspaceBuilder {
    /// Adds a block and reads its start tag into it, in place: a block that is moved about costs more than it takes to read it.
    mutating func appendBlock(_ tag: StartTag, isShadow: Bool) {
        let block = workspace.blocks.count
        workspace.blocks.append(Block(type: "", at: tag.position))
        if isShadow { workspace.blocks[block].isShadow = true }
        for offset in 0..<tag.attributeCount {
            let name = tag.plainAttributeName(offset).map { names.attribute($0) } ?? .other
            switch name {
            case .type: workspace.blocks[block].type = strings.string(tag.attributeBytes(offset))
            case .id: workspace.blocks[block].setID(tag.attributeBytes(offset), with: &packedIDs)
            case .x: workspace.blocks[block].changeExtra { $0.x = tag.attributeText(offset) }
            case .y: workspace.blocks[block].changeExtra { $0.y = tag.attributeText(offset) }
            case .metadata: workspace.blocks[block].changeExtra { $0.metadata = tag.attributeText(offset) }
            case .disabledReasons:
                workspace.blocks[block].disabledReasons = DisabledReasons.decode(tag.attributeText(offset))
            case .name, .variableType, .other:
                warnUnknownAttribute(tag, offset)
                workspace.blocks[block].changeExtra { $0.attributes.append(tag.attribute(offset)) }
            default: setState(of: block, name, tag, offset)
            }
        }
        for attribute in tag.namespaceAttributes(withDefault: false) {
            workspace.blocks[block].changeExtra { $0.attributes.append(attribute) }
        }
        if workspace.blocks[block].type.isEmpty { report(.missingType(workspace.blocks[block], file: workspace.file)) }
    }

    private mutating func setState(of block: Int, _ name: AttributeName, _ tag: StartTag, _ offset: Int) {
        var state = workspace.blocks[block].state
        let isTrue = tag.attributeBytes(offset).elementsEqual("true".utf8)
        switch name {
        case .disabled: if isTrue || tag.attributeBytes(offset).elementsEqual("disabled".utf8) { state.isDisabled = true }
        case .inline: state.isInline = isTrue
        case .collapsed: state.isCollapsed = isTrue
        case .deletable: state.isDeletable = isTrue
        case .movable: state.isMovable = isTrue
        case .editable: state.isEditable = isTrue
        default: break
        }
        workspace.blocks[block].state = state
    }
}
