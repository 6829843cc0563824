import Testing

@testable import BlockRuntime

/// What node 20 refuses, word for word.
@Suite struct RegularExpressionSyntaxTests {
    /// A pattern with the message it is refused with.
    struct Refusal: CustomTestStringConvertible, Sendable {
        var pattern: String
        var flags: String
        var message: String

        init(_ pattern: String, _ flags: String, _ message: String) {
            self.pattern = pattern
            self.flags = flags
            self.message = message
        }

        var testDescription: String { "/\(pattern)/\(flags)" }
    }

    @Test(
        arguments: [
            Refusal("(", "", "Invalid regular expression: /(/: Unterminated group"),
            Refusal(")", "", "Invalid regular expression: /)/: Unmatched ')'"),
            Refusal("[", "", "Invalid regular expression: /[/: Unterminated character class"),
            Refusal("a**", "", "Invalid regular expression: /a**/: Nothing to repeat"),
            Refusal("*", "", "Invalid regular expression: /*/: Nothing to repeat"),
            Refusal("+", "", "Invalid regular expression: /+/: Nothing to repeat"),
            Refusal("?", "", "Invalid regular expression: /?/: Nothing to repeat"),
            Refusal("|*", "", "Invalid regular expression: /|*/: Nothing to repeat"),
            Refusal("^*", "", "Invalid regular expression: /^*/: Nothing to repeat"),
            Refusal("\\b+", "", "Invalid regular expression: /\\b+/: Nothing to repeat"),
            Refusal("{1}", "", "Invalid regular expression: /{1}/: Nothing to repeat"),
            Refusal("x{1}{1}", "", "Invalid regular expression: /x{1}{1}/: Nothing to repeat"),
            Refusal("a{2,1}", "", "Invalid regular expression: /a{2,1}/: numbers out of order in {} quantifier"),
            Refusal(
                "a{99999999999999999999,1}", "",
                "Invalid regular expression: /a{99999999999999999999,1}/: numbers out of order in {} quantifier"),
            Refusal("\\", "", "Invalid regular expression: /\\/: \\ at end of pattern"),
            Refusal("[\\", "", "Invalid regular expression: /[\\/: \\ at end of pattern"),
            Refusal("(?", "", "Invalid regular expression: /(?/: Invalid group"),
            Refusal("(?a)", "", "Invalid regular expression: /(?a)/: Invalid group"),
            Refusal("(?i:a)", "", "Invalid regular expression: /(?i:a)/: Invalid group"),
            Refusal("(?:", "", "Invalid regular expression: /(?:/: Unterminated group"),
            Refusal("(?<", "", "Invalid regular expression: /(?</: Invalid capture group name"),
            Refusal("(?<>a)", "", "Invalid regular expression: /(?<>a)/: Invalid capture group name"),
            Refusal("(?<a", "", "Invalid regular expression: /(?<a/: Invalid capture group name"),
            Refusal("(?<a>", "", "Invalid regular expression: /(?<a>/: Unterminated group"),
            Refusal("(?<1>x)", "", "Invalid regular expression: /(?<1>x)/: Invalid capture group name"),
            Refusal("(?<a\\>x)", "", "Invalid regular expression: /(?<a\\>x)/: Invalid capture group name"),
            Refusal("(?<a\\u{110000}>)", "", "Invalid regular expression: /(?<a\\u{110000}>)/: Invalid Unicode escape"),
            Refusal("(?<a>x)(?<a>y)", "", "Invalid regular expression: /(?<a>x)(?<a>y)/: Duplicate capture group name"),
            Refusal("(?<n>a)|(?<n>b)", "", "Invalid regular expression: /(?<n>a)|(?<n>b)/: Duplicate capture group name"),
            Refusal("(?<x>)\\k<a>", "", "Invalid regular expression: /(?<x>)\\k<a>/: Invalid named capture referenced"),
            Refusal("(?<x>)\\k", "", "Invalid regular expression: /(?<x>)\\k/: Invalid named reference"),
            Refusal("(?<a>.)\\k<a", "", "Invalid regular expression: /(?<a>.)\\k<a/: Invalid capture group name"),
            Refusal("(?<a>)[\\k]", "", "Invalid regular expression: /(?<a>)[\\k]/: Invalid escape"),
            Refusal("(?<=a)*", "", "Invalid regular expression: /(?<=a)*/: Invalid quantifier"),
            Refusal("(?<!a)?", "", "Invalid regular expression: /(?<!a)?/: Invalid quantifier"),
            Refusal("[b-a]", "", "Invalid regular expression: /[b-a]/: Range out of order in character class"),
            Refusal("a\n(/", "", "Invalid regular expression: /a\n(//: Unterminated group"),
            Refusal("(", "yg", "Invalid regular expression: /(/gy: Unterminated group"),
            Refusal("(?=a)*", "u", "Invalid regular expression: /(?=a)*/u: Invalid quantifier"),
            Refusal("(?!a)?", "u", "Invalid regular expression: /(?!a)?/u: Invalid quantifier"),
            Refusal("\\k<a>", "u", "Invalid regular expression: /\\k<a>/u: Invalid named capture referenced"),
            Refusal("[\\d-a]", "u", "Invalid regular expression: /[\\d-a]/u: Invalid character class"),
            Refusal("[a-\\d]", "u", "Invalid regular expression: /[a-\\d]/u: Invalid character class"),
            Refusal("\\u{110000}", "u", "Invalid regular expression: /\\u{110000}/u: Invalid Unicode escape"),
            Refusal("\\u{", "u", "Invalid regular expression: /\\u{/u: Invalid Unicode escape"),
            Refusal("\\u{}", "u", "Invalid regular expression: /\\u{}/u: Invalid Unicode escape"),
            Refusal("\\u12", "u", "Invalid regular expression: /\\u12/u: Invalid Unicode escape"),
            Refusal("\\x", "u", "Invalid regular expression: /\\x/u: Invalid escape"),
            Refusal("\\c", "u", "Invalid regular expression: /\\c/u: Invalid Unicode escape"),
            Refusal("[\\c]", "u", "Invalid regular expression: /[\\c]/u: Invalid Unicode escape"),
            Refusal("\\1", "u", "Invalid regular expression: /\\1/u: Invalid escape"),
            Refusal("\\8", "u", "Invalid regular expression: /\\8/u: Invalid escape"),
            Refusal("\\01", "u", "Invalid regular expression: /\\01/u: Invalid decimal escape"),
            Refusal("[\\1]", "u", "Invalid regular expression: /[\\1]/u: Invalid class escape"),
            Refusal("a{1", "u", "Invalid regular expression: /a{1/u: Incomplete quantifier"),
            Refusal("a{,1}", "u", "Invalid regular expression: /a{,1}/u: Incomplete quantifier"),
            Refusal("{", "u", "Invalid regular expression: /{/u: Lone quantifier brackets"),
            Refusal("}", "u", "Invalid regular expression: /}/u: Lone quantifier brackets"),
            Refusal("]", "u", "Invalid regular expression: /]/u: Lone quantifier brackets"),
            Refusal("\\-", "u", "Invalid regular expression: /\\-/u: Invalid escape"),
            Refusal("\\q", "u", "Invalid regular expression: /\\q/u: Invalid escape"),
            Refusal("[\\q]", "u", "Invalid regular expression: /[\\q]/u: Invalid escape"),
            Refusal("[\\B]", "u", "Invalid regular expression: /[\\B]/u: Invalid escape"),
            Refusal("\\p", "u", "Invalid regular expression: /\\p/u: Invalid property name"),
            Refusal("\\p{", "u", "Invalid regular expression: /\\p{/u: Invalid property name"),
            Refusal("\\p{}", "u", "Invalid regular expression: /\\p{}/u: Invalid property name"),
            Refusal("\\p{L", "u", "Invalid regular expression: /\\p{L/u: Invalid property name"),
            Refusal("\\p{lu}", "u", "Invalid regular expression: /\\p{lu}/u: Invalid property name"),
            Refusal("\\p{Foo}", "u", "Invalid regular expression: /\\p{Foo}/u: Invalid property name"),
            Refusal("[\\p{Foo}]", "u", "Invalid regular expression: /[\\p{Foo}]/u: Invalid property name in character class"),
            Refusal("\\p{Script=foo}", "u", "Invalid regular expression: /\\p{Script=foo}/u: Invalid property name"),
            Refusal("\\p{Foo=L}", "u", "Invalid regular expression: /\\p{Foo=L}/u: Invalid property name"),
            Refusal("\\p{L}-\\p{ L }", "u", "Invalid regular expression: /\\p{L}-\\p{ L }/u: Invalid property name"),
        ])
    func invalidPatternsAreRefusedInV8sWords(_ refusal: Refusal) {
        #expect(RegularExpressionFixture.message(refusal.pattern, refusal.flags) == refusal.message)
    }

