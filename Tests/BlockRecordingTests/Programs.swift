/// Programs as the tests of recordings write them.
enum Block {
    static func program(_ blocks: String...) -> String {
        "<xml xmlns=\"https://developers.google.com/blockly/xml\">\(blocks.joined())</xml>"
    }

    /// Statements one after the other.
    static func stack(_ blocks: String...) -> String {
        guard var result = blocks.last else { return "" }
        for block in blocks.dropLast().reversed() {
            result = block.dropLast("</block>".count) + "<next>\(result)</next></block>"
        }
        return result
    }

    static func number(_ number: Double, id: String = "n") -> String {
        "<block type=\"math_number\" id=\"\(id)\"><field name=\"NUM\">\(number)</field></block>"
    }

    static func text(_ text: String, id: String = "t") -> String {
        "<block type=\"text\" id=\"\(id)\"><field name=\"TEXT\">\(text)</field></block>"
    }

    static func get(_ name: String) -> String { "<block type=\"variables_get\" id=\"get\"><field name=\"VAR\">\(name)</field></block>" }

    static func set(_ name: String, _ value: String, id: String = "set") -> String {
        "<block type=\"variables_set\" id=\"\(id)\"><field name=\"VAR\">\(name)</field><value name=\"VALUE\">\(value)</value></block>"
    }

    static func print(_ value: String, id: String = "print") -> String {
        "<block type=\"text_print\" id=\"\(id)\"><value name=\"TEXT\">\(value)</value></block>"
    }

    static func add(_ left: String, _ right: String, id: String = "add") -> String {
        "<block type=\"math_arithmetic\" id=\"\(id)\"><field name=\"OP\">ADD</field><value name=\"A\">\(left)</value>"
            + "<value name=\"B\">\(right)</value></block>"
    }

    static func repeating(_ count: Double, _ body: String) -> String {
        "<block type=\"controls_repeat_ext\" id=\"repeat\"><value name=\"TIMES\">\(number(count))</value>"
            + "<statement name=\"DO\">\(body)</statement></block>"
    }

    /// `sum(n) = n < 1 ? 0 : n + sum(n - 1)`, through a variable of each call.
    static let sumProcedure = """
        <block type="procedures_defreturn" id="def" x="0" y="400"><mutation><arg name="n"/></mutation><field name="NAME">sum</field>
          <statement name="STACK"><block type="procedures_ifreturn" id="ifReturn"><mutation value="1"/>
            <value name="CONDITION"><block type="logic_compare" id="lt"><field name="OP">LT</field>
              <value name="A">\(get("n"))</value><value name="B">\(number(1))</value></block></value>
            <value name="VALUE">\(number(0))</value></block></statement>
          <value name="RETURN">\(add(get("n"), call("sum", add(get("n"), number(-1)))))</value></block>
        """

    static func call(_ name: String, _ argument: String) -> String {
        "<block type=\"procedures_callreturn\" id=\"call\"><mutation name=\"\(name)\"><arg name=\"n\"/></mutation>"
            + "<value name=\"ARG0\">\(argument)</value></block>"
    }
}
