/// Comparing what two workspaces say.
extension Workspace {
    /// The first thing in which two workspaces differ, in words; nil when they say the same.
    ///
    /// Places, file names and the order of `blocks` do not count: a workspace that is written and read again says the same.
    /// It walks with a stack of its own, so any depth will do.
    public func firstDifference(from other: Workspace) -> String? {
        if shape != other.shape { return "shape: \(shape) and \(other.shape)" }
        if namespace != other.namespace { return "namespace: \(namespace ?? "none") and \(other.namespace ?? "none")" }
        if extraAttributes != other.extraAttributes { return "root attributes: \(extraAttributes) and \(other.extraAttributes)" }
        if depth != other.depth { return "depth: \(depth) and \(other.depth)" }
        if variables.map(\.placeless) != other.variables.map(\.placeless) { return "variables: \(variables) and \(other.variables)" }
        if comments.map(\.placeless) != other.comments.map(\.placeless) { return "comments: \(comments) and \(other.comments)" }
        if extraElements.map(\.placeless) != other.extraElements.map(\.placeless) {
            return "unknown elements: \(extraElements) and \(other.extraElements)"
        }
        if blocks.count != other.blocks.count { return "number of blocks: \(blocks.count) and \(other.blocks.count)" }
        if topBlocks.count != other.topBlocks.count { return "number of top blocks: \(topBlocks.count) and \(other.topBlocks.count)" }
        var pending = Array(zip(topBlocks, other.topBlocks).reversed())
        while let (left, right) = pending.popLast() {
            if let difference = Self.firstDifference(self[left], other[right], &pending) {
                return "block '\(self[left].type)' at \(self[left].position): \(difference)"
            }
        }
        return nil
    }

    private static func firstDifference(
        _ left: Block, _ right: Block, _ pending: inout [(BlockReference, BlockReference)]
    ) -> String? {
        if left.type != right.type { return "type: \(left.type) and \(right.type)" }
        if left.id != right.id { return "id: \(left.id ?? "none") and \(right.id ?? "none")" }
        if left.isShadow != right.isShadow { return "shadow: \(left.isShadow) and \(right.isShadow)" }
        if left.state != right.state { return "state: \(left.state) and \(right.state)" }
        if left.extra?.placeless != right.extra?.placeless {
            return "extra: \(left.extra.map { "\($0)" } ?? "none") and \(right.extra.map { "\($0)" } ?? "none")"
        }
        if left.fields.map(\.placeless) != right.fields.map(\.placeless) { return "fields: \(left.fields) and \(right.fields)" }
        if left.mutations.map(\.placeless) != right.mutations.map(\.placeless) {
            return "mutations: \(left.mutations) and \(right.mutations)"
        }
        if left.inputs.map(\.name) != right.inputs.map(\.name) || left.inputs.map(\.tag) != right.inputs.map(\.tag) {
            return "inputs: \(left.inputs) and \(right.inputs)"
        }
        if (left.parent == nil) != (right.parent == nil) { return "one has a parent" }
        var pairs = [(left.next, right.next), (left.nextShadow, right.nextShadow)]
        for (one, two) in zip(left.inputs, right.inputs) { pairs += [(one.block, two.block), (one.shadow, two.shadow)] }
        for pair in pairs {
            switch pair {
            case (nil, nil): break
            case (let one?, let two?): pending.append((one, two))
            default: return "one has a block where the other has none"
            }
        }
        return nil
    }
}

/// Where the place of parts that are compared is set to.
private let nowhere = SourcePosition(line: 0, column: 0)

extension MarkupElement {
    fileprivate var placeless: MarkupElement {
        MarkupElement(name, attributes: attributes, children: children.map(\.placeless), text: text, at: nowhere)
    }
}

extension Field {
    fileprivate var placeless: Field { Field(name: name, text: text, variableID: variableID, variableType: variableType, at: nowhere) }
}

extension VariableDeclaration {
    fileprivate var placeless: VariableDeclaration { VariableDeclaration(name: name, id: id, type: type, at: nowhere) }
}

extension WorkspaceComment {
    fileprivate var placeless: WorkspaceComment { WorkspaceComment(text: text, attributes: attributes, at: nowhere) }
}

extension BlockExtra {
    fileprivate var placeless: BlockExtra {
        var result = self
        result.elements = elements.map(\.placeless)
        return result
    }
}
