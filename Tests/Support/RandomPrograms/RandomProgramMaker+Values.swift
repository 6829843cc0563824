extension RandomProgramMaker {
    /// A block that gives a value: its fields with their options, and what its inputs want.
    private typealias Shape = (type: String, fields: [(String, [String])], inputs: [(String, Kind)])

    /// A block with some inputs filled.
    mutating func filled(_ node: ProgramNode, _ inputs: [(String, Kind)], depth: Int) -> ProgramNode {
        var node = node
        for (name, kind) in inputs where !chance(5) {
            var child = value(kind, depth: depth - 1)
            if chance(4) { child.shadow = [shadow(kind)] }
            if chance(4) {
                child = shadow(kind)
                child.isShadow = true
            }
            node.values.append((name, child))
        }
        return node
    }

    private mutating func shadow(_ kind: Kind) -> ProgramNode {
        var node = literal(kind == .list || kind == .boolean ? .any : kind)
        if kind == .list { node = ProgramNode("lists_create_empty") }
        if kind == .boolean { node = ProgramNode("logic_boolean", [("BOOL", "TRUE")]) }
        node.isShadow = true
        return node
    }

    /// A value of a kind, most of the time.
    mutating func value(_ kind: Kind, depth: Int) -> ProgramNode {
        let kind = kind == .any ? pick([.number, .text, .boolean, .list, .colour, .number, .text, .list]) : kind
        if depth <= 0 || chance(22) { return decorated(leaf(kind)) }
        let needsMethods = kind == .text || kind == .list || kind == .colour
        if needsMethods ? below(60) == 0 : chance(9) { return decorated(loose(depth: depth)) }
        switch kind {
        case .list where chance(30): return decorated(listLiteral(depth: depth))
        case .text where chance(18): return decorated(join(depth: depth))
        case .text where chance(12): return decorated(part("text_getSubstring", "STRING", .text, depth: depth))
        case .list where chance(18): return decorated(part("lists_getSublist", "LIST", .list, depth: depth))
        case .text where chance(12): return decorated(character(depth: depth))
        case .text where chance(3): return decorated(prompt(isNumber: false, depth: depth))
        case .number where chance(3): return decorated(prompt(isNumber: true, depth: depth))
        case .list where chance(8): return decorated(onList("MODE", depth: depth))
        case .number where chance(14): return decorated(onList(pick(RandomProgramMaker.listOperations), depth: depth))
        case .boolean where chance(18): return decorated(property(depth: depth))
        case .list where chance(14): return decorated(split(isSplit: true, depth: depth))
        case .text where chance(8): return decorated(split(isSplit: false, depth: depth))
        default: break
        }
        let shape = pick(RandomProgramMaker.shapes(kind))
        var fields: [(name: String, text: String)] = []
        for (name, options) in shape.fields where !chance(2) { fields.append((name, pick(options))) }
        return decorated(filled(ProgramNode(shape.type, fields), shape.inputs, depth: depth))
    }

    private mutating func leaf(_ kind: Kind) -> ProgramNode {
        if !chance(60) { return literal(kind) }
        return ProgramNode(chance(4) ? "variables_get_dynamic" : "variables_get", [("VAR", variableName(kind))])
    }

    /// A block that fits everywhere, whatever it gives.
    private mutating func loose(depth: Int) -> ProgramNode {
        switch below(8) {
        case 0: return ProgramNode("logic_null")
        case 1: return filled(ProgramNode("logic_ternary"), [("IF", .boolean), ("THEN", .any), ("ELSE", .any)], depth: depth)
        case 2...4:
            let place = pick(["FROM_START", "FROM_START", "FROM_END", "FIRST", "LAST", "RANDOM"])
            let hasPosition = place.hasPrefix("FROM")
            var node = filled(
                ProgramNode("lists_getIndex", [("MODE", chance(70) ? "GET" : "GET_REMOVE"), ("WHERE", place)]),
                [("VALUE", .list)] + (hasPosition ? [("AT", .number)] : []), depth: depth)
            node.mutation = "statement=\"false\" at=\"\(hasPosition)\">"
            return node
        default: return call(isStatement: false, depth: depth) ?? .variable(variableName(.any))
        }
    }

    // MARK: Literals

    mutating func literal(_ kind: Kind) -> ProgramNode {
        switch kind {
        case .number: .number(chance(75) ? pick(["0", "1", "2", "3", "4", "5", "-1"]) : pick(RandomProgramMaker.numbers))
        case .text:
            chance(90)
                ? .text(pick(RandomProgramMaker.texts)) : ProgramNode("text_multiline", [("TEXT", pick(["a&#10;b", "one\ntwo", ""]))])
        case .boolean: ProgramNode("logic_boolean", [("BOOL", pick(["TRUE", "FALSE"]))])
        case .list: ProgramNode("lists_create_empty")
        case .colour:
            ProgramNode("colour_picker", [("COLOUR", pick(["#ff0000", "#3366cc", "#000000", "#FFFFFE", "#1B4", "#12345", "#ggg"]))])
        case .any: literal(pick([.number, .text, .boolean]))
        }
    }

    private static let numbers = [
        "10", "7", "100", "-7", "0.5", "2.5", "-2.5", "1.5", "0.1", "0.2", "1e21", "1e-7", "Infinity", "-Infinity", "-0", "1,234", "1O",
        "abc", "9007199254740993", "1e400", "255", "-3", "1e308", "0.000001", "123456789", "4294967296", "360", "45",
    ]

    private static let texts = [
        "", "a", "b", "A", "abc", "banana", "foo Bar BAZ", "5", "10", "3.5e1", " 12 ", "0x1F", "true", "null", "a,b,,c", ",", " ", "an",
        "ß straße İ ΑΣ", "日本語", "😀x😀", "\u{A0}\u{3000} x \u{2028}", "$&-$$", "$`|$'", "-Infinity", ".", "undefined", "1", "#ff8000",
        "line one\nline two", "a\\b'c\"d", "<&>", "ÿ€", "ﬁne don't", "-0", "1_000", "x\u{301}",
    ]

    mutating func listLiteral(depth: Int) -> ProgramNode {
        let count = pick([0, 1, 2, 3, 3, 4, 5])
        let kind = pick([Kind.number, .number, .text, .any, .list])
        var node = filled(ProgramNode("lists_create_with"), (0..<count).map { ("ADD\($0)", kind) }, depth: depth)
        node.mutation = "items=\"\(count)\">"
        return node
    }

    // MARK: Blocks whose shape depends on a mutation

    private mutating func join(depth: Int) -> ProgramNode {
        let count = pick([0, 1, 2, 2, 3, 4])
        var node = filled(ProgramNode("text_join"), (0..<count).map { ("ADD\($0)", .any) }, depth: depth)
        node.mutation = "items=\"\(count)\">"
        return node
    }

    private mutating func part(_ type: String, _ input: String, _ kind: Kind, depth: Int) -> ProgramNode {
        let first = pick(["FROM_START", "FROM_END", "FIRST"]), last = pick(["FROM_START", "FROM_END", "LAST"])
        let inputs = [(input, kind)] + (first == "FIRST" ? [] : [("AT1", .number)]) + (last == "LAST" ? [] : [("AT2", .number)])
        var node = filled(ProgramNode(type, [("WHERE1", first), ("WHERE2", last)]), inputs, depth: depth)
        node.mutation = "at1=\"\(first != "FIRST")\" at2=\"\(last != "LAST")\">"
        return node
    }

    private mutating func character(depth: Int) -> ProgramNode {
        let place = pick(["FROM_START", "FROM_END", "FIRST", "LAST", "RANDOM"])
        let hasPosition = place.hasPrefix("FROM")
        var node = filled(
            ProgramNode("text_charAt", [("WHERE", place)]), [("VALUE", .text)] + (hasPosition ? [("AT", .number)] : []), depth: depth)
        node.mutation = "at=\"\(hasPosition)\">"
        return node
    }

    private mutating func prompt(isNumber: Bool, depth: Int) -> ProgramNode {
        let type = isNumber ? "NUMBER" : "TEXT"
        var node = ProgramNode("text_prompt", [("TYPE", type), ("TEXT", pick(["name?", "1\n2", ""]))])
        if chance(60) { node = filled(ProgramNode("text_prompt_ext", [("TYPE", type)]), [("TEXT", .any)], depth: depth) }
        node.mutation = "type=\"\(type)\">"
        return node
    }

    private static let listOperations = ["SUM", "MIN", "MAX", "AVERAGE", "MEDIAN", "STD_DEV", "RANDOM"]

    private mutating func onList(_ operation: String, depth: Int) -> ProgramNode {
        var node = filled(ProgramNode("math_on_list", [("OP", operation)]), [("LIST", .list)], depth: depth)
        node.mutation = "op=\"\(operation)\">"
        return node
    }

    private mutating func property(depth: Int) -> ProgramNode {
        let name = pick(["EVEN", "ODD", "PRIME", "WHOLE", "POSITIVE", "NEGATIVE", "DIVISIBLE_BY"])
        let hasDivisor = name == "DIVISIBLE_BY"
        var node = filled(
            ProgramNode("math_number_property", [("PROPERTY", name)]),
            [("NUMBER_TO_CHECK", .number)] + (hasDivisor ? [("DIVISOR", .number)] : []), depth: depth)
        node.mutation = "divisor_input=\"\(hasDivisor)\">"
        return node
    }

    private mutating func split(isSplit: Bool, depth: Int) -> ProgramNode {
        let mode = isSplit ? "SPLIT" : "JOIN"
        var node = filled(
            ProgramNode("lists_split", [("MODE", mode)]), [("INPUT", isSplit ? .text : .list), ("DELIM", .text)], depth: depth)
        node.mutation = "mode=\"\(mode)\">"
        return node
    }

    // MARK: The others

    private static func shapes(_ kind: Kind) -> [Shape] {
        switch kind {
        case .number, .any: numberShapes
        case .text: textShapes
        case .boolean: booleanShapes
        case .list: listShapes
        case .colour: colourShapes
        }
    }

    private static let numberShapes: [Shape] = [
        ("math_arithmetic", [("OP", ["ADD", "ADD", "MINUS", "MULTIPLY", "DIVIDE", "POWER"])], [("A", .number), ("B", .number)]),
        ("math_arithmetic", [("OP", ["ADD", "MULTIPLY"])], [("A", .number), ("B", .number)]),
        ("math_arithmetic", [("OP", ["ADD", "MINUS"])], [("A", .number), ("B", .number)]),
        ("math_single", [("OP", ["ROOT", "ABS", "NEG", "NEG", "LN", "LOG10", "EXP", "POW10"])], [("NUM", .number)]),
        ("math_trig", [("OP", ["SIN", "COS", "TAN", "ASIN", "ACOS", "ATAN"])], [("NUM", .number)]),
        ("math_round", [("OP", ["ROUND", "ROUNDUP", "ROUNDDOWN"])], [("NUM", .number)]),
        ("math_constant", [("CONSTANT", ["PI", "E", "GOLDEN_RATIO", "SQRT2", "SQRT1_2", "INFINITY"])], []),
        ("math_modulo", [], [("DIVIDEND", .number), ("DIVISOR", .number)]),
        ("math_constrain", [], [("VALUE", .number), ("LOW", .number), ("HIGH", .number)]),
        ("math_random_int", [], [("FROM", .number), ("TO", .number)]), ("math_random_float", [], []),
        ("math_atan2", [], [("X", .number), ("Y", .number)]), ("text_length", [], [("VALUE", .text)]),
        ("lists_length", [], [("VALUE", .list)]),
        ("text_indexOf", [("END", ["FIRST", "LAST"])], [("VALUE", .text), ("FIND", .text)]),
        ("lists_indexOf", [("END", ["FIRST", "LAST"])], [("VALUE", .list), ("FIND", .any)]),
        ("text_count", [], [("SUB", .text), ("TEXT", .text)]),
    ]

    private static let textShapes: [Shape] = [
        ("text_changeCase", [("CASE", ["UPPERCASE", "LOWERCASE", "TITLECASE"])], [("TEXT", .text)]),
        ("text_trim", [("MODE", ["BOTH", "LEFT", "RIGHT"])], [("TEXT", .text)]), ("text_reverse", [], [("TEXT", .text)]),
        ("text_replace", [], [("FROM", .text), ("TO", .text), ("TEXT", .text)]),
        ("text_changeCase", [("CASE", ["TITLECASE"])], [("TEXT", .text)]),
    ]

    private static let booleanShapes: [Shape] = [
        ("logic_compare", [("OP", ["EQ", "NEQ", "LT", "LTE", "GT", "GTE"])], [("A", .any), ("B", .any)]),
        ("logic_compare", [("OP", ["EQ", "NEQ", "LT", "LTE", "GT", "GTE"])], [("A", .number), ("B", .number)]),
        ("logic_operation", [("OP", ["AND", "OR"])], [("A", .boolean), ("B", .boolean)]), ("logic_negate", [], [("BOOL", .boolean)]),
        ("lists_isEmpty", [], [("VALUE", .list)]), ("text_isEmpty", [], [("VALUE", .text)]),
    ]

    private static let listShapes: [Shape] = [
        ("lists_repeat", [], [("ITEM", .any), ("NUM", .number)]),
        ("lists_sort", [("TYPE", ["NUMERIC", "TEXT", "IGNORE_CASE"]), ("DIRECTION", ["1", "-1"])], [("LIST", .list)]),
        ("lists_sort", [("TYPE", ["TEXT", "IGNORE_CASE"]), ("DIRECTION", ["1", "-1"])], [("LIST", .list)]),
        ("lists_reverse", [], [("LIST", .list)]),
    ]

    private static let colourShapes: [Shape] = [
        ("colour_rgb", [], [("RED", .number), ("GREEN", .number), ("BLUE", .number)]), ("colour_random", [], []),
        ("colour_blend", [], [("COLOUR1", .colour), ("COLOUR2", .colour), ("RATIO", .number)]),
    ]
}
