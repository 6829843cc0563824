import BlockCompiler
import BlockDefinitions
import BlockRuntime
import OrderedJSON

/// Tells what blocks there are and what they mean.
struct BlockManual {
    /// What is printed.
    enum Format: String, CaseIterable {
        /// For people.
        case text
        /// Definitions in Blockly's JSON format.
        case blockly
    }

    let catalog: Catalog
    let terminal: Terminal
    var format = Format.text

    /// Describes a block, or lists all by category.
    func run(_ type: String?) -> CommandStatus {
        guard let type else {
            if format == .blockly { write(DefinitionWriter.json(of: catalog)) } else { list() }
            return .success
        }
        guard let definition = catalog.definition(of: type) ?? catalog.definitions.first(where: { $0.type == type }) else {
            let hint = catalog.nearestType(to: type).map { "did you mean '\($0)'?" } ?? "'codeless blocks' lists all"
            terminal.complain("error: there is no block '\(type)'\n  hint: \(hint)\n")
            return .usage
        }
        if format == .blockly { write(DefinitionWriter.json(of: definition)) } else { terminal.output.write(description(of: definition)) }
        return .success
    }

    private func write(_ json: JSONValue) { terminal.output.write(JSONWriter.text(json, .pretty) + "\n") }

    private func list() {
        for category in BlockCategory.allCases {
            let definitions = catalog.definitions.filter { $0.category == category }
            if definitions.isEmpty { continue }
            terminal.output.write("\(category.rawValue)\n")
            let width = definitions.map { name(of: $0).count }.filter { $0 <= 40 }.max() ?? 0
            for definition in definitions {
                let name = name(of: definition)
                let gap = String(repeating: " ", count: max(0, width - name.count) + 2)
                terminal.output.write("  \(name)\(gap)\(definition.help)\n")
            }
            terminal.output.write("\n")
        }
    }

    /// The type; of a pattern, with `…` for the part that varies.
    private func name(of definition: BlockDefinition) -> String {
        switch definition.pattern {
        case nil: definition.type
        case .prefix: definition.type + "…"
        case .affix(let suffix): definition.type + "…" + suffix
        case .infix(let middle): definition.type + "…" + middle + "…"
        }
    }

    private func description(of definition: BlockDefinition) -> String {
        var text = "\(name(of: definition))\n  \(definition.help)\n\n"
        func row(_ label: String, _ value: String) {
            if !value.isEmpty { text += "  " + label + String(repeating: " ", count: max(1, 10 - label.count)) + value + "\n" }
        }
        row("shows", definition.message.split(separator: "\n").joined(separator: " "))
        row("category", definition.category.rawValue)
        row("dialect", definition.dialects.map(\.rawValue).sorted().joined(separator: ", "))
        row("shape", shape(of: definition))
        row("also", definition.aliases.joined(separator: ", "))
        row("mutation", definition.mutation)
        for input in definition.inputs {
            var parts = [input.kind == .value ? "value" : "statements"]
            if input.count != nil { parts.append("repeated: \(input.name)0, \(input.name)1, ...") }
            if !input.checks.isEmpty { parts.append("of type " + input.checks.joined(separator: " or ")) }
            if input.kind == .value {
                parts.append(
                    input.defaultValue.map { "empty: \(shown($0))" } ?? input.emptyMeaning.map { "empty: \($0)" } ?? "must be filled")
            }
            row("input", "\(input.name): \(parts.joined(separator: ", "))")
        }
        if definition.takesAnyInput { row("input", "any other name: an argument") }
        for field in definition.fields { row("field", "\(field.name): \(kind(of: field))") }
        row("source", definition.source)
        return text
    }

    private func shape(of definition: BlockDefinition) -> String {
        switch definition.shape {
        case .value(let types): types.isEmpty ? "gives a value" : "gives a value: " + types.joined(separator: " or ")
        case .statement: "a statement"
        case .lastStatement: "a statement that nothing follows"
        case .valueOrStatement: "a value or a statement"
        case .top: "starts a stack"
        }
    }

    private func kind(of field: FieldDefinition) -> String {
        switch field.kind {
        case .text(let text): "text" + (text.isEmpty ? "" : ", default '\(text)'")
        case .multilineText(let text): "text of several lines" + (text.isEmpty ? "" : ", default '\(text)'")
        case .number(let number, _, _, _): "number, default \(javaScriptText(number))"
        case .options(let options):
            "one of " + options.map { $0.label.isEmpty ? $0.value : "\($0.value) (\($0.label))" }.joined(separator: ", ")
                + (field.isOpen ? ", or another" : "")
        case .checkbox(let flag): "TRUE or FALSE, default \(flag ? "TRUE" : "FALSE")"
        case .variable(let name): "variable" + (name.map { ", default '\($0)'" } ?? "")
        case .colour(let text): "colour, default \(text)"
        case .literal(let text): "literal" + (text.isEmpty ? "" : ", default \(text)")
        }
    }

    private func shown(_ constant: Constant) -> String {
        switch constant {
        case .undefined: "undefined"
        case .null: "null"
        case .boolean(let flag): "\(flag)"
        case .number(let bits): javaScriptText(Double(bitPattern: bits))
        case .text(let units): "'\(String(decoding: units, as: UTF16.self))'"
        }
    }
}
