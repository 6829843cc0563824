import Testing

@testable import BlockRuntime

@Suite struct TextCaseTests {
    @Test(arguments: [
        ("", ""), ("abcXYZ1", "ABCXYZ1"), ("straße", "STRASSE"), ("ŉ", "ʼN"), ("ﬁx", "FIX"), ("ÿµ", "ŸΜ"),
        ("ǆ", "Ǆ"), ("\u{390}", "\u{399}\u{308}\u{301}"),
        ("ᾳ", "ΑΙ"), ("жук", "ЖУК"), ("𐐨", "𐐀"), ("ı", "I"), ("é", "É"), ("日本", "日本"),
    ])
    func upperCaseIsJavaScripts(text: String, expected: String) {
        #expect(upper(Array(text.utf16)) == Array(expected.utf16))
    }

    @Test(arguments: [
        ("", ""), ("abcXYZ1", "abcxyz1"), ("İ", "i\u{307}"), ("ẞ", "ß"), ("Ǆǅ", "ǆǆ"), ("ЖУК", "жук"), ("𐐀", "𐐨"), ("ÀÞ×", "àþ×"),
        ("ΟΔΟΣ", "οδος"), ("Σ", "σ"), ("ΑΣ", "ας"), ("ΣΑ", "σα"), ("ΑΣ.", "ας."), ("ΑΣΑ", "ασα"), ("Α'Σ", "α'ς"), ("ΑΣ'Β", "ασ'β"),
        ("ΑΣ\u{301}", "ας\u{301}"), ("1Σ", "1σ"), ("𐐀Σ", "𐐨ς"), ("ΑΣ𐐀", "ασ𐐨"), ("ΑΣΣ ΣΑΣ", "ασς σας"),
    ])
    func lowerCaseIsJavaScripts(text: String, expected: String) {
        #expect(lower(Array(text.utf16)) == Array(expected.utf16))
    }

    @Test func loneSurrogatesStay() {
        #expect(upper([0x61, 0xD800, 0x62, 0xDC00]) == [0x41, 0xD800, 0x42, 0xDC00])
        #expect(lower([0xDC28, 0xD801, 0x41]) == [0xDC28, 0xD801, 0x61])
        #expect(lower([0x41, 0xD801, 0x3A3]) == [0x61, 0xD801, 0x3C3])
    }

    /// A fingerprint of what V8 11.3 (Unicode 17) makes of 5000 short texts of difficult characters.
    @Test func mixedTextsBecomeWhatV8MakesOfThem() {
        let alphabet: [[UInt16]] =
            ["Σ", "Σ", "a", "B", "\u{301}", "\u{AD}", "'", " ", "1", "ß", "İ", "ǅ", "ﬁ"].map { Array($0.utf16) }
            + [[0xD800], [0xDC00]] + ["𐐀", "𐐨", "ŉ", "ÿ", "µ", "Ж", "é"].map { Array($0.utf16) }
        var random = RandomGenerator(seed: 5)
        var fingerprint = Fingerprint()
        for _ in 0..<5000 {
            var text: [UInt16] = []
            for _ in 0..<random.next() % 9 { text += alphabet[Int(random.next() % UInt64(alphabet.count))] }
            for converted in [upper(text), lower(text)] {
                for unit in converted { fingerprint.add(UInt64(unit)) }
                fingerprint.add(UInt64(converted.count))
            }
        }
        #expect(fingerprint.value == 0xD85D_8929_E21A_9CA0)
    }

    @Test func theLatin1PathAgreesWithTheGeneralOne() {
        for byte in UInt8.min...UInt8.max {
            var target: UInt8 = 0
            [byte].withUnsafeBufferPointer { writeLowerCase($0, into: &target) }
            #expect(lower([UInt16(byte)]) == [UInt16(target)])
            let isLatin1 = [byte].withUnsafeBufferPointer { writeUpperCase($0, into: &target) }
            if isLatin1 {
                #expect(upper([UInt16(byte)]) == [UInt16(target)])
            } else {
                #expect([0xB5, 0xDF, 0xFF].contains(byte))
            }
        }
    }

    private func upper(_ units: [UInt16]) -> [UInt16] { units.withUnsafeBufferPointer { upperCased($0) } }

    private func lower(_ units: [UInt16]) -> [UInt16] { units.withUnsafeBufferPointer { lowerCased($0) } }
}
