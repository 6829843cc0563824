internal import BlockCompiler
internal import BlockModel
internal import BlockRuntime
internal import OrderedJSON

/// Reads one definition.
struct DefinitionParser {
    let file: String
    private(set) var diagnostics = Diagnostics()
    private var message = BlockMessage("")
    private var fields: [FieldDefinition] = []
    private var inputs: [InputDefinition] = []
    /// The names of both.
    private var names: Set<String> = []

    init(file: String) { self.file = file }

    /// Members that say how an editor behaves, not what the block is.
    private static let ofEditors: Set<String> = ["helpUrl", "style", "enableContextMenu", "hat", "inlineWhenCollapsed", "data"]

    /// What one block may have; arguments are counted over all its messages. A program brings them again with every block of the type.
    private static let mostMessages = 100
    private static let mostArguments = 1_000

    /// The block; nil, and errors, where it is none.
    mutating func parse(_ json: PositionedJSON) -> OwnBlock? {
        guard json.kind == .object else {
            report("a definition is an object, found \(json.kindName)", at: json)
            return nil
        }
        guard let type = text("type", of: json), !type.isEmpty else {
            if json["type"] == nil { report("a definition has no \"type\"", at: json, hint: "\"type\" is what programs call the block") }
            return nil
        }
        parseMessages(of: json)
        let shape = shape(of: json)
        warnOfUnknownMembers(of: json)
        let call = text("call", of: json)
        let body = body(of: json)
        if (call == nil) == (body == nil), !diagnostics.hasErrors {
            report(
                call == nil ? "'\(type)' does not say what it does" : "'\(type)' has both a \"body\" and a \"call\"", at: json,
                hint: "give it a \"body\", the file of a program, or a \"call\", the name of a call that the host answers")
        }
        guard let shape, !diagnostics.hasErrors else { return nil }
        let asked = call ?? OwnBlock.call(ofType: type)
        let definition = BlockDefinition(
            type, category: .own, message: message.written, help: text("tooltip", of: json) ?? "", source: file, shape: shape,
            fields: fields, inputs: inputs, isInline: json["inputsInline"]?.boolValue, colour: colour(of: json),
            shownMessage: { [message] _ in message },
            meaning: .call(HostCallDefinition(asked, constants: { [fields] block in fields.map { ($0.name, $0.constant(in: block)) } })))
        return OwnBlock(definition: definition, position: SourcePosition(json.position), call: asked, body: body)
    }

    // MARK: Shape

    private mutating func shape(of json: PositionedJSON) -> BlockShape? {
        let (output, above, below) = (json["output"], json["previousStatement"], json["nextStatement"])
        if let output {
            if let other = above ?? below { report("a block with an output has nothing above or below it", at: other) }
            return .value(types(output))
        }
        guard above != nil else {
            report(
                "a block needs an \"output\" or a \"previousStatement\"", at: json,
                hint: "\"output\": null makes it a value, \"previousStatement\": null with \"nextStatement\": null a statement")
            return nil
        }
        return below == nil ? .lastStatement : .statement
    }

    /// The types of a check: nothing, a name or a list of names.
    private mutating func types(_ json: PositionedJSON?) -> [String] {
        guard let json, !json.isNull else { return [] }
        if let name = json.stringValue { return [name] }
        let names = json.elements?.compactMap(\.stringValue)
        guard let names, names.count == json.count else {
            report("a check is null, a type or a list of types, found \(json.kindName)", at: json)
            return []
        }
        return names
    }

    /// - Source: Blockly, core/utils/parsing.ts, `parseBlockColour`: a number, or a text of one, is a hue.
    private func colour(of json: PositionedJSON) -> BlockColour? {
        guard let colour = json["colour"] else { return nil }
        if let hue = colour.doubleValue ?? colour.stringValue.flatMap({ Double($0) }) { return BlockColour(hue: hue) }
        return colour.stringValue.flatMap { BlockColour(hexadecimal: $0) }
    }

    // MARK: Messages

