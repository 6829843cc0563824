internal import BlockModel
internal import OrderedJSON

/// Converts the `extraState` of the JSON format to the mutations of the XML format and back, so that whoever gives a program its meaning
/// sees mutations only.
///
/// Nothing is lost on either way: what a known form does not cover is kept as JSON text in the attribute `extra-state` of the mutation, and a
/// mutation that is no known form becomes a string of XML, which is how Blockly saves blocks that have only XML hooks.
///
/// - Source: Blockly, core/serialization/blocks.ts, `saveExtraState` and `loadExtraState`.
enum ExtraState {
    /// The attribute that holds an `extraState` as JSON text.
    static let attribute = "extra-state"

    /// The mutations that stand for an `extraState`.
    static func mutations(from state: JSONValue, blockType: String, maximumDepth: Int, at position: SourcePosition) -> [MarkupElement] {
        if let text = state.stringValue,
            let elements = MarkupText.elements(in: text, maximumDepth: maximumDepth, at: position),
            elements.allSatisfy({ $0.name.lowercased() == "mutation" })
        {
            return elements
        }
        var mutation = MarkupElement("mutation", at: position)
        if let form = KnownForm(blockType), let known = form.mutation(from: state, at: position) {
            mutation = known
            if form.state(from: known) == state { return [mutation] }
        }
        mutation.attributes.append(MarkupAttribute(attribute, JSONWriter.text(state)))
        return [mutation]
    }

    /// The `extraState` that stands for the mutations of a block; nil when there are none.
    static func state(from mutations: [MarkupElement], blockType: String) -> JSONValue? {
        guard let mutation = mutations.first else { return nil }
        if mutations.count == 1 {
            if let text = mutation[attribute], let state = try? JSONParser.parse(text) { return state }
            if let form = KnownForm(blockType), let state = form.state(from: mutation) { return state }
        }
        return .string(MarkupText.text(of: mutations))
    }
}

/// The forms that Blockly's own blocks have.
///
/// - Source: Blockly, blocks/*.ts, `saveExtraState`, `loadExtraState`, `mutationToDom` and `domToMutation` of each.
private enum KnownForm {
    case branches, items, getter, split, definition, call

    init?(_ blockType: String) {
        switch blockType {
        case "controls_if": self = .branches
        case "text_join", "lists_create_with": self = .items
        case "lists_getIndex": self = .getter
        case "lists_split": self = .split
        case "procedures_defnoreturn", "procedures_defreturn": self = .definition
        case "procedures_callnoreturn", "procedures_callreturn": self = .call
        default: return nil
        }
    }

    // MARK: From JSON

    /// The mutation; what the form does not know is left out.
    func mutation(from state: JSONValue, at position: SourcePosition) -> MarkupElement? {
        guard let object = state.objectValue else { return nil }
        var mutation = MarkupElement("mutation", at: position)
        func add(_ name: String, _ value: String?) {
            if let value { mutation.attributes.append(MarkupAttribute(name, value)) }
        }
        switch self {
        case .branches:
            add("elseif", object["elseIfCount"]?.integerValue.map { String($0) })
            add("else", object["hasElse"]?.boolValue == true ? "1" : nil)
        case .items: add("items", object["itemCount"]?.integerValue.map { String($0) })
        case .getter: add("statement", object["isStatement"]?.boolValue.map { $0 ? "true" : "false" })
        case .split: add("mode", object["mode"]?.stringValue)
        case .definition:
            add("statements", object["hasStatements"]?.boolValue == false ? "false" : nil)
            for parameter in object["params"]?.arrayValue ?? [] {
                guard let name = parameter["name"]?.stringValue else { return nil }
                var argument = MarkupElement("arg", attributes: [MarkupAttribute("name", name)], at: position)
                if let id = parameter["id"]?.stringValue { argument.attributes.append(MarkupAttribute("varid", id)) }
                if let id = parameter["argId"]?.stringValue { argument.attributes.append(MarkupAttribute("argid", id)) }
                mutation.children.append(argument)
            }
        case .call:
            add("name", object["name"]?.stringValue)
            for parameter in object["params"]?.arrayValue ?? [] {
                guard let name = parameter.stringValue else { return nil }
                mutation.children.append(MarkupElement("arg", attributes: [MarkupAttribute("name", name)], at: position))
            }
        }
        return mutation
    }

    // MARK: To JSON

    /// The state; nil when the mutation says anything the form has no place for.
    func state(from mutation: MarkupElement) -> JSONValue? {
        guard mutation.name == "mutation", mutation.text.isEmpty else { return nil }
        var state = JSONObject()
        switch self {
        case .branches:
            guard mutation.children.isEmpty else { return nil }
            for attribute in mutation.attributes {
                switch attribute.name {
                case "elseif":
                    guard let count = Self.number(attribute.value) else { return nil }
                    state["elseIfCount"] = count
                case "else":
                    guard attribute.value == "1" else { return nil }
                    state["hasElse"] = true
                default: return nil
                }
            }
        case .items:
            guard mutation.children.isEmpty, mutation.attributes.count == 1, let count = mutation["items"].flatMap(Self.number) else {
                return nil
            }
            state["itemCount"] = count
        case .getter:
            guard mutation.children.isEmpty, mutation.attributes == [MarkupAttribute("statement", "true")] else { return nil }
            state["isStatement"] = true
        case .split:
            guard mutation.children.isEmpty, mutation.attributes.count == 1, let mode = mutation["mode"] else { return nil }
            state["mode"] = .string(mode)
        case .definition:
            guard let parameters = Self.parameters(mutation) else { return nil }
            if !parameters.isEmpty { state["params"] = .array(parameters) }
            if mutation.attributes == [MarkupAttribute("statements", "false")] {
                state["hasStatements"] = false
            } else if !mutation.attributes.isEmpty {
                return nil
            }
        case .call:
            guard mutation.attributes.count == 1, let name = mutation["name"], let parameters = Self.parameters(mutation) else {
                return nil
            }
            state["name"] = .string(name)
            if !parameters.isEmpty {
                // The name is all that the call of a procedure knows of an argument.
                guard parameters.allSatisfy({ $0.objectValue?.count == 1 }) else { return nil }
                state["params"] = .array(parameters.compactMap { $0["name"] })
            }
        }
        return .object(state)
    }

    private static func parameters(_ mutation: MarkupElement) -> [JSONValue]? {
        var result: [JSONValue] = []
        for child in mutation.children {
            guard child.name == "arg", child.text.isEmpty, child.children.isEmpty, child.attributes.first?.name == "name" else {
                return nil
            }
            var parameter = JSONObject()
            let keys = ["name": "name", "varid": "id", "argid": "argId"]
            for attribute in child.attributes {
                guard let key = keys[attribute.name], parameter[key] == nil else { return nil }
                parameter[key] = .string(attribute.value)
            }
            result.append(.object(parameter))
        }
        return result
    }

    /// A count as the format writes it: digits, not more than a double holds.
    private static func number(_ text: String) -> JSONValue? {
        guard let count = Int64(text), String(count) == text, abs(count) < 1 << 53 else { return nil }
        return .number(Double(count))
    }
}
