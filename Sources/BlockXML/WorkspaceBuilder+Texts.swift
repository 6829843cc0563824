internal import BlockModel

/// The elements whose text counts: fields, comments, `<data>` and variables.
extension WorkspaceBuilder {
    mutating func startText(_ kind: Frame.Kind, _ tag: StartTag, _ name: Int, _ block: Int32) {
        text.removeAll(keepingCapacity: true)
        push(kind, tag, name, block)
    }

    mutating func startField(_ tag: StartTag, _ name: Int, _ parent: Frame) {
        var field = Field(name: "", text: "", at: tag.position)
        held.isFieldKept = false
        for offset in 0..<tag.attributeCount {
            switch tag.plainAttributeName(offset).map({ names[names.offset(of: $0)].attribute }) ?? .other {
            case .name:
                field.name = strings.string(tag.attributeBytes(offset))
                held.isFieldKept = true
            case .id: field.variableID = strings.string(tag.attributeBytes(offset))
            case .variableType: field.variableType = strings.string(tag.attributeBytes(offset))
            default: warnUnknownAttribute(tag, offset)
            }
        }
        if !held.isFieldKept {
            report(.missingName(of: tag.qualifiedName, block: workspace.blocks[Int(parent.block)], file: workspace.file, at: tag.position))
        }
        held.field = field
        startText(.field, tag, name, parent.block)
    }

    mutating func startVariable(_ tag: StartTag, _ name: Int) {
        held.attributes = tag.allAttributes
        startText(.variable, tag, name, -1)
    }

    mutating func endText(_ frame: Frame) {
        let string = text.isEmpty ? "" : String(decoding: text, as: UTF8.self)
        switch frame.kind {
        case .field:
            if !held.isFieldKept { return }
            held.field.text = string
            pendingFields.append(held.field)
        case .blockComment:
            setExtra(of: frame) { [attributes = held.attributes] in $0.comment = BlockComment(text: string, attributes: attributes) }
        case .data: setExtra(of: frame) { $0.data = string }
        case .workspaceComment:
            workspace.comments.append(WorkspaceComment(text: string, attributes: held.attributes, at: frame.position))
        case .variable: endVariable(frame, string)
        default: break
        }
    }

    mutating func setExtra(of frame: Frame, _ change: (inout BlockExtra) -> Void) {
        let block = Int(frame.block)
        workspace.blocks[block].extra = workspace.blocks[block].extra.with(change)
    }

    private mutating func endVariable(_ frame: Frame, _ name: String) {
        if isVariableListOver { return }
        if name.isEmpty {
            isVariableListOver = true
            return report(.emptyVariableName(file: workspace.file, at: frame.position))
        }
        func attribute(_ key: String) -> String? { held.attributes.last { $0.name == key }?.value }
        let declaration = VariableDeclaration(name: name, id: attribute("id"), type: attribute("type") ?? "", at: frame.position)
        if let fault = variables.append(declaration, file: workspace.file) { report(fault) }
    }
}