    private mutating func parseMessages(of json: PositionedJSON) {
        // To find one member of an object takes a look at all of them.
        var members: [String: PositionedJSON] = [:]
        for member in json.members ?? [] { members[member.key] = member.value }
        var argumentCount = 0
        var number = 0
        while let written = members["message\(number)"] {
            guard number < Self.mostMessages else { return report("a block has at most \(Self.mostMessages) messages", at: written) }
            guard let text = written.stringValue else {
                report("\"message\(number)\" must be text, found \(written.kindName)", at: written)
                return
            }
            let arguments = members["args\(number)"]
            let elements = arguments?.elements ?? []
            let roomCount = Self.mostArguments - argumentCount
            guard elements.count <= roomCount else {
                return report("a block has at most \(Self.mostArguments) arguments", at: elements[roomCount])
            }
            argumentCount += elements.count
            if number > 0 { message.appendEnd() }
            interpolate(text, at: written, elements)
            if let arguments, arguments.kind != .array {
                report("\"args\(number)\" must be a list, found \(arguments.kindName)", at: arguments)
            }
            number += 1
        }
    }

    /// Puts arguments into the places `%1`, `%2`, ... of a message; those without a place follow it.
    private mutating func interpolate(_ text: String, at place: PositionedJSON, _ arguments: [PositionedJSON]) {
        var used = Set<Int>()
        var label = ""
        var rest = text[...]
        while let letter = rest.popFirst() {
            guard letter == "%" else {
                label.append(letter)
                continue
            }
            if rest.first == "%" {
                label.append(rest.removeFirst())
                continue
            }
            let digits = rest.prefix { ("0"..."9").contains($0) }
            guard let number = Int(digits) else {
                label.append(letter)
                continue
            }
            rest = rest[digits.endIndex...]
            message.append(label: label)
            label = ""
            guard arguments.indices.contains(number - 1) else {
                report("the message has a place %\(number), but there are \(arguments.count) arguments", at: place)
                continue
            }
            guard used.insert(number).inserted else {
                report("the message has the place %\(number) twice", at: place)
                continue
            }
            append(arguments[number - 1])
        }
        message.append(label: label)
        for (offset, argument) in arguments.enumerated() where !used.contains(offset + 1) { append(argument) }
    }

    private mutating func append(_ argument: PositionedJSON) {
        guard argument.kind == .object else {
            // A text among the arguments is a label.
            if let label = argument.stringValue { return message.append(label: label) }
            return report("an argument is an object with a \"type\", found \(argument.kindName)", at: argument)
        }
        guard let type = text("type", of: argument) else { return report("an argument has no \"type\"", at: argument) }
        switch type {
        case "input_dummy", "input_end_row": message.appendEnd()
        case "field_label": message.append(label: text("text", of: argument) ?? "")
        case "field_label_serializable": message.append(label: text("text", of: argument) ?? "")
        case "field_image": message.append(label: text("alt", of: argument) ?? "")
        default: appendNamed(argument, type)
        }
    }

    private mutating func appendNamed(_ argument: PositionedJSON, _ type: String) {
        guard let name = text("name", of: argument), !name.isEmpty else {
            return report("'\(type)' has no \"name\"", at: argument, hint: "the name is what programs and the body call it")
        }
        if names.contains(name) { report("'\(name)' is there twice", at: argument) }
        switch type {
        case "input_value":
            inputs.append(.value(name, checks: types(argument["check"]), default: .null))
        case "input_statement":
            return report(
                "a block of your own cannot run the statements in '\(name)'", at: argument,
                hint: "take the place of the block with a value that the body asks for, or write the block in Swift (docs/embedding.md)")
        default:
            guard let field = field(argument, type, name) else {
                return report(
                    "'\(type)' is no kind of field or input that is known", at: argument,
                    hint:
                        "known are input_value, input_dummy, input_end_row, field_input, field_number, field_dropdown, field_checkbox, "
                        + "field_colour, field_multilinetext, field_variable, field_label and field_image")
            }
            fields.append(field)
        }
        names.insert(name)
        message.append(slot: name)
    }

