public import BlockModel
internal import OrderedJSON

/// Writes a workspace in Blockly's JSON format, as `Blockly.serialization.workspaces.save` does.
///
/// What the format has no place for (a namespace, `bl_meta`, attributes and elements of no known meaning, an unusual tag) goes into
/// members named `xml`, which Blockly ignores and `WorkspaceJSONReader` reads. Of fields with one name the last is written, as it is
/// the one that counts; a top-level block without coordinates gets the 10,10 that its absence means in XML. The writer uses a stack of
/// its own, so any depth will do.
///
/// - Source: Blockly, core/serialization/workspaces.ts, `save`, and blocks.ts, `save`: names and order of the members.
public struct WorkspaceJSONWriter: Sendable {
    /// Makes a writer.
    public init() {}

    /// Writes a workspace as text.
    public func write(_ workspace: Workspace) -> String { String(decoding: bytes(of: workspace), as: UTF8.self) }

    /// Writes a workspace as UTF-8.
    public func bytes(of workspace: Workspace) -> [UInt8] {
        var writing = JSONWriting(workspace)
        return writing.run()
    }
}

/// One run of the writer.
private struct JSONWriting {
    let workspace: Workspace
    let variables: [String: VariableDeclaration]
    var output = JSONOutput()
    /// What is still to be written, the next thing last.
    var steps: [Step] = []

    enum Step {
        case block(BlockReference)
        case key(String)
        case beginObject, endObject
    }

    init(_ workspace: Workspace) {
        self.workspace = workspace
        variables = Dictionary(
            workspace.variables.compactMap { declaration in declaration.id.map { ($0, declaration) } },
            uniquingKeysWith: { first, _ in first })
    }

    mutating func run() -> [UInt8] {
        if workspace.shape == .bareBlock, workspace.topBlocks.count == 1 {
            steps.append(.block(workspace.topBlocks[0]))
            writeSteps()
            return output.bytes
        }
        output.beginObject()
        writeRootMarkup()
        output.key("blocks")
        output.beginObject()
        output.member("languageVersion", 0)
        output.key("blocks")
        output.beginList()
        for block in workspace.topBlocks {
            steps.append(.block(block))
            writeSteps()
        }
        output.endList()
        output.endObject()
        writeVariables()
        writeComments()
        output.endObject()
        return output.bytes
    }

    // MARK: Root

    private mutating func writeRootMarkup() {
        if workspace.namespace == nil, workspace.extraAttributes.isEmpty, workspace.extraElements.isEmpty { return }
        output.key("xml")
        output.beginObject()
        if let namespace = workspace.namespace { output.member("namespace", .string(namespace)) }
        write(workspace.extraAttributes)
        if !workspace.extraElements.isEmpty { output.member("elements", .string(MarkupText.text(of: workspace.extraElements))) }
        output.endObject()
    }

    private mutating func write(_ attributes: [MarkupAttribute]) {
        if attributes.isEmpty { return }
        output.member("attributes", .object(JSONObject(attributes.map { ($0.name, .string($0.value)) })))
    }

    private mutating func writeVariables() {
        if workspace.variables.isEmpty { return }
        output.key("variables")
        output.beginList()
        for variable in workspace.variables {
            output.beginObject()
            output.member("name", .string(variable.name))
            if let id = variable.id { output.member("id", .string(id)) }
            if !variable.type.isEmpty { output.member("type", .string(variable.type)) }
            output.endObject()
        }
        output.endList()
    }

    private mutating func writeComments() {
        if workspace.comments.isEmpty { return }
        output.key("workspaceComments")
        output.beginList()
        for comment in workspace.comments { writeComment(comment.text, comment.attributes) }
        output.endList()
    }

    private mutating func writeComment(_ text: String, _ attributes: [MarkupAttribute]) {
        output.beginObject()
        output.member("text", .string(text))
        for attribute in attributes {
            // An id is a text even when it looks like a number.
            let value = attribute.name == "id" ? .string(attribute.value) : PlainValue.value(attribute.value)
            output.member(CommentAttributes.key(of: attribute.name), value)
        }
        output.endObject()
    }

    // MARK: Blocks

    private mutating func writeSteps() {
        while let step = steps.popLast() {
            switch step {
            case .key(let key): output.key(key)
            case .beginObject: output.beginObject()
            case .endObject: output.endObject()
            case .block(let reference): write(workspace[reference])
            }
        }
    }

