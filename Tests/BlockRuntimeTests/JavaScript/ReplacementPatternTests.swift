import Testing

@testable import BlockRuntime

@Suite struct ReplacementPatternTests {
    /// Expansions for "b" found in "abc".
    @Test(arguments: [
        ("x", "x"), ("", ""), ("$$", "$"), ("[$&]", "[b]"), ("$`$'", "ac"), ("$", "$"), ("a$", "a$"), ("$$1", "$1"), ("$1", "$1"),
        ("$0", "$0"),
        ("$x$&$", "$xb$"), ("$<a>", "$<a>"), ("$$$&", "$b"),
    ])
    func withoutGroupsOnlyFourPatternsMeanSomething(pattern: String, expected: String) {
        #expect(expand(pattern, in: "abc", 1..<2) == expected)
    }

    /// Expansions for /(b)(c)(q)?/ in "abcd".
    @Test(arguments: [
        ("$1$2", "bc"), ("$3", ""), ("$4", "$4"), ("$0", "$0"), ("$00", "$00"), ("$01", "b"), ("$02x", "cx"), ("$10", "b0"), ("$13", "b3"),
        ("$99", "$99"), ("$<", "$<"), ("$2$1", "cb"),
    ])
    func groupsAreNumberedFromOneAndTakeTwoDigitsWhereThereAreSoMany(pattern: String, expected: String) {
        #expect(expand(pattern, in: "abcd", 1..<3, [1..<2, 2..<3, nil]) == expected)
    }

    @Test func twoDigitsReachTheEleventhGroup() {
        let groups: [Range<Int>?] = (0..<11).map { $0..<$0 + 1 }
        #expect(expand("$11-$1-$12", in: "abcdefghijkl", 0..<11, groups) == "k-a-a2")
    }

    @Test(arguments: [("$<a>", "b"), ("[$<zz>]", "[]"), ("$<a", "$<a"), ("$<a>>", "b>"), ("$<>", ""), ("$1", "b")])
    func namedGroupsAreFoundByName(pattern: String, expected: String) {
        #expect(expand(pattern, in: "abc", 1..<2, [1..<2]) { String(decoding: $0, as: UTF16.self) == "a" ? 1 : nil } == expected)
    }

    @Test func partsAreReportedInOrderWithLiteralsJoined() {
        var parts: [ReplacementPart] = []
        Array("ab$$c$&$1".utf8).withUnsafeBufferPointer { pattern in
            forEachReplacementPart(of: pattern) { parts.append($0) }
        }
        #expect(parts == [.literal(0..<2), .literal(3..<4), .literal(4..<5), .match, .literal(7..<9)])
    }

    private func expand(
        _ pattern: String, in text: String, _ match: Range<Int>, _ groups: [Range<Int>?] = [],
        named groupNumber: ((ArraySlice<UInt16>) -> Int?)? = nil
    ) -> String {
        var result: [UInt16] = []
        Array(pattern.utf16).withUnsafeBufferPointer { pattern in
            Array(text.utf16).withUnsafeBufferPointer { text in
                expandReplacement(pattern, in: text, match: match, groups: groups, groupNumber: groupNumber, into: &result)
            }
        }
        return String(decoding: result, as: UTF16.self)
    }
}
