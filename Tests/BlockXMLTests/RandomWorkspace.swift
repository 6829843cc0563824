import BlockModel

/// Makes workspaces that use everything the model can hold, the same for the same seed.
struct RandomWorkspace {
    private var state: UInt64
    private var result = Workspace(file: "random")
    private let place = SourcePosition(line: 1, column: 1)

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func workspace() -> Workspace {
        result.shape = chance(4) ? .bareBlock : .document
        if chance(2) { result.namespace = "http://www.w3.org/1999/xhtml" }
        if result.shape == .document {
            if chance(3) { result.extraAttributes = [MarkupAttribute("a", text())] }
            for number in 0..<below(4) {
                result.variables.append(
                    VariableDeclaration(
                        name: "v\(number)" + text(), id: chance(2) ? "id\(number)" : nil, type: chance(3) ? text() : "", at: place))
            }
            for _ in 0..<below(3) { result.comments.append(WorkspaceComment(text: text(), attributes: attributes(), at: place)) }
            if chance(4) { result.extraElements.append(element("unknown", depth: 2)) }
        }
        for _ in 0..<(result.shape == .bareBlock ? 1 : below(5)) {
            result.topBlocks.append(block(depth: 5, parent: nil, isShadow: false, level: 1))
        }
        return result
    }

    private mutating func block(depth: Int, parent: BlockReference?, isShadow: Bool, level: Int) -> BlockReference {
        var block = Block(
            type: chance(3) ? "type_with_a_long_name_\(below(3))" : "t\(below(9))", id: chance(4) ? nil : text() + "\(below(99))", at: place
        )
        block.isShadow = isShadow
        block.parent = parent
        block.state = blockState()
        block.extra = extra()
        if chance(9) { block.disabledReasons = (0..<below(3)).map { "r,%\($0) " + text() } }
        for number in 0..<below(3) {
            block.fields.append(
                Field(
                    name: "F\(number)", text: text(), variableID: chance(4) ? text() : nil, variableType: chance(5) ? text() : nil,
                    at: place))
        }
        for _ in 0..<(chance(3) ? below(3) : 0) { block.mutations.append(element("mutation", depth: 2)) }
        let reference = result.append(block)
        result.depth = max(result.depth, level)
        guard depth > 0 else { return reference }
        var inputs: [Input] = []
        for number in 0..<below(4) {
            var input = Input(name: "I\(number)", tag: chance(2) ? .value : .statement, at: place)
            // Either may come first in `blocks`; what is written has the shadow first.
            if !isShadow, chance(2) { input.block = self.block(depth: depth - 1, parent: reference, isShadow: false, level: level + 1) }
            if chance(3) { input.shadow = self.block(depth: depth - 2, parent: reference, isShadow: true, level: level + 1) }
            inputs.append(input)
        }
        result[reference].inputs = PackedList(inputs)
        if !isShadow, chance(2) { result[reference].next = self.block(depth: depth - 1, parent: reference, isShadow: false, level: level) }
        if chance(8) { result[reference].nextShadow = self.block(depth: depth - 2, parent: reference, isShadow: true, level: level) }
        return reference
    }

    private mutating func blockState() -> BlockState {
        var state = BlockState()
        guard chance(3) else { return state }
        state.isDisabled = chance(2)
        state.isCollapsed = chance(2)
        if chance(2) { state.isInline = chance(2) }
        state.isDeletable = chance(2)
        state.isMovable = chance(2)
        state.isEditable = chance(2)
        return state
    }

    private mutating func extra() -> BlockExtra? {
        guard chance(3) else { return nil }
        var extra = BlockExtra()
        extra.data = text()
        if chance(2) { extra.x = "\(below(1000))" }
        if chance(2) { extra.y = text() }
        if chance(2) { extra.comment = BlockComment(text: text(), attributes: attributes()) }
        if chance(2) { extra.metadata = text() }
        if chance(3) { extra.attributes = [MarkupAttribute("unknown", text())] }
        if chance(3) { extra.elements = [element("icon", depth: 3)] }
        return extra
    }

    private mutating func element(_ name: String, depth: Int) -> MarkupElement {
        let children = depth > 0 ? (0..<below(3)).map { element("child\($0)", depth: depth - 1) } : []
        return MarkupElement(name, attributes: attributes(), children: children, text: text(), at: place)
    }

    private mutating func attributes() -> [MarkupAttribute] {
        (0..<below(3)).map { MarkupAttribute("attribute\($0)", text()) }
    }

    private mutating func text() -> String {
        let pieces = [
            "a", "&", "<", ">", "\"", "'", " ", "\n", "\t", "\r", "ä", "€", "😀", "]]>", "word", "&amp;",
            "a text of more than fifteen bytes", "",
        ]
        return (0..<below(5)).map { _ in pieces[below(pieces.count)] }.joined()
    }

    private mutating func chance(_ oneIn: Int) -> Bool { below(oneIn) == 0 }

    /// SplitMix64.
    private mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ mixed >> 31) % UInt64(limit))
    }
}
