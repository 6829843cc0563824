public import BlockModel

/// Writes a workspace as Blockly's XML, without white space between the tags, as the editors do.
///
/// Reading the result gives a workspace that says the same (`Workspace.firstDifference(from:)`). What XML cannot hold, such as
/// control characters, becomes U+FFFD. The writer uses a stack of its own, so any depth will do.
///
/// - Source: Blockly, core/xml.ts, `workspaceToDom` and `blockToDom`: the order of the children of a block.
public struct WorkspaceXMLWriter: Sendable {
    /// Makes a writer.
    public init() {}

    /// Writes a workspace as text.
    public func write(_ workspace: Workspace) -> String { String(decoding: bytes(of: workspace), as: UTF8.self) }

    /// Writes a workspace as UTF-8.
    public func bytes(of workspace: Workspace) -> [UInt8] {
        var writing = XMLWriting(workspace: workspace)
        return writing.run()
    }
}

/// One run of the writer.
private struct XMLWriting {
    let workspace: Workspace
    var output = XMLOutput()
    /// What is still to be written, the next thing last.
    var steps: [Step] = []

    enum Step {
        case block(BlockReference)
        case startInput(Input)
        case raw(StaticString)
    }

    mutating func run() -> [UInt8] {
        if workspace.shape == .bareBlock, workspace.topBlocks.count == 1 {
            steps.append(.block(workspace.topBlocks[0]))
            writeSteps()
        } else {
            writeDocument()
        }
        return output.bytes
    }

    private mutating func writeDocument() {
        output.raw("<xml")
        if let namespace = workspace.namespace { output.attribute("xmlns", namespace) }
        output.attributes(workspace.extraAttributes)
        output.raw(">")
        if !workspace.variables.isEmpty {
            output.raw("<variables>")
            for variable in workspace.variables { write(variable) }
            output.raw("</variables>")
        }
        for comment in workspace.comments {
            output.raw("<comment")
            output.attributes(comment.attributes)
            output.raw(">")
            output.text(comment.text)
            output.raw("</comment>")
        }
        for element in workspace.extraElements { output.element(element) }
        for block in workspace.topBlocks {
            steps.append(.block(block))
            writeSteps()
        }
        output.raw("</xml>")
    }

    private mutating func write(_ variable: VariableDeclaration) {
        output.raw("<variable")
        if !variable.type.isEmpty { output.attribute("type", variable.type) }
        if let id = variable.id { output.attribute("id", id) }
        output.raw(">")
        output.text(variable.name)
        output.raw("</variable>")
    }

    private mutating func writeSteps() {
        while let step = steps.popLast() {
            switch step {
            case .raw(let text): output.raw(text)
            case .startInput(let input):
                output.raw(input.tag == .value ? "<value" : "<statement")
                output.attribute("name", input.name)
                output.raw(">")
            case .block(let reference): write(workspace[reference], isRoot: output.bytes.isEmpty)
            }
        }
    }

    /// Writes the block up to its inputs, and leaves the rest as steps.
    private mutating func write(_ block: Block, isRoot: Bool) {
        output.raw(block.isShadow ? "<shadow" : "<block")
        if isRoot, let namespace = workspace.namespace { output.attribute("xmlns", namespace) }
        writeAttributes(block)
        output.raw(">")
        for mutation in block.mutations { output.element(mutation) }
        for field in block.fields { write(field) }
        if let extra = block.extra { writeChildren(extra) }
        steps.append(.raw(block.isShadow ? "</shadow>" : "</block>"))
        if block.next != nil || block.nextShadow != nil {
            steps.append(.raw("</next>"))
            if let next = block.next { steps.append(.block(next)) }
            if let shadow = block.nextShadow { steps.append(.block(shadow)) }
            steps.append(.raw("<next>"))
        }
        for input in block.inputs.reversed() {
            steps.append(.raw(input.tag == .value ? "</value>" : "</statement>"))
            if let block = input.block { steps.append(.block(block)) }
            if let shadow = input.shadow { steps.append(.block(shadow)) }
            steps.append(.startInput(input))
        }
    }

    private mutating func writeAttributes(_ block: Block) {
        output.attribute("type", block.type)
        if let id = block.id { output.attribute("id", id) }
        if let x = block.extra?.x { output.attribute("x", x) }
        if let y = block.extra?.y { output.attribute("y", y) }
        let state = block.state
        if state.isDisabled, let reasons = block.disabledReasons {
            output.attribute("disabled-reasons", DisabledReasons.encode(reasons))
        } else if state.isDisabled {
            output.raw(" disabled=\"true\"")
        }
        if let isInline = state.isInline { output.raw(isInline ? " inline=\"true\"" : " inline=\"false\"") }
        if state.isCollapsed { output.raw(" collapsed=\"true\"") }
        if !state.isDeletable { output.raw(" deletable=\"false\"") }
        if !state.isMovable { output.raw(" movable=\"false\"") }
        if !state.isEditable { output.raw(" editable=\"false\"") }
        if let metadata = block.extra?.metadata { output.attribute("bl_meta", metadata) }
        if let attributes = block.extra?.attributes { output.attributes(attributes) }
    }

    private mutating func write(_ field: Field) {
        output.raw("<field")
        output.attribute("name", field.name)
        if let id = field.variableID { output.attribute("id", id) }
        if let type = field.variableType { output.attribute("variabletype", type) }
        output.raw(">")
        output.text(field.text)
        output.raw("</field>")
    }

    private mutating func writeChildren(_ extra: BlockExtra) {
        if let comment = extra.comment {
            output.raw("<comment")
            output.attributes(comment.attributes)
            output.raw(">")
            output.text(comment.text)
            output.raw("</comment>")
        }
        if let data = extra.data {
            output.raw("<data>")
            output.text(data)
            output.raw("</data>")
        }
        for element in extra.elements { output.element(element) }
    }
}
