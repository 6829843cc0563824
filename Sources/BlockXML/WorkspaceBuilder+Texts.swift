internal import BlockModel

/// The elements whose text counts: fields, comments, `<data>` and variables.
extension WorkspaceBuilder {
    mutating func startText(_ kind: Frame.Kind, _ tag: StartTag, _ name: Int, _ block: Int32) {
        if !text.isEmpty { text.removeAll(keepingCapacity: true) }
        push(kind, tag, name, block)
    }

    /// The block has the field from its start tag on; its text follows at the end tag.
    mutating func startField(_ tag: StartTag, _ name: Int, _ parent: Frame) {
        var fieldName: String?
        var id: String?
        var type: String?
        for offset in 0..<tag.attributeCount {
            switch tag.plainAttributeName(offset).map({ names.attribute($0) }) ?? .other {
            case .name: fieldName = strings.string(tag.attributeBytes(offset))
            case .id: id = strings.string(tag.attributeBytes(offset))
            case .variableType: type = strings.string(tag.attributeBytes(offset))
            default: warnUnknownAttribute(tag, offset)
            }
        }
        if fieldName == nil {
            report(.missingName(of: tag.qualifiedName, block: workspace.blocks[Int(parent.block)], file: workspace.file, at: tag.position))
        }
        packedFields.append(
            Field(name: fieldName ?? "", text: "", variableID: id, variableType: type, at: tag.position),
            to: &workspace.blocks[Int(parent.block)].fields)
        startText(.field, tag, name, parent.block)
    }

    mutating func startVariable(_ tag: StartTag, _ name: Int) {
        heldAttributes = tag.allAttributes
        startText(.variable, tag, name, -1)
    }

    mutating func endText(_ frame: Frame) {
        let string = text.count <= 15 ? text.withUnsafeBufferPointer { strings.string($0) } : String(decoding: text, as: UTF8.self)
        switch frame.kind {
        case .field:
            let last = workspace.blocks[Int(frame.block)].fields.count - 1
            workspace.blocks[Int(frame.block)].fields.changeShared(last) { $0.text = string }
        case .blockComment:
            workspace.blocks[Int(frame.block)].changeExtra { [attributes = heldAttributes] in
                $0.comment = BlockComment(text: string, attributes: attributes)
            }
        case .data: workspace.blocks[Int(frame.block)].changeExtra { $0.data = string }
        case .workspaceComment:
            workspace.comments.append(WorkspaceComment(text: string, attributes: heldAttributes, at: frame.position))
        case .variable: endVariable(frame, string)
        default: break
        }
    }

    private mutating func endVariable(_ frame: Frame, _ name: String) {
        if isVariableListOver { return }
        if name.isEmpty {
            isVariableListOver = true
            return report(.emptyVariableName(file: workspace.file, at: frame.position))
        }
        func attribute(_ key: String) -> String? { heldAttributes.last { $0.name == key }?.value }
        let declaration = VariableDeclaration(name: name, id: attribute("id"), type: attribute("type") ?? "", at: frame.position)
        if let fault = variables.append(declaration, file: workspace.file) { report(fault) }
    }
}
