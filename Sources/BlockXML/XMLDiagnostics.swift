internal import BlockModel

/// What can be wrong with the program that a well-formed file holds.
extension Diagnostic {
    private init(_ code: String, _ message: String, block: Block, file: String, notes: [Note] = [], hint: String? = nil) {
        self.init(
            .error, code: code, message, file: file, at: block.position, blockID: block.id,
            blockType: block.type.isEmpty ? nil : block.type,
            notes: notes, hint: hint)
    }

    private static func tag(_ block: Block) -> String { block.isShadow ? "<shadow>" : "<block>" }

    // MARK: Blocks

    static func missingType(_ block: Block, file: String) -> Diagnostic {
        Diagnostic(
            "missing-type", "\(tag(block)) has no type", block: block, file: file,
            hint: "every block names its type, as in type=\"controls_if\"; attribute names are written in lower case")
    }

    static func missingName(of element: String, block: Block, file: String, at position: SourcePosition) -> Diagnostic {
        Diagnostic(
            .error, code: "missing-name", "<\(element)> in '\(block.type)' has no name", file: file, at: position, blockID: block.id,
            blockType: block.type, hint: "write <\(element) name=\"...\"> with the name that '\(block.type)' gives it")
    }

    static func shadowAtTopLevel(_ block: Block, file: String) -> Diagnostic {
        Diagnostic(
            "shadow-at-top-level", "a shadow block cannot stand on its own", block: block, file: file,
            hint: "a shadow is the default of an input; make it a <block>")
    }

    static func blockInShadow(_ block: Block, shadow: Block, file: String) -> Diagnostic {
        Diagnostic(
            "block-in-shadow", "'\(block.type)' is a block inside the shadow '\(shadow.type)'", block: block, file: file,
            notes: [Note("the shadow is here", at: shadow.position)],
            hint: "only shadows may be inside a shadow; make the outer one a <block>")
    }

    static func twoBlocks(in element: String, _ block: Block, earlier: Block, file: String) -> Diagnostic {
        let what = block.isShadow ? "shadow" : "block"
        // Blockly's own loader keeps the last one, so the program has a meaning.
        return Diagnostic(
            .warning, code: "two-blocks", "a second \(what) '\(block.type)' in one <\(element)>; the first is ignored", file: file,
            at: block.position, blockID: block.id, blockType: block.type,
            notes: [Note("the first is '\(earlier.type)'", at: earlier.position)],
            hint: "an input holds one block; statements that follow each other are connected with <next>")
    }

    static func secondNext(_ block: Block, earlier: Block, file: String) -> Diagnostic {
        Diagnostic(
            "second-next", "'\(block.type)' is in a second <next> of the same block", block: block, file: file,
            notes: [Note("the first <next> holds '\(earlier.type)'", at: earlier.position)],
            hint: "a block has one next block; put the <next> inside the last block of the chain")
    }

    static func repeatedInput(_ input: Input, earlier: Input, block: Block, file: String) -> Diagnostic {
        Diagnostic(
            .error, code: "repeated-input", "the input '\(input.name)' of '\(block.type)' is given twice", file: file, at: input.position,
            blockID: block.id, blockType: block.type, notes: [Note("it is first given here", at: earlier.position)],
            hint: "an input holds one block; remove one of the two")
    }

    static func misplacedElement(
        _ element: String, inside parent: String, block: Block?, file: String, at position: SourcePosition
    ) -> Diagnostic {
        let hint =
            switch element.lowercased() {
            case "block", "shadow": "blocks belong in <value>, <statement> or <next>"
            case "variables": "<variables> belongs directly in <xml>, before the blocks"
            case "comment", "xml": "nothing but blocks may be here"
            default: "<\(element)> belongs directly in a <block>"
            }
        return Diagnostic(
            .error, code: "misplaced-element", "<\(element)> cannot be directly inside <\(parent)>", file: file, at: position,
            blockID: block?.id, blockType: block?.type, hint: hint)
    }

    // MARK: Variables

    static func variablesAfterBlocks(file: String, at position: SourcePosition) -> Diagnostic {
        Diagnostic(
            .error, code: "variables-after-blocks", "<variables> comes after a block", file: file, at: position,
            hint: "move it before the first <block>")
    }

    static func repeatedVariables(file: String, at position: SourcePosition) -> Diagnostic {
        Diagnostic(
            .error, code: "repeated-variables", "a second <variables>", file: file, at: position,
            hint: "list all variables in the first one")
    }

    static func emptyVariableName(file: String, at position: SourcePosition) -> Diagnostic {
        Diagnostic(
            .warning, code: "empty-variable-name", "a variable without a name ends the list: the ones after it are not read", file: file,
            at: position, hint: "give it a name, or remove it")
    }

    // MARK: What is ignored

    static func unknownElement(_ element: String, file: String, at position: SourcePosition) -> Diagnostic {
        Diagnostic(
            .warning, code: "unknown-element", "<\(element)> has no meaning here and is ignored", file: file, at: position,
            hint: element.contains(":") ? "names with a prefix are not taken for Blockly's" : nil)
    }

    static func unknownAttribute(_ attribute: String, on element: String, file: String, at position: SourcePosition) -> Diagnostic {
        Diagnostic(
            .warning, code: "unknown-attribute", "the attribute '\(attribute)' of <\(element)> has no meaning and is ignored", file: file,
            at: position)
    }

    static func strayText(in element: String, file: String, at position: SourcePosition) -> Diagnostic {
        Diagnostic(
            .warning, code: "stray-text", "text directly inside <\(element)> is ignored", file: file, at: position,
            hint: "text counts inside <field>, <comment>, <data> and <variable>")
    }

    // MARK: Documents and limits

    static func notABlockProgram(root: String, file: String, at position: SourcePosition) -> Diagnostic {
        Diagnostic(
            .error, code: "xml-root", "<\(root)> is not a block program", file: file, at: position,
            hint: root.lowercased() == "html"
                ? "this is a web page; export the program from the editor and save that"
                : "a program is an <xml> element that holds <block> elements, or a single <block>")
    }

    static func nestingTooDeep(limit: Int, file: String, at position: SourcePosition) -> Diagnostic {
        Diagnostic(.error, code: "nesting-too-deep", "elements are nested deeper than \(limit)", file: file, at: position)
    }

    static func markupTooDeep(limit: Int, root: String, file: String, at position: SourcePosition) -> Diagnostic {
        Diagnostic(
            .error, code: "markup-too-deep", "the elements inside <\(root)> are nested deeper than \(limit)", file: file, at: position)
    }

    static func tooManyBlocks(limit: Int, file: String, at position: SourcePosition) -> Diagnostic {
        Diagnostic(.error, code: "too-many-blocks", "the program has more than \(limit) blocks", file: file, at: position)
    }

    static func tooManyNames(limit: Int, file: String, at position: SourcePosition) -> Diagnostic {
        Diagnostic(
            .error, code: "too-many-names", "the file has more than \(limit) different names of elements and attributes", file: file,
            at: position)
    }

    static func fileTooLarge(_ byteCount: Int, limit: Int, file: String) -> Diagnostic {
        Diagnostic(.error, code: "file-too-large", "the file has \(byteCount) bytes; at most \(limit) are read", file: file)
    }
}