    @Test(arguments: ["q", "gg", "uv", "v", "G", "g ", "gimsuyx"])
    func unknownAndRepeatedFlagsAreRefused(_ flags: String) {
        #expect(RegularExpressionFixture.message("a", flags) == "Invalid flags supplied to RegExp constructor '\(flags)'")
    }

    @Test(arguments: ["Script=Egyptian_Hieroglyphs", "scx=Latin"])
    func propertiesThatAreMissingHereAreNamed(_ property: String) {
        #expect(
            RegularExpressionFixture.message("\\p{\(property)}", "u")
                == "Invalid regular expression: /\\p{\(property)}/u: Unicode property '\(property)' is not supported")
    }

    @Test func nestingBeyondTheLimitIsRefused() {
        let groups = String(repeating: "(", count: 100_000)
        #expect(RegularExpressionFixture.message(groups)?.hasSuffix("((/: Regular expression too large") == true)
        let plain = String(repeating: "(?:", count: 100_000) + String(repeating: ")", count: 100_000)
        #expect(RegularExpressionFixture.message(plain)?.hasSuffix("))/: Regular expression too large") == true)
        let looks = String(repeating: "(?=", count: 100_000)
        #expect(RegularExpressionFixture.message(looks)?.hasSuffix("(?=/: Regular expression too large") == true)
    }

    @Test func nestingUpToTheLimitIsAccepted() throws {
        let depth = RegularExpressionParser.maximumDepth
        for (start, end) in [("(", ")"), ("(?:", "b?)*"), ("(?=", ")"), ("(?:x|", ")+"), ("(", ")?")] {
            let pattern = String(repeating: start, count: depth) + "a" + String(repeating: end, count: depth)
            #expect(try RegularExpressionFixture.match(pattern, in: "a").hasPrefix("0:"))
        }
    }

    @Test func groupsBeyondTheLimitAreRefused() {
        let limit = RegularExpressionParser.maximumGroupCount
        #expect(RegularExpressionFixture.message(String(repeating: "()", count: limit)) == nil)
        #expect(RegularExpressionFixture.message(String(repeating: "()", count: limit + 1))?.hasSuffix(": Too many captures") == true)
    }

    @Test func classesThatTakeTooMuchMemoryAreRefused() {
        let letters = String(repeating: "\\p{L}", count: 10_000)
        #expect(RegularExpressionFixture.message(letters, "u")?.hasSuffix(": Regular expression too large") == true)
        #expect(RegularExpressionFixture.message("[\(letters)]", "u")?.hasSuffix(": Regular expression too large") == true)
    }
}
