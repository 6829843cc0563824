/// Blocks as XML text, for tests that build their programs.
func block(
    _ type: String, mutation: String = "", fields: [(String, String)] = [], values: [(String, String)] = [],
    statements: [(String, [String])] = []
) -> String {
    var text = "<block type=\"\(type)\">\(mutation)"
    for (name, content) in fields { text += "<field name=\"\(name)\">\(content)</field>" }
    for (name, content) in values { text += "<value name=\"\(name)\">\(content)</value>" }
    for (name, content) in statements { text += "<statement name=\"\(name)\">\(stack(content))</statement>" }
    return text + "</block>"
}

/// Statements one behind the other.
func stack(_ blocks: [String]) -> String {
    blocks.reversed().reduce("") { rest, block in
        rest.isEmpty ? block : block.dropLast("</block>".count) + "<next>\(rest)</next></block>"
    }
}

func program(_ stacks: String...) -> String { "<xml>\(stacks.joined())</xml>" }

func number(_ number: String) -> String { block("math_number", fields: [("NUM", number)]) }
func text(_ text: String) -> String { block("text", fields: [("TEXT", text)]) }
func get(_ variable: String) -> String { block("variables_get", fields: [("VAR", variable)]) }
func set(_ variable: String, _ value: String) -> String {
    block("variables_set", fields: [("VAR", variable)], values: [("VALUE", value)])
}
func print(_ value: String) -> String { block("text_print", values: [("TEXT", value)]) }
func list(_ items: String...) -> String {
    block(
        "lists_create_with", mutation: "<mutation items=\"\(items.count)\"/>",
        values: items.enumerated().map { ("ADD\($0.offset)", $0.element) })
}
func join(_ parts: String...) -> String {
    block("text_join", mutation: "<mutation items=\"\(parts.count)\"/>", values: parts.enumerated().map { ("ADD\($0.offset)", $0.element) })
}
func `repeat`(_ times: Int, _ body: String...) -> String {
    block("controls_repeat_ext", values: [("TIMES", number("\(times)"))], statements: [("DO", body)])
}
func setProperty(_ name: String, of object: String, to value: String) -> String {
    block("set_object_property", values: [("object", object), ("propName", text(name)), ("propValue", value)])
}
func `throw`(_ value: String) -> String { block("throw_error", values: [("error", value)]) }
func attempt(_ body: [String], catching: [String]) -> String {
    block("try_catch", statements: [("try", body), ("catch", catching)])
}
func map(_ list: String, item: String, to result: String) -> String {
    block("list_map_items", fields: [("item", item)], values: [("list", list), ("returnCode", result)])
}
func procedure(_ name: String, _ parameters: [String] = [], returning result: String) -> String {
    block(
        "procedures_defreturn", mutation: "<mutation>\(parameters.map { "<arg name=\"\($0)\"/>" }.joined())</mutation>",
        fields: [("NAME", name)], values: [("RETURN", result)])
}
func call(_ name: String, _ arguments: String...) -> String {
    let names = arguments.indices.map { "<arg name=\"p\($0)\"/>" }.joined()
    return block(
        "procedures_callreturn", mutation: "<mutation name=\"\(name)\">\(names)</mutation>",
        values: arguments.enumerated().map { ("ARG\($0.offset)", $0.element) })
}
