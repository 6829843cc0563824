/// Writes random programs as XML, in the several ways that files do.
struct ProgramWriter {
    let declaresVariables: Bool
    private var text = ""

    init(declaresVariables: Bool) { self.declaresVariables = declaresVariables }

    mutating func write(_ program: RandomProgram) -> String {
        text = "<xml xmlns=\"https://developers.google.com/blockly/xml\">\n"
        if declaresVariables {
            text += "<variables>"
            for name in RandomProgramMaker.variableNames { text += "<variable id=\"id-\(name)\">\(name)</variable>" }
            text += "</variables>\n"
        }
        for stack in program.stacks { write(stack.nodes[...], place: stack.place) }
        return text + "</xml>\n"
    }

    /// Writes the first block, and those that follow inside it.
    private mutating func write(_ nodes: ArraySlice<ProgramNode>, place: String = "") {
        guard let node = nodes.first else { return }
        let tag = node.isShadow ? "shadow" : "block"
        text += "<\(tag) type=\"\(node.type)\"\(place.isEmpty ? "" : " " + place)"
        if node.isDisabled { text += node.fields.count % 2 == 0 ? " disabled=\"true\"" : " disabled-reasons=\"MANUALLY_DISABLED\"" }
        if node.decoration == .collapsed { text += " collapsed=\"true\" inline=\"false\"" }
        text += ">"
        if !node.mutation.isEmpty { text += "<mutation \(node.mutation)</mutation>" }
        if node.decoration == .comment { text += "<comment pinned=\"false\" h=\"80\" w=\"160\">&lt;why&gt;</comment>" }
        if node.decoration == .data { text += "<data>{\"a\": 1}</data>" }
        if node.decoration != .valuesFirst { writeFields(of: node) }
        for (name, child) in node.values {
            text += "<value name=\"\(name)\">"
            for shadow in child.shadow { write([shadow]) }
            write([child])
            text += "</value>"
        }
        if node.decoration == .valuesFirst { writeFields(of: node) }
        for (name, children) in node.statements where !children.isEmpty {
            text += "<statement name=\"\(name)\">"
            write(children[...])
            text += "</statement>"
        }
        let rest = nodes.dropFirst()
        if !rest.isEmpty {
            text += "<next>"
            write(rest)
            text += "</next>"
        }
        text += "</\(tag)>"
    }

    private mutating func writeFields(of node: ProgramNode) {
        let tag = node.decoration == .legacyFields ? "title" : "field"
        for (name, value) in node.fields {
            text += "<\(tag) name=\"\(name)\""
            if name == "VAR" && declaresVariables { text += " id=\"id-\(value.lowercased())\"" }
            text += ">" + ProgramWriter.escaped(value) + "</\(tag)>"
        }
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
