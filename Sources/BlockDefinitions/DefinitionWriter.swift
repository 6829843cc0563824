public import BlockCompiler
internal import BlockModel
public import OrderedJSON

/// Writes block definitions in the JSON format that Blockly's `defineBlocksWithJsonArray` takes, so that an editor can show the blocks.
///
/// A block whose inputs depend on its mutation is written as it is without one: the format has no other way to say it.
///
/// - Source: Blockly, core/block.ts, `jsonInit`.
public enum DefinitionWriter {
    /// The definitions that stand for one type each, as a list.
    public static func json(of catalog: Catalog) -> JSONValue {
        .array(catalog.definitions.filter { $0.pattern == nil }.map(json))
    }

    /// A definition.
    public static func json(of definition: BlockDefinition) -> JSONValue {
        var json = JSONObject()
        json["type"] = .string(definition.type)
        let block = Block(type: definition.type, at: SourcePosition(line: 1, column: 1))
        var messages = MessageWriter(definition: definition, block: block)
        for (number, message) in messages.write().enumerated() {
            json["message\(number)"] = .string(message.text)
            if !message.arguments.isEmpty { json["args\(number)"] = .array(message.arguments) }
        }
        if let isInline = definition.isInline { json["inputsInline"] = .bool(isInline) }
        switch definition.shape {
        case .value(let types): json["output"] = check(types)
        // The editor's switch between value and statement has no place in the format; as a value the block fits where its result is used.
        case .valueOrStatement: json["output"] = .null
        case .statement:
            json["previousStatement"] = .null
            json["nextStatement"] = .null
        case .lastStatement: json["previousStatement"] = .null
        case .top: break
        }
        json["colour"] = .number(Double(definition.category.hue))
        if let colour = definition.colour { json["colour"] = .string(colour.hexadecimal) }
        json["tooltip"] = .string(definition.help)
        return .object(json)
    }

    static func check(_ types: [String]) -> JSONValue {
        switch types.count {
        case 0: .null
        case 1: .string(types[0])
        default: .array(types.map { .string($0) })
        }
    }
}

/// Makes Blockly's numbered messages of one that has names.
private struct MessageWriter {
    let fieldsByName: [String: FieldDefinition]
    let inputs: [ResolvedInput]
    let inputsByName: [String: ResolvedInput]
    let parts: [BlockMessage.Part]
    private var messages: [(text: String, arguments: [JSONValue])] = [("", [])]
    private var written: Set<String> = []

    init(definition: BlockDefinition, block: Block) {
        let inputs = definition.inputs(of: block)
        self.inputs = inputs
        fieldsByName = Dictionary(definition.fields.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        inputsByName = Dictionary(inputs.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        parts = definition.message(of: block).parts
    }

    mutating func write() -> [(text: String, arguments: [JSONValue])] {
        for part in parts {
            switch part {
            case .label(let words): add(words.replacing("%", with: "%%"))
            case .slot(let name): if let argument = argument(name) { place(argument, name) }
            case .end: if !messages[messages.count - 1].text.isEmpty { messages.append(("", [])) }
            }
        }
        // Inputs that the message names in no place come after it.
        for input in inputs where !written.contains(input.name) {
            if let argument = argument(input.name) { place(argument, input.name) }
        }
        if messages.count > 1, messages[messages.count - 1].text.isEmpty { messages.removeLast() }
        return messages
    }

    private mutating func place(_ argument: JSONValue, _ name: String) {
        guard written.insert(name).inserted else { return }
        messages[messages.count - 1].arguments.append(argument)
        add("%\(messages[messages.count - 1].arguments.count)")
    }

    private mutating func add(_ words: String) {
        // Changed in place: copying it for each argument would take time in their square.
        let last = messages.count - 1
        if !messages[last].text.isEmpty { messages[last].text += " " }
        messages[last].text += words
    }

    private func argument(_ name: String) -> JSONValue? {
        if let field = fieldsByName[name] { return json(of: field) }
        guard let input = inputsByName[name] else { return nil }
        switch input.definition.kind {
        case .statement: return ["type": "input_statement", "name": .string(name)]
        case .value:
            var json: JSONObject = ["type": "input_value", "name": .string(name)]
            if !input.definition.checks.isEmpty { json["check"] = DefinitionWriter.check(input.definition.checks) }
            return .object(json)
        }
    }

    private func json(of field: FieldDefinition) -> JSONValue {
        var json = JSONObject()
        json["type"] = "field_input"
        json["name"] = .string(field.name)
        switch field.kind {
        case .text(let text), .literal(let text): json["text"] = .string(text)
        case .multilineText(let text):
            json["type"] = "field_multilinetext"
            json["text"] = .string(text)
        case .number(let number, let minimum, let maximum, let precision):
            json["type"] = "field_number"
            json["value"] = .number(number)
            if minimum.isFinite { json["min"] = .number(minimum) }
            if maximum.isFinite { json["max"] = .number(maximum) }
            if precision > 0 { json["precision"] = .number(precision) }
        case .options(let options):
            json["type"] = "field_dropdown"
            json["options"] = .array(options.map { [.string($0.label.isEmpty ? $0.value : $0.label), .string($0.value)] })
        case .checkbox(let isOn):
            json["type"] = "field_checkbox"
            json["checked"] = .bool(isOn)
        case .variable(let name):
            json["type"] = "field_variable"
            json["variable"] = .string(name ?? "item")
        case .colour(let text):
            json["type"] = "field_colour"
            json["colour"] = .string(text)
        }
        return .object(json)
    }
}
