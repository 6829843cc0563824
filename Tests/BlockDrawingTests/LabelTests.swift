import BlockModel
import BlockDrawing
import BlockLibrary
import Testing

@Suite struct LabelTests {
    /// A block and the words on it, in the order of the screen.
    struct Case: Sendable {
        var block: String
        var words: [String]

        init(_ block: String, _ words: String...) {
            self.block = block
            self.words = words
        }
    }

    // Blockly's English words, msg/json/en.json.
    @Test(arguments: [
        Case("<block type='controls_if'><mutation elseif='1' else='1'/></block>", "if", "do", "else if", "do", "else"),
        Case("<block type='controls_if'/>", "if", "do"),
        Case("<block type='procedures_ifreturn'><mutation value='0'/></block>", "if", "return"),
        Case("<block type='procedures_defnoreturn'><mutation statements='false'/><field name='NAME'>f</field></block>", "to", "f"),
        Case("<block type='controls_repeat_ext'/>", "repeat", "times", "do"),
        Case("<block type='controls_whileUntil'><field name='MODE'>UNTIL</field></block>", "repeat", "until", "do"),
        Case("<block type='controls_for'><field name='VAR'>i</field></block>", "count with", "i", "from", "to", "by", "do"),
        Case("<block type='controls_forEach'><field name='VAR'>j</field></block>", "for each item", "j", "in list", "do"),
        Case(
            "<block type='controls_flow_statements'><field name='FLOW'>CONTINUE</field></block>", "continue with next iteration", "of loop"),
        Case("<block type='logic_compare'><field name='OP'>NEQ</field></block>", "≠"),
        Case("<block type='logic_operation'><field name='OP'>OR</field></block>", "or"),
        Case("<block type='logic_ternary'/>", "test", "if true", "if false"),
        Case("<block type='math_single'><field name='OP'>ROOT</field></block>", "square root"),
        Case("<block type='math_on_list'><field name='OP'>AVERAGE</field></block>", "average", "of list"),
        Case("<block type='math_number_property'><field name='PROPERTY'>DIVISIBLE_BY</field></block>", "is", "divisible by"),
        Case("<block type='math_number'><field name='NUM'>1,O00.50</field></block>", "1000.5"),
        Case("<block type='text_join'><mutation items='0'/></block>", "“ ”"),
        Case("<block type='text_charAt'><field name='WHERE'>FROM_END</field></block>", "in text", "get", "letter # from end"),
        Case(
            "<block type='text_getSubstring'><field name='WHERE1'>FIRST</field></block>", "in text", "get substring from",
            "first letter", "to", "letter #"),
        Case("<block type='text_prompt_ext'><field name='TYPE'>NUMBER</field></block>", "prompt for", "number", "with message"),
        Case("<block type='text_trim'/>", "trim spaces from", "both sides", "of"),
        Case(
            "<block type='lists_getIndex'><field name='MODE'>REMOVE</field><field name='WHERE'>LAST</field></block>", "in list", "remove",
            "last"),
        Case("<block type='lists_split'/>", "make", "list from text", "with delimiter"),
        Case("<block type='lists_indexOf'/>", "in list", "find", "first", "occurrence of item"),
        Case(
            "<block type='procedures_defreturn'><mutation><arg name='x'/><arg name='y'/></mutation><field name='NAME'>f</field></block>",
            "to",
            "f", "with: x, y", "return"),
        Case(
            "<block type='procedures_callnoreturn'><mutation name='f'><arg name='x'/><arg name='y'/></mutation></block>", "f", "with:", "x",
            "y"),
        Case("<block type='variables_set'><field name='VAR'/></block>", "set", "item", "to"),
        Case("<block type='root_block_ui_builder_button_onClick_handler'/>", "when button onClick", "do", "return"),
        Case("<block type='text'><field name='TEXT'>a &lt;b&gt; &amp; c</field></block>", "“", "a <b> & c", "”"),
    ])
    func blocksShowTheWordsOfAnEditor(_ item: Case) throws {
        #expect(try picture("<xml>\(item.block)</xml>").allWords == item.words)
    }

    @Test func aVariableIsNamedByItsDeclaration() throws {
        let words = try picture(
            "<xml><variables><variable id='v'>total</variable></variables><block type='variables_get'><field name='VAR' id='v'>old</field></block></xml>"
        ).allWords
        #expect(words == ["total"])
    }

    @Test func aVariableIsSpeltAsWhereItFirstStands() throws {
        let set =
            "<block type='variables_set'><field name='VAR'>Total</field><value name='VALUE'>\(Piece.variable("TOTAL"))</value></block>"
        #expect(try picture("<xml>\(set)</xml>").allWords == ["set", "Total", "to", "Total"])
    }

