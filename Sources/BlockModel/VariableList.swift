/// Collects the variables a file declares and refuses what an editor would refuse.
///
/// - Source: Blockly, core/variable_map.ts, `createVariable`: names are compared without case, per type.
public struct VariableList {
    /// The declarations taken so far, in document order.
    public private(set) var declarations: [VariableDeclaration] = []
    private var offsetByName: [[String]: Int] = [:]
    private var offsetByID: [String: Int] = [:]

    /// Makes an empty list.
    public init() {}

    /// Adds a declaration; one that names a known variable again is left out.
    ///
    /// - Returns: the error when it contradicts an earlier one.
    public mutating func append(_ declaration: VariableDeclaration, file: String) -> Diagnostic? {
        let key = [declaration.name.lowercased(), declaration.type]
        if let offset = declaration.id.flatMap({ offsetByID[$0] }) {
            let earlier = declarations[offset]
            if earlier.name.lowercased() == key[0], earlier.type == declaration.type { return nil }
            return .variableIDTaken(declaration, earlier: earlier, file: file)
        }
        if let offset = offsetByName[key] {
            let earlier = declarations[offset]
            if declaration.id == nil { return nil }
            return .variableNameTaken(declaration, earlier: earlier, file: file)
        }
        offsetByName[key] = declarations.count
        if let id = declaration.id { offsetByID[id] = declarations.count }
        declarations.append(declaration)
        return nil
    }
}

extension Diagnostic {
    fileprivate static func variableIDTaken(_ variable: VariableDeclaration, earlier: VariableDeclaration, file: String) -> Diagnostic {
        Diagnostic(
            .error, code: "variable-conflict", "the variable id '\(variable.id ?? "")' stands for '\(earlier.name)' already", file: file,
            at: variable.position, notes: [Note("'\(earlier.name)' is declared here", at: earlier.position)],
            hint: "give '\(variable.name)' an id of its own")
    }

    fileprivate static func variableNameTaken(_ variable: VariableDeclaration, earlier: VariableDeclaration, file: String) -> Diagnostic {
        Diagnostic(
            .error, code: "variable-conflict", "a variable '\(variable.name)' is declared already with another id", file: file,
            at: variable.position, notes: [Note("'\(earlier.name)' is declared here", at: earlier.position)],
            hint: "names that differ only in case are the same variable; remove one of the two")
    }
}
