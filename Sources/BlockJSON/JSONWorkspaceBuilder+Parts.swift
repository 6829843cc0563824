internal import BlockModel
internal import OrderedJSON

/// The parts of a block state.
extension JSONWorkspaceBuilder {
    mutating func readExtraState(_ value: PositionedJSON, into block: inout Block) {
        if value.isNested(deeperThan: limits.maximumMarkupDepth) {
            return report(.stateTooDeep(limit: limits.maximumMarkupDepth, at: SourcePosition(value.position), file: workspace.file))
        }
        block.mutations = ExtraState.mutations(
            from: value.value, blockType: block.type, maximumDepth: limits.maximumMarkupDepth, at: SourcePosition(value.position))
    }

    mutating func readFields(_ value: PositionedJSON, into block: inout Block) {
        for member in object(value, "fields") ?? [] {
            let position = SourcePosition(member.keyPosition)
            var field = Field(name: member.key, text: "", at: position)
            if let variable = member.value.members, variable.contains(where: { $0.key == "id" || $0.key == "name" || $0.key == "type" }) {
                readVariable(variable, into: &field, block)
            } else if let legacy = legacyVariable(member) {
                field = legacy
            } else {
                field.text = PlainValue.text(of: member.value, true: "TRUE", false: "FALSE")
            }
            packedFields.append(field, to: &block.fields)
        }
    }

    /// `{"id"}`, where the list of variables has the rest, or `{"id", "name", "type"}`.
    private mutating func readVariable(_ members: [PositionedJSON.Member], into field: inout Field, _ block: Block) {
        var name: String?
        for member in members {
            switch member.key {
            case "id": field.variableID = text(member.value, "id")
            case "name": name = text(member.value, "name")
            case "type": field.variableType = text(member.value, "type")
            default: warnUnknown(member, in: "a variable field")
            }
        }
        if name == nil, let id = field.variableID {
            if let declaration = variables[id] {
                name = declaration.name
                if !declaration.type.isEmpty { field.variableType = declaration.type }
            } else {
                report(.unknownVariable(id, field: field.name, of: block, at: field.position, file: workspace.file))
            }
        }
        field.text = name ?? ""
    }

    /// Fields saved by their XML hooks are strings such as `<field name="VAR" id="..." variabletype="">item</field>`.
    private func legacyVariable(_ member: PositionedJSON.Member) -> Field? {
        guard let text = member.value.stringValue, text.hasPrefix("<field "), text.hasSuffix("</field>") else { return nil }
        let position = SourcePosition(member.keyPosition)
        guard let elements = MarkupText.elements(in: text, maximumDepth: 1, at: position), elements.count == 1,
            elements[0]["name"] == member.key, let id = elements[0]["id"]
        else { return nil }
        return Field(name: member.key, text: elements[0].text, variableID: id, variableType: elements[0]["variabletype"], at: position)
    }

    mutating func readIcons(_ value: PositionedJSON, into extra: inout BlockExtra) {
        for icon in object(value, "icons") ?? [] {
            if icon.key == "comment" {
                var comment = BlockComment(text: "")
                for member in object(icon.value, "comment") ?? [] {
                    if member.key == "text" {
                        comment.text = text(member.value, "text") ?? ""
                    } else {
                        comment.attributes.append(CommentAttributes.attribute(member.key, member.value))
                    }
                }
                extra.comment = comment
            } else {
                warnUnknown(icon, in: "'icons'")
                let attributes = [
                    MarkupAttribute("type", icon.key),
                    MarkupAttribute("state", PlainValue.text(of: icon.value, true: "true", false: "false")),
                ]
                extra.elements.append(MarkupElement("icon", attributes: attributes, at: SourcePosition(icon.keyPosition)))
            }
        }
    }

    /// What the writer keeps of a block that JSON has no place for; returns the inputs whose tag is not the usual one.
    mutating func readMarkup(_ value: PositionedJSON, into extra: inout BlockExtra) -> Set<String> {
        var others: Set<String> = []
        for member in object(value, "xml") ?? [] {
            switch member.key {
            case "namespace": workspace.namespace = text(member.value, member.key)
            case "bl_meta": extra.metadata = text(member.value, member.key)
            case "attributes": extra.attributes = attributes(member.value)
            case "elements": extra.elements += elements(member.value)
            case "tags": others = Set((list(member.value, member.key) ?? []).compactMap(\.stringValue))
            default: warnUnknown(member, in: "'xml'")
            }
        }
        return others
    }
}