    private mutating func field(_ json: PositionedJSON, _ type: String, _ name: String) -> FieldDefinition? {
        switch type {
        case "field_input": return .text(name, default: text("text", of: json) ?? "")
        case "field_multilinetext": return .multilineText(name, default: text("text", of: json) ?? "")
        case "field_number", "field_angle":
            return .number(
                name, default: json[type == "field_number" ? "value" : "angle"]?.doubleValue ?? 0,
                minimum: json["min"]?.doubleValue ?? -.infinity, maximum: json["max"]?.doubleValue ?? .infinity,
                precision: json["precision"]?.doubleValue ?? 0)
        case "field_checkbox": return .checkbox(name, default: json["checked"]?.boolValue ?? false)
        case "field_colour": return .colour(name, default: text("colour", of: json) ?? "#ff0000")
        case "field_variable": return .variable(name, default: text("variable", of: json) ?? "item")
        case "field_dropdown": return .options(name, options(of: json))
        default: return nil
        }
    }

    private mutating func options(of json: PositionedJSON) -> [(value: String, label: String)] {
        var options: [(value: String, label: String)] = []
        for option in json["options"]?.elements ?? [] {
            guard let pair = option.elements, pair.count == 2, let value = pair[1].stringValue else {
                report("an option is a list of what is shown and what is stored", at: option, hint: "such as [\"large\", \"LARGE\"]")
                continue
            }
            // An option may show a picture; its description is what people see here.
            options.append((value, pair[0].stringValue ?? pair[0]["alt"]?.stringValue ?? value))
        }
        if options.isEmpty { report("a dropdown needs options", at: json) }
        return options
    }

    // MARK: Members

    /// The file of a body: a name, not a path, so that definitions of other people's lead to no other folder.
    private mutating func body(of json: PositionedJSON) -> String? {
        guard let written = json["body"], let name = text("body", of: json) else { return nil }
        if name.isEmpty || name == "." || name == ".." || name.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == 0 }) {
            report(
                "\"body\" must be the name of a file in the folder of the definition, found '\(name)'", at: written,
                hint: "put the program beside the definition, and leave the folder out")
        }
        return name
    }

    private mutating func text(_ key: String, of json: PositionedJSON) -> String? {
        guard let value = json[key] else { return nil }
        if let text = value.stringValue { return text }
        if !value.isNull { report("\"\(key)\" must be text, found \(value.kindName)", at: value) }
        return nil
    }

    private mutating func warnOfUnknownMembers(of json: PositionedJSON) {
        let known: Set = [
            "type", "output", "previousStatement", "nextStatement", "colour", "tooltip", "inputsInline", "body", "call",
        ]
        for member in json.members ?? [] where !known.contains(member.key) && !Self.ofEditors.contains(member.key) {
            if member.key.hasPrefix("message") || member.key.hasPrefix("args") || member.key.hasPrefix("implicitAlign") { continue }
            diagnostics.append(
                Diagnostic(
                    .warning, code: "block-definition", "'\(member.key)' has no meaning here and is ignored", file: file,
                    at: SourcePosition(member.keyPosition)))
        }
    }

    private mutating func report(_ message: String, at place: PositionedJSON, hint: String? = nil) {
        diagnostics.append(
            Diagnostic(.error, code: "block-definition", message, file: file, at: SourcePosition(place.position), hint: hint))
    }
}

extension FieldDefinition {
    /// What a field of a block hands to a call: a number, true or false, or text.
    fileprivate func constant(in block: Block) -> Constant {
        let written = block.field(name)?.text
        switch kind {
        case .number(let fallback, let minimum, let maximum, let precision):
            return .number(fieldNumber(written, default: fallback, minimum: minimum, maximum: maximum, precision: precision))
        case .checkbox: return .boolean(shownText(written) == "TRUE")
        case .options(let options): return .text(options.first { $0.value == written }?.value ?? options.first?.value ?? "")
        case .text, .multilineText, .colour, .variable, .literal: return .text(shownText(written))
        }
    }
}

extension BlockMessage {
    /// The message as definitions write it.
    var written: String {
        parts.map { part in
            switch part {
            case .label(let words): words
            case .slot(let name): "%\(name)"
            case .end: "\n"
            }
        }.joined(separator: " ").replacing(" \n ", with: "\n")
    }
}

extension SourcePosition {
    init(_ position: JSONPosition) { self.init(line: position.line, column: position.column) }
}