    /// Writes the block up to its inputs, and leaves the rest as steps.
    private mutating func write(_ block: Block) {
        let isRoot = output.bytes.isEmpty
        output.beginObject()
        output.member("type", .string(block.type))
        if let id = block.id { output.member("id", .string(id)) }
        let (x, y) = (block.extra?.x, block.extra?.y)
        if let x = x ?? (block.parent == nil ? "10" : nil) { output.member("x", PlainValue.number(x) ?? .string(x)) }
        if let y = y ?? (block.parent == nil ? "10" : nil) { output.member("y", PlainValue.number(y) ?? .string(y)) }
        writeState(of: block)
        if let data = block.extra?.data { output.member("data", .string(data)) }
        if let state = ExtraState.state(from: block.mutations, blockType: block.type) { output.member("extraState", state) }
        writeMarkup(block, isRoot: isRoot)
        writeIcons(block)
        writeFields(block)
        queueConnections(block)
    }

    private mutating func writeState(of block: Block) {
        let state = block.state
        if state.isCollapsed { output.member("collapsed", true) }
        if !state.isDeletable { output.member("deletable", false) }
        if !state.isMovable { output.member("movable", false) }
        if !state.isEditable { output.member("editable", false) }
        if let isInline = state.isInline { output.member("inline", .bool(isInline)) }
        guard state.isDisabled else { return }
        if block.disabledReasons?.isEmpty ?? true { output.member("enabled", false) }
        if let reasons = block.disabledReasons { output.member("disabledReasons", .array(reasons.map { .string($0) })) }
    }

    private mutating func writeMarkup(_ block: Block, isRoot: Bool) {
        let extra = block.extra ?? BlockExtra()
        let unusual = block.inputs.filter { $0.tag != Input.tag(forName: $0.name) }
        let namespace = isRoot ? workspace.namespace : nil
        let elements = extra.elements.filter { Self.icon($0) == nil }
        if namespace == nil, extra.metadata == nil, extra.attributes.isEmpty, elements.isEmpty, unusual.isEmpty { return }
        output.key("xml")
        output.beginObject()
        if let namespace { output.member("namespace", .string(namespace)) }
        if let metadata = extra.metadata { output.member("bl_meta", .string(metadata)) }
        write(extra.attributes)
        if !elements.isEmpty { output.member("elements", .string(MarkupText.text(of: elements))) }
        if !unusual.isEmpty { output.member("tags", .array(unusual.map { .string($0.name) })) }
        output.endObject()
    }

    private mutating func writeIcons(_ block: Block) {
        guard let extra = block.extra else { return }
        let icons = extra.elements.compactMap { Self.icon($0) }
        if extra.comment == nil, icons.isEmpty { return }
        output.key("icons")
        output.beginObject()
        if let comment = extra.comment {
            output.key("comment")
            writeComment(comment.text, comment.attributes)
        }
        for icon in icons { output.member(icon.type, icon.state) }
        output.endObject()
    }

    /// The icon that the reader made an element of.
    private static func icon(_ element: MarkupElement) -> (type: String, state: JSONValue)? {
        guard element.name == "icon", element.attributes.map(\.name) == ["type", "state"], element.text.isEmpty, element.children.isEmpty,
            let state = try? JSONParser.parse(element.attributes[1].value, depthLimit: 64)
        else { return nil }
        return (element.attributes[0].value, state)
    }

    private mutating func writeFields(_ block: Block) {
        if block.fields.isEmpty { return }
        output.member("fields", .object(JSONObject(block.fields.map { ($0.name, value(of: $0)) })))
    }

    /// Numbers for Blockly's own number fields, ids for variables that are declared, else text.
    private func value(of field: Field) -> JSONValue {
        guard field.variableID != nil || field.variableType != nil else {
            return (field.name == "NUM" || field.name == "TIMES")
                ? PlainValue.number(field.text) ?? .string(field.text) : .string(field.text)
        }
        var variable = JSONObject()
        if let id = field.variableID {
            variable["id"] = .string(id)
            if let declared = variables[id], declared.name == field.text,
                (declared.type.isEmpty ? nil : declared.type) == field.variableType
            {
                return .object(variable)
            }
        }
        variable["name"] = .string(field.text)
        if let type = field.variableType { variable["type"] = .string(type) }
        return .object(variable)
    }

    private mutating func queueConnections(_ block: Block) {
        steps.append(.endObject)
        if block.next != nil || block.nextShadow != nil { queue(block.next, block.nextShadow, key: "next") }
        if !block.inputs.isEmpty {
            steps.append(.endObject)
            for input in block.inputs.reversed() { queue(input.block, input.shadow, key: input.name) }
            steps.append(.beginObject)
            steps.append(.key("inputs"))
        }
    }

    private mutating func queue(_ block: BlockReference?, _ shadow: BlockReference?, key: String) {
        steps.append(.endObject)
        if let block { steps += [.block(block), .key("block")] }
        if let shadow { steps += [.block(shadow), .key("shadow")] }
        steps.append(.beginObject)
        steps.append(.key(key))
    }
}