    @Test func theSecondProcedureOfANameHasANumber() throws {
        func procedure(_ name: String) -> String { "<block type='procedures_defnoreturn'><field name='NAME'>\(name)</field></block>" }
        let names = ["f", "F ", "f2", "f9", "f9", ""].map(procedure).joined()
        #expect(
            try picture("<xml>\(names)</xml>").allWords == ["to", "f", "to", "F2", "to", "f3", "to", "f9", "to", "f10", "to", "unnamed"])
    }

    @Test func aColourIsShownAsItsFieldReadsIt() throws {
        func colours(_ text: String) throws -> [String?] {
            try picture("<xml><block type='colour_picker'><field name='COLOUR'>\(text)</field></block></xml>").all.compactMap { $0["fill"] }
                .filter { $0 != "none" }
        }
        #expect(try colours("#ABC").contains("#aabbcc"))
        #expect(try colours("Lime").contains("#00ff00"))
        #expect(try colours("no colour").contains("#ff0000"))
    }

    @Test func anUnknownBlockShowsItsTypeAndAllThatTheFileSays() throws {
        let picture = try picture(
            "<xml><block type='no_such' id='x'><field name='A'>1</field><value name='V'>\(Piece.number("2"))</value></block></xml>")
        #expect(try picture.block("x").words == ["no_such", "A", "1", "V"])
        #expect(try picture.block("x").isA("unknown"))
        #expect(try picture.block("x").blocks.map(\.words) == [["2"]])
    }

    @Test func aPasswordIsNotDrawn() throws {
        let program = "<xml><block type='user_login'><value name='password'>\(Piece.text("s3cret"))</value></block></xml>"
        let document = try draw(program) { $0.isSecret = { $0 == "password" } }
        #expect(!document.contains("s3cret"))
        #expect(document.contains("••••••"))
        #expect(try draw(program).contains("s3cret"))
    }

    @Test func aFoldedBlockShowsTheBeginningOfItsWords() throws {
        let block =
            "<block type='text_print' id='p' collapsed='true'><value name='TEXT'>\(Piece.text("one two three four five"))</value></block>"
        let folded = try picture("<xml>\(block)</xml>")
        #expect(folded.allWords == ["print “ one two three four ..."])
        #expect(try folded.block("p").isA("collapsed"))
        #expect(try picture("<xml>\(block)</xml>") { $0.showsCollapsed = true }.allWords == ["print", "“", "one two three four five", "”"])
    }

    @Test func whatStandsInADisabledBlockIsDisabledToo() throws {
        let picture = try picture(
            """
            <xml><block type='controls_repeat' id='a' disabled='true'><statement name='DO'><block type='text_print' id='b'/></statement>\
            <next><block type='text_print' id='c'/></next></block></xml>
            """)
        #expect(try ["a", "b", "c"].map { try picture.block($0).isA("disabled") } == [true, true, false])
    }

    @Test func aLongTextGoesOnInTheNextLine() throws {
        let text = String(repeating: "many words and ", count: 20)
        let words = try picture("<xml>\(Piece.text(text))</xml>").allWords.dropFirst().dropLast()
        #expect(words.count > 2)
        #expect(words.joined() == text)
    }

    @Test func commentsStandBesideTheirBlocks() throws {
        let picture = try picture(
            "<xml><comment x='300' y='5'>of the workspace</comment><block type='text_print' id='p'><comment>why it prints</comment></block></xml>"
        )
        let notes = picture.children.filter { $0.isA("comment") }
        #expect(notes.map(\.words) == [["of the workspace"], ["why it prints"]])
        #expect(notes.map { $0["data-block"] } == [nil, "0"])
    }

    @Test func litBlocksAndRunBlocksHaveClasses() throws {
        let picture = try picture(
            "<xml><block type='text_print' id='a'>\n<next><block type='text_print' id='b'>\n<next><block type='text_print' id='c'/></next></block></next></block></xml>"
        ) {
            $0.highlighted = ["b"]
            $0.coverage = [1: 4, 2: 0]
        }
        #expect(try picture.block("a").isA("heat3"))
        #expect(try picture.block("b").isA("missed") && picture.block("b").isA("highlighted"))
        #expect(try picture.block("c").isA("unseen"))
    }

    @Test func moreInputsThanCanBeDrawnAreRefused() throws {
        let block = "<block type='lists_create_with'><mutation items='65000'/></block>"
        let many = try workspace("<xml>" + String(repeating: block, count: 20) + "</xml>")
        #expect(throws: LoadFailure.self) { try WorkspaceDrawing(workspace: many, catalog: .builtIn) }
    }
}
