internal import BlockModel
internal import OrderedJSON

/// Makes a workspace of a parsed JSON text, with a stack of its own instead of recursion.
struct JSONWorkspaceBuilder {
    let limits: ReadingLimits
    var workspace: Workspace
    var diagnostics = Diagnostics()
    /// The fields, inputs and ids of all blocks.
    var packedFields = ListPacker<Field>()
    var packedInputs = ListPacker<Input>()
    var packedIDs = ListPacker<UInt8>()
    /// The variables by id.
    var variables: [String: VariableDeclaration] = [:]
    /// The block states still to be read, the next one last.
    var pending: [PendingBlock] = []
    private var toldKeys: Set<String> = []

    /// A block state that was met, and where the block belongs.
    struct PendingBlock {
        enum Slot { case top, input(Int), next }

        var state: PositionedJSON
        var parent: Int
        var slot: Slot
        var isShadow: Bool
        var depth: Int
    }

    init(file: String, limits: ReadingLimits) {
        self.limits = limits
        workspace = Workspace(file: file)
    }

    // MARK: Root

    mutating func readRoot(_ root: PositionedJSON) {
        guard let members = root.members, members.contains(where: { $0.key == "blocks" || $0.key == "type" || $0.key == "variables" })
        else {
            return report(.notABlockProgram(root, file: workspace.file))
        }
        if !members.contains(where: { $0.key == "blocks" || $0.key == "variables" }) {
            workspace.shape = .bareBlock
            pending = [PendingBlock(state: root, parent: -1, slot: .top, isShadow: false, depth: 1)]
            return readPending()
        }
        // Fields name variables by their ids, wherever the list stands.
        for member in members where member.key == "variables" { readVariables(member.value) }
        for member in members {
            switch member.key {
            case "blocks": readBlocks(member.value)
            case "variables": break
            case "workspaceComments": readComments(member.value)
            case "xml": readRootMarkup(member.value)
            default: warnUnknown(member, in: "a workspace")
            }
        }
    }

    private mutating func readBlocks(_ value: PositionedJSON) {
        guard let members = object(value, "blocks") else { return }
        for member in members {
            switch member.key {
            case "languageVersion": break
            case "blocks":
                guard let states = list(member.value, "blocks") else { break }
                pending = states.reversed().map { PendingBlock(state: $0, parent: -1, slot: .top, isShadow: false, depth: 1) }
                readPending()
            default: warnUnknown(member, in: "'blocks'")
            }
        }
    }

    private mutating func readVariables(_ value: PositionedJSON) {
        var declared = VariableList()
        for state in list(value, "variables") ?? [] {
            var declaration = VariableDeclaration(name: "", at: SourcePosition(state.position))
            for member in object(state, "variables") ?? [] {
                switch member.key {
                case "name": declaration.name = text(member.value, "name") ?? ""
                case "id": declaration.id = text(member.value, "id")
                case "type": declaration.type = text(member.value, "type") ?? ""
                default: warnUnknown(member, in: "a variable")
                }
            }
            if let fault = declared.append(declaration, file: workspace.file) { report(fault) }
        }
        workspace.variables = declared.declarations
        for declaration in declared.declarations {
            if let id = declaration.id { variables[id] = declaration }
        }
    }

    private mutating func readComments(_ value: PositionedJSON) {
        for state in list(value, "workspaceComments") ?? [] {
            var comment = WorkspaceComment(text: "", at: SourcePosition(state.position))
            for member in object(state, "workspaceComments") ?? [] {
                if member.key == "text" {
                    comment.text = text(member.value, "text") ?? ""
                } else {
                    comment.attributes.append(CommentAttributes.attribute(member.key, member.value))
                }
            }
            workspace.comments.append(comment)
        }
    }

    private mutating func readRootMarkup(_ value: PositionedJSON) {
        for member in object(value, "xml") ?? [] {
            switch member.key {
            case "namespace": workspace.namespace = text(member.value, "namespace")
            case "attributes": workspace.extraAttributes = attributes(member.value)
            case "elements": workspace.extraElements = elements(member.value)
            default: warnUnknown(member, in: "'xml'")
            }
        }
    }

    // MARK: Values

    func attributes(_ value: PositionedJSON) -> [MarkupAttribute] {
        (value.members ?? []).map { MarkupAttribute($0.key, PlainValue.text(of: $0.value, true: "true", false: "false")) }
    }

    func elements(_ value: PositionedJSON) -> [MarkupElement] {
        MarkupText.elements(in: value.stringValue ?? "", maximumDepth: limits.maximumMarkupDepth, at: SourcePosition(value.position)) ?? []
    }

    mutating func object(_ value: PositionedJSON, _ what: String) -> [PositionedJSON.Member]? {
        if let members = value.members { return members }
        report(.wrongKind(of: what, value, expected: "an object", file: workspace.file))
        return nil
    }

    mutating func list(_ value: PositionedJSON, _ what: String) -> [PositionedJSON]? {
        if let elements = value.elements { return elements }
        report(.wrongKind(of: what, value, expected: "a list", file: workspace.file))
        return nil
    }

    mutating func text(_ value: PositionedJSON, _ what: String) -> String? {
        if let text = value.stringValue { return text }
        report(.wrongKind(of: what, value, expected: "a text", file: workspace.file))
        return nil
    }

    // MARK: Reports

    mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    mutating func warnUnknown(_ member: PositionedJSON.Member, in what: String) {
        guard toldKeys.count < Diagnostics.maximumCount * 2, toldKeys.insert(member.key).inserted else { return }
        report(.unknownKey(member.key, in: what, at: SourcePosition(member.keyPosition), file: workspace.file))
    }
}
