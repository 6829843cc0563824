import Testing

@testable import BlockRuntime

/// What node 20 finds.
@Suite struct RegularExpressionMatchTests {
    @Test(
        arguments: [
            RegularExpressionFact("a*", "", "aaa", "0:aaa"),
            RegularExpressionFact("a*?", "", "aaa", "0:"),
            RegularExpressionFact("a+?", "", "aaa", "0:a"),
            RegularExpressionFact("a{2}", "", "aaaa", "0:aa"),
            RegularExpressionFact("a{2,}", "", "aaaa", "0:aaaa"),
            RegularExpressionFact("a{2,3}?", "", "aaaa", "0:aa"),
            RegularExpressionFact("a{0}b", "", "ab", "1:b"),
            RegularExpressionFact("(?:ab){2,3}", "", "ababababab", "0:ababab"),
            RegularExpressionFact("(?:ab){1,3}?$", "", "ababab", "0:ababab"),
            RegularExpressionFact("a{,2}", "", "a{,2}", "0:a{,2}"),
            RegularExpressionFact("x{1", "", "x{1", "0:x{1"),
            RegularExpressionFact("a?b??", "", "ab", "0:a"),
            RegularExpressionFact("(a{1000000000})", "", "aaa", "none"),
            RegularExpressionFact("(?:a|b){0,2}c", "", "abac", "1:bac"),
            RegularExpressionFact(".*b", "", "aabab!", "0:aabab"),
            RegularExpressionFact(".*?b", "", "aabab!", "0:aab"),
            RegularExpressionFact("[^b]*b", "", "aabab!", "0:aab"),
            RegularExpressionFact("(a*)*", "", "b", "0:|-"),
            RegularExpressionFact("(a*)+", "", "b", "0:|"),
            RegularExpressionFact("(?:a?){3}", "", "a", "0:a"),
        ])
    func quantifiersAreGreedyOrLazyWithinTheirCounts(_ fact: RegularExpressionFact) throws {
        #expect(try RegularExpressionFixture.match(fact.pattern, fact.flags, in: fact.text) == fact.found)
    }

    @Test(
        arguments: [
            RegularExpressionFact("(a*)*", "", "aab", "0:aa|aa"),
            RegularExpressionFact("(?:)*", "", "a", "0:"),
            RegularExpressionFact("(?:a*?)*b", "", "aab", "0:aab"),
            RegularExpressionFact("(z)((a+)?(b+)?(c))*", "", "zaacbbbcac", "0:zaacbbbcac|z|ac|a|-|c"),
            RegularExpressionFact("(|a){3}$", "", "a", "0:a|a"),
            RegularExpressionFact("(?:|a)+", "", "aa", "0:aa"),
            RegularExpressionFact("(a?)*?$", "", "aa", "0:aa|a"),
            RegularExpressionFact("(?:(?=a))*a", "", "a", "0:a"),
            RegularExpressionFact("(?=(a))?a", "", "a", "0:a|-"),
            RegularExpressionFact("(?:(^))?", "", "", "0:|-"),
            RegularExpressionFact("(\\1a)*", "", "aaa", "0:aaa|a"),
            RegularExpressionFact("(?:(?=(a))){2}", "", "a", "0:|a"),
            RegularExpressionFact("(){5}", "", "x", "0:|"),
            RegularExpressionFact("(?:(a)|b)*", "", "ab", "0:ab|-"),
            RegularExpressionFact("(?:(a)|(b)){1,3}?$", "", "abab", "1:bab|-|b"),
            RegularExpressionFact("(a*){2,3}", "", "aa", "0:aa|"),
        ])
    func emptyRoundsOfLoopsEnd(_ fact: RegularExpressionFact) throws {
        #expect(try RegularExpressionFixture.match(fact.pattern, fact.flags, in: fact.text) == fact.found)
    }

    @Test(
        arguments: [
            RegularExpressionFact("(?:(a)|(b)|(c))+", "", "abc", "0:abc|-|-|c"),
            RegularExpressionFact("((a)|b)*", "", "ab", "0:ab|b|-"),
            RegularExpressionFact("(?:(a)|b)+?c", "", "abc", "0:abc|-"),
            RegularExpressionFact("(?:(a)(b)?)+", "", "aba", "0:aba|a|-"),
            RegularExpressionFact("((a)?b){2}", "", "abb", "0:abb|b|-"),
        ])
    func groupsAreForgottenAtEachRound(_ fact: RegularExpressionFact) throws {
        #expect(try RegularExpressionFixture.match(fact.pattern, fact.flags, in: fact.text) == fact.found)
    }

