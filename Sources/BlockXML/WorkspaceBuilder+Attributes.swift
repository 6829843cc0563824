internal import BlockModel

/// The attributes of `<block>` and `<shadow>`.
extension WorkspaceBuilder {
    mutating func readAttributes(_ tag: StartTag, into block: inout Block) {
        var extra: BlockExtra?
        var isTyped = false
        for offset in 0..<tag.attributeCount {
            let name = tag.plainAttributeName(offset).map { names[names.offset(of: $0)].attribute } ?? .other
            switch name {
            case .type:
                block.type = strings.string(tag.attributeBytes(offset))
                isTyped = true
            case .id: block.id = tag.attributeText(offset)
            case .x: extra = extra.with { $0.x = tag.attributeText(offset) }
            case .y: extra = extra.with { $0.y = tag.attributeText(offset) }
            case .metadata: extra = extra.with { $0.metadata = tag.attributeText(offset) }
            case .disabled:
                let value = tag.attributeText(offset)
                if value == "true" || value == "disabled" { block.state.isDisabled = true }
            case .disabledReasons:
                block.state.isDisabled = true
                block.state.disabledReasons = DisabledReasons.decode(tag.attributeText(offset))
            case .inline: block.state.isInline = isTrue(tag, offset)
            case .collapsed: block.state.isCollapsed = isTrue(tag, offset)
            case .deletable: block.state.isDeletable = isTrue(tag, offset)
            case .movable: block.state.isMovable = isTrue(tag, offset)
            case .editable: block.state.isEditable = isTrue(tag, offset)
            case .name, .variableType, .other:
                warnUnknownAttribute(tag, offset)
                extra = extra.with { $0.attributes.append(tag.attribute(offset)) }
            }
        }
        for attribute in tag.namespaceAttributes(withDefault: false) { extra = extra.with { $0.attributes.append(attribute) } }
        if let extra { block.extra = extra }
        if !isTyped || block.type.isEmpty { report(.missingType(block, file: workspace.file)) }
    }

    private func isTrue(_ tag: StartTag, _ offset: Int) -> Bool { tag.attributeBytes(offset).elementsEqual("true".utf8) }
}

extension BlockExtra? {
    /// The extras after a change; made when there were none.
    func with(_ change: (inout BlockExtra) -> Void) -> BlockExtra {
        var extra = self ?? BlockExtra()
        change(&extra)
        return extra
    }
}
