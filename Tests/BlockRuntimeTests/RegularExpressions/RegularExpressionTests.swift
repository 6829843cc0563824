import Testing

@testable import BlockRuntime

@Suite struct RegularExpressionTests {
    @Test(
        arguments: [
            ("", "(?:)"),
            ("/", "\\/"),
            ("\\/", "\\/"),
            ("[/]", "[/]"),
            ("\n", "\\n"),
            ("\\\n", "\\n"),
            ("\u{D}", "\\r"),
            ("\u{2028}", "\\u2028"),
            ("\\\u{2029}", "\\u2029"),
            ("[\n]", "[\\n]"),
            ("a\\\\/", "a\\\\\\/"),
            ("[\\]/]/", "[\\]/]\\/"),
            ("a[/\\]]b/", "a[/\\]]b\\/"),
        ])
    func sourceFitsBetweenSlashes(_ pattern: String, _ source: String) throws {
        #expect(try String(decoding: RegularExpressionFixture.compile(pattern).source, as: UTF16.self) == source)
    }

    @Test func flagsComeInCanonicalOrder() throws {
        let expression = try RegularExpressionFixture.compile("a", "yusmigd")
        #expect(expression.flags == "dgimsuy")
        #expect(expression.hasIndices && expression.isGlobal && expression.ignoresCase && expression.isMultiline)
        #expect(expression.isDotAll && expression.isUnicode && expression.isSticky)
        #expect(try RegularExpressionFixture.compile("a").flags.isEmpty)
    }

    @Test func groupsAreCountedAndNamed() throws {
        let expression = try RegularExpressionFixture.compile("(?<outer>a(?<in\\u006eer>b)(c))(?:d)(?<$_\u{1D49C}>e)")
        #expect(expression.groupCount == 4)
        #expect(expression.groupNames.map(\.group) == [1, 2, 4])
        #expect(expression.groupNames.map { String(decoding: $0.name, as: UTF16.self) } == ["outer", "inner", "$_\u{1D49C}"])
    }

    @Test func searchStartsAtTheOffset() throws {
        #expect(try RegularExpressionFixture.match("a", in: "aba", from: 1) == "2:a")
        #expect(try RegularExpressionFixture.match("a", in: "aba", from: 3) == "none")
        #expect(try RegularExpressionFixture.match("a", in: "aba", from: 4) == "none")
        #expect(try RegularExpressionFixture.match("$", in: "aba", from: 3) == "3:")
        #expect(try RegularExpressionFixture.match("^", in: "aba", from: 1) == "none")
        #expect(try RegularExpressionFixture.match("(?<=a)b", in: "ab", from: 1) == "1:b")
    }

    @Test func stickySearchStaysAtTheOffset() throws {
        #expect(try RegularExpressionFixture.match("b", "y", in: "abb", from: 0) == "none")
        #expect(try RegularExpressionFixture.match("b", "y", in: "abb", from: 1) == "1:b")
        #expect(try RegularExpressionFixture.match("^b", "my", in: "a\nb", from: 2) == "2:b")
    }

    @Test func offsetInsideASurrogatePairStandsForThePairInUnicodeMode() throws {
        #expect(try RegularExpressionFixture.match(".", "u", in: "\u{1D306}", from: 1) == "0:\u{1D306}")
        #expect(try RegularExpressionFixture.match("\\udf06", "u", in: "\u{1D306}", from: 1) == "none")
        #expect(try RegularExpressionFixture.match("\\udf06b", "u", in: "\u{1D306}b") == "none")
    }

    @Test func halvesOfSurrogatePairsMatchAloneOnly() throws {
        let half = try RegularExpressionFixture.compile("\\ud83d", "u")
        #expect(try RegularExpressionFixture.match(half, [0xD83D, 0xDE00, 0xD83D])?.range == 2..<3)
        let behind = try RegularExpressionFixture.compile("(?<=\\ude00)a", "u")
        #expect(try RegularExpressionFixture.match(behind, [0xD83D, 0xDE00, 0x61, 0xDE00, 0x61])?.range == 4..<5)
        let copy = try RegularExpressionFixture.compile("(\\ud83d)x\\1", "u")
        #expect(try RegularExpressionFixture.match(copy, [0xD83D, 0x78, 0xD83D, 0xDE00]) == nil)
        #expect(try RegularExpressionFixture.match(copy, [0xD83D, 0x78, 0xD83D])?.range == 0..<3)
    }

    @Test func groupsWithoutACaptureAreNil() throws {
        let expression = try RegularExpressionFixture.compile("(a)|(b)")
        let match = try RegularExpressionFixture.match(expression, Array("xb".utf16))
        #expect(match?.captures == [1..<2, nil, 1..<2])
    }
}