    @Test(
        arguments: [
            RegularExpressionFact("(a)\\1", "", "aa", "0:aa|a"),
            RegularExpressionFact("\\1(a)", "", "aa", "0:a|a"),
            RegularExpressionFact("(?:\\2b|(a)(b))+", "", "abb", "0:abb|-|-"),
            RegularExpressionFact("(a\\1)", "", "aa", "0:a|a"),
            RegularExpressionFact("(?<x>a|b)\\k<x>", "", "abb", "1:bb|b"),
            RegularExpressionFact("\\k<x>(?<x>a)", "", "aa", "0:a|a"),
            RegularExpressionFact("(A)\\1", "i", "xaAa", "1:aA|a"),
            RegularExpressionFact("(\u{17F})\\1", "iu", "\u{17F}s", "0:\u{17F}s|\u{17F}"),
            RegularExpressionFact("(\u{10400})\\1", "iu", "\u{10400}\u{10428}", "0:\u{10400}\u{10428}|\u{10400}"),
            RegularExpressionFact("(a)|\\1b", "", "b", "0:b|-"),
            RegularExpressionFact("(.)\\10", "", "aa0", "none"),
            RegularExpressionFact("\\8", "", "8", "0:8"),
            RegularExpressionFact("\\08", "", "\u{0}8", "0:\u{0}8"),
            RegularExpressionFact("\\101", "", "A", "0:A"),
            RegularExpressionFact("\\400", "", " 0", "0: 0"),
            RegularExpressionFact("\\k", "", "k", "0:k"),
            RegularExpressionFact("(?<=\\1(a))b", "", "aab", "2:b|a"),
            RegularExpressionFact("(?<=(a)\\1)b", "", "aab", "2:b|a"),
            RegularExpressionFact("(?:(a)|b)\\1$", "", "ab", "1:b|-"),
        ])
    func backreferencesRepeatWhatWasCaptured(_ fact: RegularExpressionFact) throws {
        #expect(try RegularExpressionFixture.match(fact.pattern, fact.flags, in: fact.text) == fact.found)
    }

    @Test(
        arguments: [
            RegularExpressionFact("a(?=b)", "", "aab", "1:a"),
            RegularExpressionFact("a(?!b)", "", "abac", "2:a"),
            RegularExpressionFact("(?=(a+))a*b\\1", "", "baaabac", "3:aba|a"),
            RegularExpressionFact("(?=(a+))", "", "baaabac", "1:|aaa"),
            RegularExpressionFact("(.*?)a(?!(a+)b\\2c)\\2(.*)", "", "baaabaac", "0:baaabaac|ba|-|abaac"),
            RegularExpressionFact("(?<=a)b", "", "bab", "2:b"),
            RegularExpressionFact("(?<!a)b", "", "abb", "2:b"),
            RegularExpressionFact("(?<=(\\d+)(\\d+))$", "", "1053", "4:|1|053"),
            RegularExpressionFact("(?<=\\1(\\d+))$", "", "1212", "4:|12"),
            RegularExpressionFact("(?<=^\\w{2})c", "", "abc", "2:c"),
            RegularExpressionFact("(?<=(?=a)a)b", "", "ab", "1:b"),
            RegularExpressionFact("(?<=a|bc)d", "", "bcd", "2:d"),
            RegularExpressionFact("(?<![^a])b", "", "ab", "1:b"),
            RegularExpressionFact("(?<=([a-c]){2})d", "", "abcd", "3:d|b"),
            RegularExpressionFact("(?!)", "", "a", "none"),
            RegularExpressionFact("(?=)a", "", "a", "0:a"),
            RegularExpressionFact("(?=a)?b", "", "b", "0:b"),
            RegularExpressionFact("(?<=a.{2})d", "", "abcd", "3:d"),
            RegularExpressionFact("(?<=(?<first>a)b*)c", "", "abbc", "3:c|a"),
            RegularExpressionFact("(?<=$)", "", "ab", "2:"),
            RegularExpressionFact("(?=(a|ab))\\1c", "", "abc", "none"),
            RegularExpressionFact("(?<=\u{1F600})b", "u", "\u{1F600}b", "2:b"),
            RegularExpressionFact("(?<=^.)b", "u", "\u{1F600}b", "2:b"),
            RegularExpressionFact("(?<=^.)b", "", "\u{1F600}b", "none"),
        ])
    func looksTestWithoutTaking(_ fact: RegularExpressionFact) throws {
        #expect(try RegularExpressionFixture.match(fact.pattern, fact.flags, in: fact.text) == fact.found)
    }

