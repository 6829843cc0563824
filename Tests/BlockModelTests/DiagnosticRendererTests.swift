import BlockModel
import Testing

@Suite struct DiagnosticRendererTests {
    private func render(_ source: String, _ line: Int, _ column: Int) -> String {
        let diagnostic = Diagnostic(.error, code: "c", "m", at: SourcePosition(line: line, column: column))
        return DiagnosticRenderer(source: Array(source.utf8)).render(diagnostic)
    }

    @Test func everyPartHasItsLine() {
        let diagnostic = Diagnostic(
            .error, code: "some-code", "something is wrong", file: "a.xml", at: SourcePosition(line: 2, column: 3), blockID: "id",
            blockType: "t",
            notes: [Diagnostic.Note("first here", at: SourcePosition(line: 1, column: 1)), Diagnostic.Note("and that")], hint: "do this")
        #expect(
            DiagnosticRenderer(source: Array("one\ntwo two\nthree".utf8)).render(diagnostic) == """
                a.xml:2:3: error: something is wrong (block 'id') [some-code]
                    two two
                      ^
                  note: 1:1: first here
                  note: and that
                  hint: do this

                """)
    }

    @Test func partsThatAreMissingLeaveNoTrace() {
        #expect(DiagnosticRenderer().render(Diagnostic(.warning, code: "c", "m")) == "warning: m [c]\n")
        #expect(DiagnosticRenderer().render(Diagnostic(.warning, code: "c", "m", file: "f", blockID: "")) == "f: warning: m [c]\n")
        #expect(
            DiagnosticRenderer().render(Diagnostic(.error, code: "c", "m", at: SourcePosition(line: 4, column: 2))) == "4:2: error: m [c]\n"
        )
    }

    @Test func diagnosticsAreSortedByPlaceAndCounted() {
        var diagnostics = Diagnostics()
        for line in stride(from: 120, through: 1, by: -1) {
            diagnostics.append(Diagnostic(.warning, code: "c", "m", at: SourcePosition(line: line, column: 1)))
        }
        diagnostics.append(Diagnostic(.error, code: "c", "late"))
        let lines = DiagnosticRenderer().render(diagnostics).split(separator: "\n")
        #expect(lines.count == 101)
        #expect(lines[0] == "error: late [c]" && lines[1] == "22:1: warning: m [c]" && lines.last == "and 21 more")
    }

    @Test func theCaretStandsUnderTheCharacterOfTheByte() {
        #expect(render("äö<x", 1, 5) == "1:5: error: m [c]\n    äö<x\n      ^\n")
        #expect(render("漢字<x", 1, 7) == "1:7: error: m [c]\n    漢字<x\n        ^\n")
        #expect(render("e\u{301}<x", 1, 4) == "1:4: error: m [c]\n    e\u{301}<x\n     ^\n")
        #expect(render("👨‍👩‍👧<x", 1, 19) == "1:19: error: m [c]\n    👨‍👩‍👧<x\n      ^\n")
    }

    @Test func columnsOutsideOfTheLineAreBroughtIn() {
        #expect(render("ab", 1, 99) == "1:99: error: m [c]\n    ab\n      ^\n")
        #expect(render("ab", 1, 0) == "1:0: error: m [c]\n    ab\n    ^\n")
        #expect(render("ab", 2, 1) == "2:1: error: m [c]\n")
        #expect(render("ab\n", 2, 1) == "2:1: error: m [c]\n    \n    ^\n")
        #expect(render("", 1, 1) == "1:1: error: m [c]\n    \n    ^\n")
    }

    @Test func aColumnInsideACharacterDoesNotCrash() {
        #expect(render("ä<x", 1, 2) == "1:2: error: m [c]\n    \u{FFFD}\u{FFFD}<x\n     ^\n")
    }

    @Test func longLinesAreCutAroundTheColumn() {
        let line = String(repeating: "a", count: 500) + "<" + String(repeating: "b", count: 500)
        let text = render(line, 1, 501)
        let expected = "..." + String(repeating: "a", count: 66) + "<" + String(repeating: "b", count: 33) + "..."
        #expect(text == "1:501: error: m [c]\n    \(expected)\n    \(String(repeating: " ", count: 69))^\n")
        #expect(render(line, 1, 1).contains("\n    " + String(repeating: "a", count: 100) + "...\n    ^\n"))
        #expect(render(line, 1, 1001).hasSuffix("b\n    " + String(repeating: " ", count: 102) + "^\n"))
    }

    @Test func longLinesAreCutBetweenCharacters() {
        let line = String(repeating: "ä", count: 200) + "<" + String(repeating: "€", count: 200)
        let text = render(line, 1, 401)
        #expect(!text.contains("\u{FFFD}"))
        #expect(text.contains("..." + String(repeating: "ä", count: 33) + "<" + String(repeating: "€", count: 11) + "..."))
    }

    @Test func nothingDangerousReachesTheTerminal() {
        let evil = "a\u{1B}[2J\u{7}b\u{9B}c\u{202E}d\r\n"
        let diagnostic = Diagnostic(
            .error, code: "c", evil, file: evil, at: SourcePosition(line: 1, column: 1), blockID: evil, notes: [Diagnostic.Note(evil)],
            hint: evil)
        let text = DiagnosticRenderer(source: Array(evil.utf8)).render(diagnostic)
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x7F..<0xA0).contains($0.value) || $0.value == 0x202E })
        #expect(text.split(separator: "\n").count == 5)
    }

    @Test func tabsCountAsOneColumn() {
        #expect(render("\t\t<x", 1, 3) == "1:3: error: m [c]\n      <x\n      ^\n")
    }

    @Test func byteOrderMarksAndUTF16AreShownAsText() {
        #expect(render("\u{FEFF}<x", 1, 1) == "1:1: error: m [c]\n    <x\n    ^\n")
        let bytes: [UInt8] = [0xFF, 0xFE] + "ab\r\n<x".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let diagnostic = Diagnostic(.error, code: "c", "m", at: SourcePosition(line: 2, column: 2))
        #expect(DiagnosticRenderer(source: bytes).render(diagnostic) == "2:2: error: m [c]\n    <x\n     ^\n")
    }
}
