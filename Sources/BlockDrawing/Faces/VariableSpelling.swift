import BlockModel

/// How variables are written on blocks: names that differ only in case are one variable, written as where it first stands.
///
/// - Source: Blockly, core/variable_map.ts, `getVariable`; core/field_variable.ts, `getText`.
struct VariableSpelling {
    private var nameByID: [String: String] = [:]
    private var firstSpelling: [String: String] = [:]

    init(of workspace: Workspace) {
        for variable in workspace.variables {
            if let id = variable.id { nameByID[id] = variable.name }
            note(variable.name)
        }
    }

    /// Takes a name where the file mentions it, in the order of the file.
    mutating func note(_ name: String) {
        let key = name.lowercased()
        if firstSpelling[key] == nil { firstSpelling[key] = name }
    }

    /// The name of a variable by the id and text of its field.
    func name(id: String?, text: String) -> String {
        if let id, let name = nameByID[id] { return name }
        return firstSpelling[text.lowercased()] ?? text
    }
}
