import Testing

@testable import BlockRuntime

/// Patterns and texts made to take time or memory without end.
@Suite struct RegularExpressionLimitTests {
    @Test(arguments: ["(a+)+$", "(a|aa)+$", "(a|a)*$", "(a*)*$", "((a*)*)*b", "(?:a?){60}a{60}$", "(?=(a+)+$)a", "^(.*)*\\1x"])
    func catastrophicPatternsEndWithTheBudget(_ pattern: String) throws {
        let text = Array(String(repeating: "a", count: 60).utf16) + [0x21]
        let expression = try RegularExpressionFixture.compile(pattern)
        #expect(throws: RegularExpressionBudgetExceeded(resource: .steps)) {
            try RegularExpressionFixture.match(expression, text, budget: 20_000)
        }
    }

    @Test func spentBudgetIsZeroAndTheRestIsGivenBack() throws {
        let text = Array(String(repeating: "a", count: 30).utf16) + [0x21]
        try text.withUnsafeBufferPointer { text in
            var steps = 1000
            let hostile = try RegularExpressionFixture.compile("(a+)+$")
            #expect(throws: RegularExpressionBudgetExceeded(resource: .steps)) { try hostile.match(text, from: 0, budget: &steps) }
            #expect(steps == 0)
            steps = 1000
            let harmless = try RegularExpressionFixture.compile("a+!")
            #expect(try harmless.match(text, from: 0, budget: &steps)?.range == 0..<31)
            #expect(steps > 990)
        }
    }

    @Test func hugeCountsNeitherUnrollNorTakeMemory() throws {
        #expect(try RegularExpressionFixture.match("a{1000000000}", in: "aaa") == "none")
        #expect(try RegularExpressionFixture.match("(?:ab){0,1000000000}", in: "abab") == "0:abab")
        #expect(try RegularExpressionFixture.match("(?:){1000000000}", in: "a") == "0:")
        #expect(try RegularExpressionFixture.match("(?:(?:(?:a{9999}){9999}){9999}){9999}", in: "aaa") == "none")
        #expect(try RegularExpressionFixture.match("a{99999999999999999999}", in: "aaa") == "none")
        #expect(try RegularExpressionFixture.match("a{2147483647,}|a", in: "a") == "0:a")
        let optional = try RegularExpressionFixture.compile("(?:a?|b){1000000000}")
        #expect(throws: RegularExpressionBudgetExceeded(resource: .steps)) {
            try RegularExpressionFixture.match(optional, Array("aaa".utf16), budget: 100_000)
        }
    }

    @Test func longTextTakesNoNativeStack() throws {
        let text = [UInt16](repeating: 0x61, count: 200_000)
        for pattern in ["(?:a|b)*", "(a)*", "(?:a|b)*?$", "(?:(?=a)a)*", "[^b]*$", "(?:aa?)*"] {
            let expression = try RegularExpressionFixture.compile(pattern)
            #expect(try RegularExpressionFixture.match(expression, text, budget: 10_000_000)?.range == 0..<text.count)
        }
    }

    @Test func placesToGoBackToAreBounded() throws {
        let text = [UInt16](repeating: 0x61, count: 3_000_000)
        let expression = try RegularExpressionFixture.compile("(?:(a)|(b))*")
        #expect(throws: RegularExpressionBudgetExceeded(resource: .memory)) {
            try RegularExpressionFixture.match(expression, text, budget: 100_000_000)
        }
    }

    @Test func longPatternsCompileInProportion() throws {
        let choices = (0..<5000).map { "word\($0)" }.joined(separator: "|")
        #expect(try RegularExpressionFixture.match("^(?:\(choices))$", in: "word4999") == "0:word4999")
        let optional = String(repeating: "a?", count: 5000)
        #expect(try RegularExpressionFixture.match("^\(optional)$", in: "aaa") == "0:aaa")
    }
}
