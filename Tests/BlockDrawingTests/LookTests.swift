import BlockDrawing
import Testing

/// Gears, signs, colours and edges; the words are tested in `LabelTests`.
@Suite struct LookTests {
    private func signs(_ block: String) throws -> [String] {
        try picture("<xml>\(block)</xml>").all.filter { $0.isA("gear") || $0.isA("sign") }.map { $0["class"] ?? "" }
    }

    @Test(arguments: ["controls_if", "text_join", "lists_create_with", "procedures_defnoreturn", "procedures_defreturn", "create_object"])
    func blocksThatADialogShapesHaveAGear(_ type: String) throws {
        #expect(try signs("<block type='\(type)'/>") == ["gear"])
    }

    @Test(arguments: ["controls_ifelse", "lists_getIndex", "procedures_callreturn", "text_print"])
    func otherBlocksHaveNone(_ type: String) throws {
        #expect(try signs("<block type='\(type)'/>") == [])
    }

    @Test func theGearStandsBeforeTheSignOfAComment() throws {
        #expect(try signs("<block type='controls_if'><comment>why</comment></block>") == ["gear", "sign"])
    }

    @Test func aFoldedBlockShowsNeither() throws {
        #expect(try signs("<block type='controls_if' collapsed='true'><comment>why</comment></block>") == [])
    }

    @Test func themesAndHeatPaintLabelsAndLeaveTheSignOfACommentWhite() throws {
        let block = "<block type='text_print'><comment>why</comment></block>"
        let document = try draw("<xml>\(block)</xml>") { $0.coverage = [1: 1] }
        #expect(document.contains(".heat1>text:not([class]){fill:#111}"))
        #expect(document.contains("<text class=\"question\""))
        #expect(document.contains(">print</text>") && !document.contains("class=\"label\""))
    }

    @Test func changingAVariableHasTheColourOfVariables() throws {
        #expect(try draw("<xml><block type='math_change'/></xml>").contains(">.outline{fill:#a55b80;"))
    }

    // Measured in Blockly 11: `block.getColour()`.
    @Test(arguments: [
        ("controls_if", "#5b80a5"), ("controls_repeat", "#5ba55b"), ("math_number", "#5b67a5"), ("text", "#5ba58c"),
        ("lists_length", "#745ba5"),
        ("colour_picker", "#a5745b"), ("variables_get", "#a55b80"), ("procedures_defnoreturn", "#995ba5"),
        ("variables_get_dynamic", "#a55b99"),
    ])
    func coloursAreThoseOfBlockly(_ type: String, _ colour: String) throws {
        #expect(try draw("<xml><block type='\(type)'/></xml>").contains(">.outline{fill:\(colour);"))
    }

    @Test func wordsOfNarrowRowsStandWhereBlocklyPutsThem() throws {
        let call = "<block type='procedures_callnoreturn' id='c'><mutation name='a long name'><arg name='x'/></mutation></block>"
        let texts = try picture("<xml>\(call)</xml>").block("c").children.filter { $0.name == "text" }
        let ends = texts.map { $0.number("x") + $0.number("textLength") }
        #expect(texts.map(\.text) == ["a long name", "with:", "x"])
        #expect(ends[2] >= ends[1] - 8)
    }

    @Test func aValueAloneHasItsTab() throws {
        func outline(_ mutation: String) throws -> String {
            let block = "<block type='lists_getIndex' id='a'><mutation \(mutation)/></block>"
            return try #require(try picture("<xml>\(block)</xml>").block("a").children.first?["d"])
        }
        #expect(try outline("statement='false' at='true'").contains("c0 -10 -8 8 -8 -7.5"))
        #expect(try !outline("statement='true' at='true'").contains("c0 -10 -8 8 -8 -7.5"))
    }

    @Test func inRowsOfTheirOwnFieldsStandAsInTheirMessages() throws {
        let block = "<block type='lists_setIndex' id='a' inline='false'><mutation at='false'/><field name='WHERE'>LAST</field></block>"
        let lines = try picture("<xml>\(block)</xml>").block("a").children.filter { $0.name == "text" }.map { $0.number("y") }
        #expect(Set(lines).count == 4)
    }

    // MARK: Titles

    private func title(_ block: String) throws -> String {
        let picture = try picture("<xml>\n\(block)</xml>")
        return try #require(picture.all.first { $0.isA("block") }?.children.first { $0.name == "title" }).text
    }

    @Test(arguments: [
        (Piece.print(Piece.text("Hello,\n  world")), "print “Hello, world”\ntext_print, line 2"),
        ("<block type='text_print'/>", "print ?\ntext_print, line 2"),
        (
            "<block type='text_print'><value name='TEXT'><block type='text_length'/></value></block>",
            "print (length of ?)\ntext_print, line 2"
        ),
        ("<block type='controls_if'><mutation else='1'/></block>", "if ?\ncontrols_if, line 2"),
        ("<block type='controls_repeat'><field name='TIMES'>3</field></block>", "repeat 3 times\ncontrols_repeat, line 2"),
        ("<block type='try_catch'/>", "try\ntry_catch, line 2"),
        ("<block type='logic_boolean'/>", "true\nlogic_boolean, line 2"),
    ])
    func titlesHaveTheWordsOfTheBlockAndItsType(_ block: String, _ expected: String) throws {
        #expect(try title(block) == expected)
    }

    @Test func titlesAreCut() throws {
        let title = try title(Piece.text(String(repeating: "ab ", count: 100)))
        #expect(title == "“" + String(repeating: "ab ", count: 15) + "a…\ntext, line 2")
    }

    @Test func titlesOfDeepValuesEnd() throws {
        let opening = String(repeating: "<block type='logic_negate'><value name='BOOL'>", count: 300)
        let closing = String(repeating: "</value></block>", count: 300)
        let title = try title(opening + "<block type='logic_null'/>" + closing)
        #expect(title == "not (not (not (not (not (not (not (not (not (no…\nlogic_negate, line 2")
    }

    @Test func titlesHoldNoSecret() throws {
        let program = "<xml><block type='user_login'><value name='password'>\(Piece.text("s3cret"))</value></block></xml>"
        let document = try draw(program) { $0.isSecret = { $0 == "password" } }
        #expect(!document.contains("s3cret"))
    }
}