    @Test(
        arguments: [
            RegularExpressionFact("[a-c]+", "", "xabcd", "1:abc"),
            RegularExpressionFact("[^a-c]+", "", "abxyc", "2:xy"),
            RegularExpressionFact("[]", "", "a", "none"),
            RegularExpressionFact("[^]", "", "\n", "0:\n"),
            RegularExpressionFact("[\\d-x]+", "", "1-x", "0:1-x"),
            RegularExpressionFact("[x-\\d]+", "", "1-x", "0:1-x"),
            RegularExpressionFact("[a-]+", "", "a-b", "0:a-"),
            RegularExpressionFact("[-a]+", "", "a-b", "0:a-"),
            RegularExpressionFact("[\\b]", "", "\u{8}", "0:\u{8}"),
            RegularExpressionFact("[\\]]", "", "]", "0:]"),
            RegularExpressionFact("[\\c]", "", "\\", "0:\\"),
            RegularExpressionFact("[\\c]", "", "c", "0:c"),
            RegularExpressionFact("[\\c1]", "", "\u{11}", "0:\u{11}"),
            RegularExpressionFact("[\\ca]", "", "\u{1}", "0:\u{1}"),
            RegularExpressionFact("\\c", "", "\\c", "0:\\c"),
            RegularExpressionFact("[\\w-]+", "", "é a-b_9", "2:a-b_9"),
            RegularExpressionFact("\\W", "", "aé", "1:é"),
            RegularExpressionFact("\\s+", "", "a\u{A0}\u{2003}\u{FEFF}\u{180E}", "1:\u{A0}\u{2003}\u{FEFF}"),
            RegularExpressionFact("\\S+", "", "\u{2028}ab\u{3000}", "1:ab"),
            RegularExpressionFact("[\\101]", "", "A", "0:A"),
            RegularExpressionFact("[\\k]", "", "k", "0:k"),
            RegularExpressionFact("[^\\W]", "", "-a", "1:a"),
            RegularExpressionFact("[\\s\\S]", "", "\n", "0:\n"),
            RegularExpressionFact("[^\\d\\D]", "", "a", "none"),
            RegularExpressionFact("[.*+]+", "", "a.*+", "1:.*+"),
            RegularExpressionFact("[&&]", "", "&", "0:&"),
            RegularExpressionFact("[A-z]", "", "_", "0:_"),
            RegularExpressionFact("\\x4g", "", "x4g", "0:x4g"),
            RegularExpressionFact("\\u004g", "", "u004g", "0:u004g"),
            RegularExpressionFact("\\u{2}", "", "uu", "0:uu"),
            RegularExpressionFact("\\p{L}", "", "p{L}", "0:p{L}"),
            RegularExpressionFact("\\-", "", "-", "0:-"),
            RegularExpressionFact("\\/", "", "/", "0:/"),
            RegularExpressionFact("\\e", "", "e", "0:e"),
            RegularExpressionFact("\\0", "", "\u{0}", "0:\u{0}"),
            RegularExpressionFact("]", "", "]", "0:]"),
            RegularExpressionFact("}", "", "}", "0:}"),
            RegularExpressionFact("{", "", "{", "0:{"),
        ])
    func classesHoldRangesEscapesAndOddities(_ fact: RegularExpressionFact) throws {
        #expect(try RegularExpressionFixture.match(fact.pattern, fact.flags, in: fact.text) == fact.found)
    }

