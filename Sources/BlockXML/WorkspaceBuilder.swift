internal import BlockModel

/// Makes a workspace of start tags, texts and end tags, with a stack of its own instead of recursion.
///
/// The extensions hold one topic each: `+Blocks` the block elements, `+Texts` the elements that hold text, `+Markup` what is
/// kept as written.
struct WorkspaceBuilder {
    /// The most distinct names of elements and attributes. Exports have a few dozen; libxml2 becomes slow with very many.
    private static let maximumNameCount = 10_000

    /// Most programs take more bytes for a block, so that there is room for all of theirs from the start; room that is not used takes no
    /// memory.
    private static let fewBytesPerBlock = 64

    let limits: ReadingLimits
    let maximumBlockCount: Int
    var workspace: Workspace
    var diagnostics = Diagnostics()
    /// The open elements.
    var frames: [Frame] = []
    var names = NameTable()
    var strings = StringTable()
    /// The inputs of the open blocks, innermost last; a block takes its own when it is complete, so that they stand side by side.
    var pendingInputs: [Input] = []
    var packedFields = ListPacker<Field>()
    var packedInputs = ListPacker<Input>()
    var packedIDs = ListPacker<UInt8>()
    /// The text collected for the open text element or markup.
    var text: [UInt8] = []
    /// The attributes of the open comment or variable; these do not nest.
    var heldAttributes: [MarkupAttribute] = []
    /// The open mutation or unknown element and those inside it.
    var markup: [MarkupElement] = []
    var variables = VariableList()
    /// Blockly stops reading the list at an empty name.
    var isVariableListOver = false
    /// Whether a limit ended the reading.
    var isStopped = false
    /// The name of a root that is neither `<xml>` nor a block, until a block is found in it.
    var strangeRoot: (name: String, position: SourcePosition)?

    init(file: String, limits: ReadingLimits, byteCount: Int) {
        self.limits = limits
        // References are 32 bits wide, so there is a limit even when none is asked for.
        maximumBlockCount = limits.maximumBlockCount > 0 ? min(limits.maximumBlockCount, Int(Int32.max)) : Int(Int32.max)
        workspace = Workspace(file: file)
        workspace.blocks.reserveCapacity(min(byteCount / Self.fewBytesPerBlock, maximumBlockCount))
    }

    // MARK: Events

    mutating func startElement(_ tag: StartTag) {
        if isStopped { return }
        let name = names.offset(of: tag.name)
        let element = tag.prefix == nil ? names.element(name) : .other
        if tag.prefix != nil || tag.namespaceCount > 0 { noteNamespaces(tag) }
        if names.entries.count > Self.maximumNameCount {
            return stop(.tooManyNames(limit: Self.maximumNameCount, file: workspace.file, at: tag.position))
        }
        if frames.count >= limits.maximumElementDepth, limits.maximumElementDepth > 0 {
            return stop(.nestingTooDeep(limit: limits.maximumElementDepth, file: workspace.file, at: tag.position))
        }
        guard let parent = frames.last else { return startRoot(tag, name, element) }
        switch parent.kind {
        case .root: startInRoot(tag, name, element)
        case .block: startInBlock(tag, name, element, parent)
        case .input, .next: startInSocket(tag, name, element)
        case .variables: startVariable(tag, name)
        case .field, .blockComment, .data, .workspaceComment, .variable, .nested: push(.nested, tag, name, parent.block)
        case .markup: startMarkup(tag, name, parent.block)
        case .skipped: push(.skipped, tag, name, parent.block)
        }
    }

    mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard !isStopped, let frame = frames.last else { return }
        if frame.collectsText {
            text.append(contentsOf: bytes)
        } else if frame.kind != .skipped, strangeRoot == nil, !bytes.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) {
            report(.strayText(in: names[Int(frame.name)].text, file: workspace.file, at: frame.position))
        }
    }

    mutating func endElement() {
        guard !isStopped, let frame = frames.popLast() else { return }
        switch frame.kind {
        case .block: endBlock(frame)
        case .field, .blockComment, .data, .workspaceComment, .variable: endText(frame)
        case .markup: endMarkup(frame)
        case .root, .input, .next, .variables, .nested, .skipped: break
        }
    }

    /// Completes the workspace once the whole file was read.
    mutating func finish() {
        workspace.variables = variables.declarations
        if let root = strangeRoot, !diagnostics.hasErrors {
            report(.notABlockProgram(root: root.name, file: workspace.file, at: root.position))
        }
    }

    // MARK: Root

    private mutating func startRoot(_ tag: StartTag, _ name: Int, _ element: ElementName) {
        workspace.namespace = tag.defaultNamespace
        if element == .block || element == .shadow {
            workspace.shape = .bareBlock
            return startBlock(tag, name, isShadow: element == .shadow)
        }
        workspace.extraAttributes = tag.namespaceAttributes(withDefault: false) + (0..<tag.attributeCount).map { tag.attribute($0) }
        if element != .xml { strangeRoot = (tag.qualifiedName, tag.position) }
        push(.root, tag, name, -1)
    }

    private mutating func startInRoot(_ tag: StartTag, _ name: Int, _ element: ElementName) {
        switch element {
        case .block, .shadow:
            strangeRoot = nil
            startBlock(tag, name, isShadow: element == .shadow)
        case .variables where strangeRoot == nil:
            if !workspace.topBlocks.isEmpty { report(.variablesAfterBlocks(file: workspace.file, at: tag.position)) }
            if areVariablesSeen { report(.repeatedVariables(file: workspace.file, at: tag.position)) }
            areVariablesSeen = true
            push(.variables, tag, name, -1)
        case .comment where strangeRoot == nil:
            heldAttributes = tag.allAttributes
            startText(.workspaceComment, tag, name, -1)
        case .field, .value, .statement, .next, .mutation, .data:
            reportMisplaced(tag, inside: frames[0])
            push(.skipped, tag, name, -1)
        default:
            if strangeRoot != nil { return push(.skipped, tag, name, -1) }
            warnUnknownElement(tag, name)
            startMarkup(tag, name, -1)
        }
    }

    private(set) var areVariablesSeen = false

    // MARK: Helpers

    mutating func push(_ kind: Frame.Kind, _ tag: StartTag, _ name: Int, _ block: Int32) {
        switch kind {
        case .block, .input, .next, .field: break
        default: for offset in 0..<tag.attributeCount { _ = tag.attributes?[offset * 5].map { names.offset(of: $0) } }
        }
        frames.append(Frame(kind: kind, name: Int32(truncatingIfNeeded: name), position: tag.position, block: block))
    }

    /// Prefixes and namespaces are names that libxml2 keeps too.
    private mutating func noteNamespaces(_ tag: StartTag) {
        if let prefix = tag.prefix { _ = names.offset(of: prefix) }
        for offset in 0..<tag.namespaceCount * 2 { _ = tag.namespaces?[offset].map { names.offset(of: $0) } }
    }

    mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    mutating func stop(_ diagnostic: Diagnostic) {
        report(diagnostic)
        isStopped = true
    }

    mutating func reportMisplaced(_ tag: StartTag, inside frame: Frame) {
        let parent = frame.block >= 0 ? workspace.blocks[Int(frame.block)] : nil
        report(
            .misplacedElement(tag.qualifiedName, inside: names[Int(frame.name)].text, block: parent, file: workspace.file, at: tag.position)
        )
    }

    mutating func warnUnknownElement(_ tag: StartTag, _ name: Int) {
        if names[name].isElementTold { return }
        names[name].isElementTold = true
        report(.unknownElement(tag.qualifiedName, file: workspace.file, at: tag.position))
    }

    mutating func warnUnknownAttribute(_ tag: StartTag, _ offset: Int) {
        guard let local = tag.attributes?[offset * 5] else { return }
        let name = names.offset(of: local)
        if names[name].isAttributeTold { return }
        names[name].isAttributeTold = true
        report(.unknownAttribute(tag.attribute(offset).name, on: tag.qualifiedName, file: workspace.file, at: tag.position))
    }
}
