internal import BlockModel
internal import OrderedJSON

/// What can be wrong with a program in the JSON format.
extension Diagnostic {
    static func syntax(_ error: JSONSyntaxError, file: String) -> Diagnostic {
        Diagnostic(
            .error, code: "json-syntax", error.message, file: file, at: SourcePosition(line: error.line, column: error.column),
            hint: error.hint)
    }

    static func emptyJSON(file: String) -> Diagnostic {
        Diagnostic(.error, code: "json-empty", "the file is empty", file: file, hint: "export the program again")
    }

    static func jsonTooLarge(_ byteCount: Int, limit: Int, file: String) -> Diagnostic {
        Diagnostic(.error, code: "file-too-large", "the file has \(byteCount) bytes; at most \(limit) are read", file: file)
    }

    static func notABlockProgram(_ value: PositionedJSON, file: String) -> Diagnostic {
        Diagnostic(
            .error, code: "json-root", "the \(value.kindName) is not a block program", file: file, at: SourcePosition(value.position),
            hint: "a program is an object with \"blocks\", or a single block with a \"type\"")
    }

    static func wrongKind(of what: String, _ value: PositionedJSON, expected: String, file: String) -> Diagnostic {
        Diagnostic(
            .error, code: "json-kind", "'\(what)' must be \(expected), found \(value.kindName)", file: file,
            at: SourcePosition(value.position))
    }

    static func missingType(_ value: PositionedJSON, id: String?, file: String) -> Diagnostic {
        Diagnostic(
            .error, code: "missing-type", "a block has no type", file: file, at: SourcePosition(value.position), blockID: id,
            hint: "every block names its type, as in \"type\": \"controls_if\"")
    }

    static func blockInShadow(_ block: Block, shadow: Block, file: String) -> Diagnostic {
        Diagnostic(
            .error, code: "block-in-shadow", "'\(block.type)' is a block inside the shadow '\(shadow.type)'", file: file,
            at: block.position,
            blockID: block.id, blockType: block.type, notes: [Note("the shadow is here", at: shadow.position)],
            hint: "only shadows may be inside a shadow; make the outer one a block")
    }

    static func repeatedInput(_ name: String, of block: Block, at position: SourcePosition, file: String) -> Diagnostic {
        Diagnostic(
            .error, code: "repeated-input", "the input '\(name)' of '\(block.type)' is given twice", file: file, at: position,
            blockID: block.id,
            blockType: block.type, hint: "an input holds one block; remove one of the two")
    }

    static func unknownVariable(_ id: String, field: String, of block: Block, at position: SourcePosition, file: String) -> Diagnostic {
        Diagnostic(
            .error, code: "unknown-variable", "the field '\(field)' names the variable id '\(id)', which is not declared", file: file,
            at: position, blockID: block.id, blockType: block.type, hint: "declare it in \"variables\", or give the field a \"name\" too")
    }

    static func unknownKey(_ key: String, in what: String, at position: SourcePosition, file: String) -> Diagnostic {
        Diagnostic(.warning, code: "unknown-key", "'\(key)' has no meaning in \(what) and is ignored", file: file, at: position)
    }

    static func stateTooDeep(limit: Int, at position: SourcePosition, file: String) -> Diagnostic {
        Diagnostic(.error, code: "markup-too-deep", "the extra state is nested deeper than \(limit)", file: file, at: position)
    }

    static func tooManyJSONBlocks(limit: Int, at position: SourcePosition, file: String) -> Diagnostic {
        Diagnostic(.error, code: "too-many-blocks", "the program has more than \(limit) blocks", file: file, at: position)
    }
}

extension SourcePosition {
    init(_ position: JSONPosition) { self.init(line: position.line, column: position.column) }
}