    @Test(
        arguments: [
            RegularExpressionFact(".+", "", "\r\n\u{2028}\u{2029}ab\n", "4:ab"),
            RegularExpressionFact(".+", "s", "\n\u{2028}a", "0:\n\u{2028}a"),
            RegularExpressionFact(".", "", "\u{1F600}", "0:\u{FFFD}"),
            RegularExpressionFact("^.$", "u", "\u{1F600}", "0:\u{1F600}"),
            RegularExpressionFact("^.$", "", "\u{1F600}", "none"),
            RegularExpressionFact("a.b", "", "a\u{85}b", "0:a\u{85}b"),
        ])
    func dotLeavesOutLineTerminatorsUnlessToldOtherwise(_ fact: RegularExpressionFact) throws {
        #expect(try RegularExpressionFixture.match(fact.pattern, fact.flags, in: fact.text) == fact.found)
    }

    @Test(
        arguments: [
            RegularExpressionFact("^b", "", "a\nb", "none"),
            RegularExpressionFact("^b", "m", "a\nb", "2:b"),
            RegularExpressionFact("a$", "", "a\nb", "none"),
            RegularExpressionFact("a$", "m", "a\nb", "0:a"),
            RegularExpressionFact("^", "", "ab", "0:"),
            RegularExpressionFact("$", "", "ab", "2:"),
            RegularExpressionFact("^$", "m", "a\n\nb", "2:"),
            RegularExpressionFact("^\\s*$", "m", "a\n\nb", "2:"),
            RegularExpressionFact("a$", "m", "a\u{2028}b", "0:a"),
            RegularExpressionFact("\\bb", "", "ab b", "3:b"),
            RegularExpressionFact("\\Bb", "", "b ab", "3:b"),
            RegularExpressionFact("\\b", "", "", "none"),
            RegularExpressionFact("\\B", "", "", "0:"),
            RegularExpressionFact("é\\b", "", "é", "none"),
            RegularExpressionFact("(?:^a|b)", "", "cb", "1:b"),
            RegularExpressionFact("\\bk", "iu", "\u{212A}k", "0:\u{212A}"),
            RegularExpressionFact("\\bk", "i", "\u{212A}k", "1:k"),
            RegularExpressionFact("a|^b", "", "ba", "0:b"),
        ])
    func anchorsTestEndsOfTextOrLines(_ fact: RegularExpressionFact) throws {
        #expect(try RegularExpressionFixture.match(fact.pattern, fact.flags, in: fact.text) == fact.found)
    }

    @Test(
        arguments: [
            RegularExpressionFact("ABC", "i", "xabc", "1:abc"),
            RegularExpressionFact("[a-c]+", "i", "ABCd", "0:ABC"),
            RegularExpressionFact("[^a]", "i", "Ab", "1:b"),
            RegularExpressionFact("ß", "i", "\u{1E9E}", "none"),
            RegularExpressionFact("ß", "iu", "\u{1E9E}", "0:\u{1E9E}"),
            RegularExpressionFact("\u{17F}", "i", "s", "none"),
            RegularExpressionFact("\u{17F}", "iu", "S", "0:S"),
            RegularExpressionFact("\u{212A}", "i", "k", "none"),
            RegularExpressionFact("\u{212A}", "iu", "k", "0:k"),
            RegularExpressionFact("σ", "i", "ς", "0:ς"),
            RegularExpressionFact("Σ", "iu", "ς", "0:ς"),
            RegularExpressionFact("\u{130}", "i", "i", "none"),
            RegularExpressionFact("\u{131}", "iu", "I", "none"),
            RegularExpressionFact("\u{1C6}", "i", "\u{1C5}", "0:\u{1C5}"),
            RegularExpressionFact("\u{B5}", "i", "μ", "0:μ"),
            RegularExpressionFact("ÿ", "i", "Ÿ", "0:Ÿ"),
            RegularExpressionFact("я", "i", "Я", "0:Я"),
            RegularExpressionFact("[а-я]+", "i", "ПРИВЕТ", "0:ПРИВЕТ"),
            RegularExpressionFact("\u{10428}", "iu", "\u{10400}", "0:\u{10400}"),
            RegularExpressionFact("\u{10428}", "i", "\u{10400}", "none"),
            RegularExpressionFact("[^x]", "iu", "X", "none"),
            RegularExpressionFact("\\w", "iu", "\u{17F}", "0:\u{17F}"),
            RegularExpressionFact("\\w", "i", "\u{17F}", "none"),
            RegularExpressionFact("\\W", "iu", "\u{17F}", "none"),
            RegularExpressionFact("[\\W]", "iu", "S", "none"),
            RegularExpressionFact("[^\\W]", "iu", "\u{212A}", "0:\u{212A}"),
            RegularExpressionFact("\\p{Lu}", "iu", "a", "0:a"),
            RegularExpressionFact("\\P{Lu}", "iu", "A", "0:A"),
            RegularExpressionFact("[^\\P{Lu}]", "iu", "A", "none"),
            RegularExpressionFact("[_-`]", "i", "_", "0:_"),
            RegularExpressionFact("[Z-a]", "i", "z", "0:z"),
            RegularExpressionFact("\\u0390", "iu", "\u{1FD3}", "0:\u{1FD3}"),
            RegularExpressionFact("\u{1FB3}", "i", "\u{1FBC}", "none"),
            RegularExpressionFact("\u{13A0}", "iu", "\u{AB70}", "0:\u{AB70}"),
        ])
    func caseIsIgnoredBySimpleMappings(_ fact: RegularExpressionFact) throws {
        #expect(try RegularExpressionFixture.match(fact.pattern, fact.flags, in: fact.text) == fact.found)
    }

