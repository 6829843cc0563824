import BlockCompiler
import BlockLibrary
import BlockModel
import BlockRuntime
import BlockXML
import TestSupport
import Testing

/// What is said of programs that cannot be loaded, or only oddly: every message in full.
@Suite struct LoadingTests {
    /// The rendered diagnostics of a program that fails to load, or its warnings.
    private func diagnostics(_ xml: String) -> String {
        let renderer = DiagnosticRenderer(source: Array(xml.utf8))
        do {
            let read = try WorkspaceXMLReader().read(Array(xml.utf8), file: "test.xml")
            return renderer.render(try Compiler(catalog: .builtIn).compile(read.workspace).warnings)
        } catch {
            return renderer.render(error.diagnostics)
        }
    }

    @Test func unknownBlockNamesTheNearestType() throws {
        #expect(
            diagnostics("<xml><block type='text_prnt' id='p1'/></xml>") == """
                test.xml:1:6: error: unknown block type 'text_prnt' (block 'p1') [unknown-block]
                    <xml><block type='text_prnt' id='p1'/></xml>
                         ^
                  hint: did you mean 'text_print'?

                """)
    }

    @Test func wrongOptionInCodelessIsAnError() throws {
        let xml = "<xml><block type='controls_whileUntil' bl_meta='{}'><field name='MODE'>FOREVER</field></block></xml>"
        #expect(
            diagnostics(xml) == """
                test.xml:1:53: error: 'FOREVER' is not an option of the field 'MODE' of 'controls_whileUntil' [field-option]
                    \(xml)
                                                                        ^
                  hint: use one of: WHILE, UNTIL

                """)
    }

    @Test func wrongOptionInBlocklyIsTheFirstOption() throws {
        let xml = """
            <xml><block type='controls_if'><value name='IF0'><block type='logic_compare'><field name='OP'>LIKE</field></block></value>
            <statement name='DO0'><block type='text_print'/></statement></block></xml>
            """
        #expect(
            diagnostics(xml).contains(
                "warning: 'LIKE' is not an option of the field 'OP' of 'logic_compare'; 'EQ' is taken, as Blockly does"))
        #expect(try ProgramRun(xml: xml).lines == [""])
    }

    @Test func unknownInputIsIgnoredWithAWarning() throws {
        let xml = "<xml><block type='text_print'><value name='TXT'><block type='text'/></value></block></xml>"
        #expect(
            diagnostics(xml) == """
                test.xml:1:31: warning: 'text_print' has no input 'TXT'; it is ignored, as Blockly does [unknown-input]
                    \(xml)
                                                  ^
                  hint: did you mean 'TEXT'?

                """)
        #expect(try ProgramRun(xml: xml).lines == [""])
    }

    @Test func misfittingBlockRunsByItself() throws {
        let xml = """
            <xml><block type='controls_if'><value name='IF0'><block type='text'/></value>
            <statement name='DO0'><block type='text_print'/></statement></block></xml>
            """
        #expect(diagnostics(xml).contains("'text' does not fit where it is: it gives String, but 'IF0' of 'controls_if' takes Boolean"))
        #expect(try ProgramRun(xml: xml).lines == [])
    }

    @Test func allErrorsOfAFileAreReported() throws {
        let failure = try #require(throws: LoadFailure.self) {
            try ProgramRun(xml: "<xml><block type='nope_1'><next><block type='nope_2'/></next></block><block type='nope_3'/></xml>")
        }
        #expect(failure.diagnostics.items.map(\.code) == ["unknown-block", "unknown-block", "unknown-block"])
    }

    @Test func valueBlockInAChainIsAnError() throws {
        let xml = "<xml><block type='text_print'><next><block type='text'/></next></block></xml>"
        #expect(
            diagnostics(xml) == """
                test.xml:1:37: error: 'text' is no statement and cannot follow 'text_print' [connection-kind]
                    \(xml)
                                                        ^

                """)
    }

    @Test func disabledUnknownBlockIsOnlyAWarning() throws {
        let xml = "<xml><block type='nope' disabled='true'/><block type='text_print'/></xml>"
        #expect(diagnostics(xml).contains("warning: unknown block type 'nope'"))
        #expect(try ProgramRun(xml: xml).lines == [""])
    }

    @Test func hundredThousandNestedValuesCompileAndRun() throws {
        let depth = 100_000
        let xml =
            "<xml><block type='text_print'><value name='TEXT'>"
            + String(repeating: "<block type='text_trim'><value name='TEXT'>", count: depth)
            + "<block type='text'><field name='TEXT'> x </field></block>"
            + String(repeating: "</value></block>", count: depth) + "</value></block></xml>"
        #expect(try ProgramRun(xml: xml).lines == ["x"])
    }

    @Test func longChainOfStatementsCompilesAndRuns() throws {
        let count = 100_000
        let one = "<block type='controls_whileUntil'><next>"
        let xml =
            "<xml>" + String(repeating: one, count: count) + "<block type='text_print'/>"
            + String(repeating: "</next></block>", count: count) + "</xml>"
        #expect(try ProgramRun(xml: xml).lines == [""])
    }

    @Test func stoppedLoopSaysWhichBlockItWas() throws {
        let xml = """
            <xml><block type='controls_whileUntil' id='forever'><value name='BOOL'><block type='logic_boolean'/></value></block></xml>
            """
        let workspace = try WorkspaceXMLReader().read(Array(xml.utf8), file: "test.xml").workspace
        var settings = RunSettings()
        settings.limits.steps = 1_000
        let machine = Machine(try Compiler(catalog: .builtIn).compile(workspace).program, settings: settings)
        try machine.start()
        guard case .stopped(let stop) = machine.run() else {
            Issue.record("the run did not stop")
            return
        }
        #expect(stop.trace.first?.site?.id == "forever")
    }
}
