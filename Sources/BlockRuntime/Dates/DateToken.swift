/// A piece of a date's text.
struct DateToken: Equatable {
    enum Kind: Equatable {
        /// Decimal digits; the value is that of the first nine.
        case number
        /// One of `: - + . )`; the value is the character.
        case symbol
        /// A month's name; the value is 1 for January.
        case month
        /// "am" or "pm"; the value is the hours to add.
        case halfDay
        /// A zone of the table below; the value is its offset in hours.
        case zone
        /// "t".
        case timeSeparator
        /// Any other word.
        case word
        case space
        /// Anything else, and text in parentheses.
        case other
        case end
    }

    var kind: Kind
    var value: Int32 = 0
    /// The number of code units.
    var length: Int = 1

    static let end = DateToken(kind: .end, length: 0)

    func isSymbol(_ character: Unicode.Scalar) -> Bool {
        kind == .symbol && value == Int32(character.value)
    }

    /// True for "+" and "-".
    var isSign: Bool { isSymbol("+") || isSymbol("-") }

    /// 1 for "+" and -1 for "-".
    var sign: Int32 { isSymbol("-") ? -1 : 1 }

    /// True for the zone "Z".
    var isZulu: Bool { kind == .zone && length == 1 }

    var isKeyword: Bool {
        switch kind {
        case .month, .halfDay, .zone, .timeSeparator, .word: true
        default: false
        }
    }

    /// True for a number of so many digits within a range.
    func isNumber(digits: Int, in range: ClosedRange<Int32>) -> Bool {
        kind == .number && length == digits && range.contains(value)
    }

    /// The thousandths that a number after a decimal point means: its first three digits, as if zeros followed it.
    var milliseconds: Int32 {
        var value = value
        var digits = min(length, 9)
        while digits < 3 {
            value *= 10
            digits += 1
        }
        while digits > 3 {
            value /= 10
            digits -= 1
        }
        return value
    }

    /// Recognizes a word by its first three letters in lower case (zeros after the end of a shorter word).
    ///
    /// Words that are longer than a keyword do not count, except for months: "Octopus" is October.
    static func word(prefix: (UInt16, UInt16, UInt16), length: Int) -> DateToken {
        for entry in keywords where entry.prefix == prefix && (length <= 3 || entry.kind == .month) {
            return DateToken(kind: entry.kind, value: entry.value, length: length)
        }
        return DateToken(kind: .word, length: length)
    }

    private struct Keyword {
        var prefix: (UInt16, UInt16, UInt16)
        var kind: Kind
        var value: Int32

        init(_ text: StaticString, _ kind: Kind, _ value: Int32) {
            let units = text.withUTF8Buffer { $0.map(UInt16.init) } + [0, 0]
            prefix = (units[0], units[1], units[2])
            self.kind = kind
            self.value = value
        }
    }

    private static let keywords: [Keyword] = [
        Keyword("jan", .month, 1), Keyword("feb", .month, 2), Keyword("mar", .month, 3), Keyword("apr", .month, 4),
        Keyword("may", .month, 5), Keyword("jun", .month, 6), Keyword("jul", .month, 7), Keyword("aug", .month, 8),
        Keyword("sep", .month, 9), Keyword("oct", .month, 10), Keyword("nov", .month, 11), Keyword("dec", .month, 12),
        Keyword("am", .halfDay, 0), Keyword("pm", .halfDay, 12),
        Keyword("ut", .zone, 0), Keyword("utc", .zone, 0), Keyword("z", .zone, 0), Keyword("gmt", .zone, 0),
        Keyword("cdt", .zone, -5), Keyword("cst", .zone, -6), Keyword("edt", .zone, -4), Keyword("est", .zone, -5),
        Keyword("mdt", .zone, -6), Keyword("mst", .zone, -7), Keyword("pdt", .zone, -7), Keyword("pst", .zone, -8),
        Keyword("t", .timeSeparator, 0),
    ]
}