    @Test(
        arguments: [
            RegularExpressionFact("\\u{1F600}", "u", "\u{1F600}", "0:\u{1F600}"),
            RegularExpressionFact("\\ud83d\\ude00", "u", "\u{1F600}", "0:\u{1F600}"),
            RegularExpressionFact("\\ud83d", "", "\u{1F600}", "0:\u{FFFD}"),
            RegularExpressionFact("\\ud83d", "u", "\u{1F600}", "none"),
            RegularExpressionFact("[\u{1F600}-\u{1F64F}]", "u", "a\u{1F601}", "1:\u{1F601}"),
            RegularExpressionFact("[\u{1F600}]", "", "\u{1F601}", "0:\u{FFFD}"),
            RegularExpressionFact("^[^x]$", "u", "\u{1F600}", "0:\u{1F600}"),
            RegularExpressionFact("\u{1F600}{2}", "u", "\u{1F600}\u{1F600}", "0:\u{1F600}\u{1F600}"),
            RegularExpressionFact(".{2}", "u", "\u{1F600}ab", "0:\u{1F600}a"),
            RegularExpressionFact(".*?b", "u", "\u{1F600}ab", "0:\u{1F600}ab"),
            RegularExpressionFact("[^a]*\u{1F600}", "u", "\u{1F601}\u{1F600}\u{1F600}a", "0:\u{1F601}\u{1F600}\u{1F600}"),
            RegularExpressionFact("\\-", "", "-", "0:-"),
            RegularExpressionFact("[\\-]", "u", "-", "0:-"),
            RegularExpressionFact("\\S\\S", "u", "\u{1F600}x", "0:\u{1F600}x"),
            RegularExpressionFact("(.)(?=\\1)", "u", "\u{1F600}\u{1F601}\u{1F601}", "2:\u{1F601}|\u{1F601}"),
        ])
    func unicodeModeTakesCodePoints(_ fact: RegularExpressionFact) throws {
        #expect(try RegularExpressionFixture.match(fact.pattern, fact.flags, in: fact.text) == fact.found)
    }

    @Test(
        arguments: [
            RegularExpressionFact("\\p{L}+", "u", "1Grüße2", "1:Grüße"),
            RegularExpressionFact("\\p{Lu}", "u", "aÄ", "1:Ä"),
            RegularExpressionFact("\\P{L}+", "u", "ab12c", "2:12"),
            RegularExpressionFact("\\p{Letter}", "u", "1я", "1:я"),
            RegularExpressionFact("\\p{General_Category=Decimal_Number}+", "u", "a12", "1:12"),
            RegularExpressionFact("\\p{gc=Nd}", "u", "a\u{663}", "1:\u{663}"),
            RegularExpressionFact("[\\p{L}\\d]+", "u", "-a1я", "1:a1я"),
            RegularExpressionFact("[^\\p{L}]+", "u", "a12b", "1:12"),
            RegularExpressionFact("\\p{Script=Greek}+", "u", "abγδ", "2:γδ"),
            RegularExpressionFact("\\p{sc=Cyrl}+", "u", "abпривет", "2:привет"),
            RegularExpressionFact("\\p{Script=Han}", "u", "a漢", "1:漢"),
            RegularExpressionFact("\\p{Alphabetic}+", "u", "1aé", "1:aé"),
            RegularExpressionFact("\\p{White_Space}", "u", "a\u{2003}", "1:\u{2003}"),
            RegularExpressionFact("\\p{Emoji_Presentation}", "u", "1\u{1F600}", "1:\u{1F600}"),
            RegularExpressionFact("\\p{ASCII}+", "u", "éab", "1:ab"),
            RegularExpressionFact("\\p{Any}", "u", "\u{1F600}", "0:\u{1F600}"),
            RegularExpressionFact("\\p{Uppercase}", "u", "aB", "1:B"),
            RegularExpressionFact("\\p{P}+", "u", "a!?b", "1:!?"),
            RegularExpressionFact("\\p{Sc}", "u", "a€", "1:€"),
            RegularExpressionFact("\\p{Assigned}", "u", "a", "0:a"),
        ])
    func propertiesNameSetsOfCodePoints(_ fact: RegularExpressionFact) throws {
        #expect(try RegularExpressionFixture.match(fact.pattern, fact.flags, in: fact.text) == fact.found)
    }

