import Testing
import TestSupport

/// Small programs that the machine and the reference once did differently.
@Suite struct OnceDifferentTests {
    @Test func partOfNullFailsBeforeItsPositionsAreComputed() {
        let xml = """
            <xml><block type="text_print"><value name="TEXT"><block type="text_getSubstring"><mutation at1="true" at2="true"></mutation>
            <field name="WHERE1">FROM_END</field><field name="WHERE2">FROM_START</field><value name="STRING"><block type="logic_null"/></value>
            <value name="AT2"><block type="text_prompt_ext"><mutation type="NUMBER"></mutation><field name="TYPE">NUMBER</field></block></value>
            </block></value></block></xml>
            """
        #expect(DifferentialRun(xml: xml, seed: 1).verdict == .same)
    }
}