    @Test(
        arguments: [
            RegularExpressionFact("a|ab", "", "ab", "0:a"),
            RegularExpressionFact("(?:a|ab)c", "", "abc", "0:abc"),
            RegularExpressionFact("|a", "", "a", "0:"),
            RegularExpressionFact("a||b", "", "b", "0:"),
            RegularExpressionFact("(a|b|)c", "", "c", "0:c|"),
            RegularExpressionFact("((a)|(ab))((c)|(bc))", "", "abc", "0:abc|a|a|-|bc|-|bc"),
            RegularExpressionFact("foo|bar|baz", "", "xbaz", "1:baz"),
            RegularExpressionFact("(?:a|b)+?c", "", "abac", "0:abac"),
        ])
    func alternativesAreTriedInOrder(_ fact: RegularExpressionFact) throws {
        #expect(try RegularExpressionFixture.match(fact.pattern, fact.flags, in: fact.text) == fact.found)
    }

    @Test(
        arguments: [
            RegularExpressionFact("^[\\w.+-]+@[\\w-]+\\.[\\w.]+$", "", "john.doe+x@mail.example.com", "0:john.doe+x@mail.example.com"),
            RegularExpressionFact("^(\\d{4})-(\\d{2})-(\\d{2})$", "", "2024-05-17", "0:2024-05-17|2024|05|17"),
            RegularExpressionFact("(?<year>\\d{4})-(?<month>\\d\\d)", "", "on 2024-05", "3:2024-05|2024|05"),
            RegularExpressionFact("^\\+?(\\d[\\d -]{7,}\\d)$", "", "+49 30 1234567", "0:+49 30 1234567|49 30 1234567"),
            RegularExpressionFact("\"((?:[^\"\\\\]|\\\\.)*)\"", "", "say \"a \\\"b\\\" c\"", "4:\"a \\\"b\\\" c\"|a \\\"b\\\" c"),
            RegularExpressionFact("^(?=.*[A-Z])(?=.*\\d).{8,}$", "", "Passw0rdX", "0:Passw0rdX"),
            RegularExpressionFact(
                "https?:\\/\\/([^\\/\\s]+)(\\/\\S*)?", "", "see http://example.com/a/b?c=d now",
                "4:http://example.com/a/b?c=d|example.com|/a/b?c=d"),
            RegularExpressionFact("#([0-9a-f]{3}){1,2}\\b", "i", "color: #FFaa00;", "7:#FFaa00|a00"),
            RegularExpressionFact("<(\\w+)[^>]*>(.*?)<\\/\\1>", "s", "<p class=\"x\">a\nb</p>", "0:<p class=\"x\">a\nb</p>|p|a\nb"),
            RegularExpressionFact("^\\s+|\\s+$", "", "  trim ", "0:  "),
            RegularExpressionFact("(\\w+)\\s+\\1", "i", "the The cat", "0:the The|the"),
            RegularExpressionFact("\\B(?=(\\d{3})+(?!\\d))", "", "1234567", "1:|567"),
        ])
    func practicalPatternsMatch(_ fact: RegularExpressionFact) throws {
        #expect(try RegularExpressionFixture.match(fact.pattern, fact.flags, in: fact.text) == fact.found)
    }
}
