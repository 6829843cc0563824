extension RegularExpressionParser {
    /// Reads an escape outside a class and adds its node.
    ///
    /// - Returns: whether a quantifier may follow: not after `\b` and `\B`.
    mutating func parseEscape() throws(RegularExpressionProblem) -> Bool {
        guard let letter = peek(1) else { throw .escapeAtEnd }
        switch letter {
        case "b", "B":
            offset += 2
            append(.assertion(letter == "b" ? .wordBoundary : .notWordBoundary))
            return false
        case "1"..."9":
            if let group = parseGroupNumber() {
                append(.backreference(group: group))
                return true
            }
            if isUnicode { throw .invalidEscape }
            offset += 1
            append(.character(letter == "8" || letter == "9" ? takeUnit() : parseOctal()))
        case "0":
            offset += 1
            if isUnicode, let next = peek(1), ("0"..."9").contains(next) { throw .invalidDecimalEscape }
            append(.character(parseOctal()))
        case "k" where isUnicode || census.hasNames:
            offset += 2
            try parseNamedReference()
        default:
            if let set = try parseClassEscape(isInClass: false) {
                try append(set)
            } else {
                append(.character(try parseCharacterEscape(isInClass: false)))
            }
        }
        return true
    }

    /// Reads the number of an existing group; reads nothing when there is no such group.
    private mutating func parseGroupNumber() -> Int? {
        let start = offset
        offset += 1
        var number = 0
        while let digit = peek(), ("0"..."9").contains(digit) {
            number = number * 10 + Int(digit.value - 0x30)
            offset += 1
            if number > Self.maximumGroupCount { break }
        }
        if number <= census.groupCount { return number }
        offset = start
        return nil
    }

    private mutating func parseNamedReference() throws(RegularExpressionProblem) {
        guard peek() == "<" else { throw .invalidNamedReference }
        offset += 1
        let name = try parseGroupName()
        if let group = groupsByName[name] {
            append(.backreference(group: group))
        } else {
            forwardReferences.insert(name)
            append(.empty)
        }
    }

    /// Reads `\d`, `\p{...}` and their like; reads nothing when the escape is another one.
    mutating func parseClassEscape(isInClass: Bool) throws(RegularExpressionProblem) -> CodePointSet? {
        let set: CodePointSet
        switch peek(1) {
        case "d": set = .digits
        case "D": set = .digits.inverted
        case "s": set = .spaces
        case "S": set = .spaces.inverted
        case "w": set = wordCharacters
        case "W": set = wordCharacters.inverted
        case "p" where isUnicode, "P" where isUnicode:
            return try parseProperty(isInClass: isInClass)
        default: return nil
        }
        offset += 2
        return set
    }

    /// What `\w` means under the flags.
    var wordCharacters: CodePointSet { flags.isSuperset(of: [.ignoreCase, .unicode]) ? .foldedWordCharacters : .wordCharacters }

    private mutating func parseProperty(isInClass: Bool) throws(RegularExpressionProblem) -> CodePointSet {
        let invalid: RegularExpressionProblem = isInClass ? .invalidPropertyNameInClass : .invalidPropertyName
        let isInverted = peek(1) == "P"
        offset += 2
        guard peek() == "{" else { throw invalid }
        offset += 1
        var name = ""
        while let unit = peek(), unit != "}" {
            guard unit == "_" || unit == "=" || (unit.isASCII && unit.properties.isAlphabetic) || ("0"..."9").contains(unit) else {
                throw invalid
            }
            name.unicodeScalars.append(unit)
            offset += 1
        }
        guard peek() == "}" else { throw invalid }
        offset += 1
        var set: CodePointSet
        do {
            set = try UnicodeProperty(name: name).members()
        } catch .invalidPropertyName {
            throw invalid
        }
        if isInverted { set = set.inverted }
        return flags.contains(.ignoreCase) ? CaseFolding.codePoints.closing(set) : set
    }

    /// Reads an escape that stands for one character.
    mutating func parseCharacterEscape(isInClass: Bool) throws(RegularExpressionProblem) -> UInt32 {
        guard let letter = peek(1) else { throw .escapeAtEnd }
        offset += 1
        switch letter {
        case "f": return take(as: 0xC)
        case "n": return take(as: 0xA)
        case "r": return take(as: 0xD)
        case "t": return take(as: 0x9)
        case "v": return take(as: 0xB)
        case "c": return try parseControlLetter(isInClass: isInClass)
        case "0"..."7":
            // In patterns without `u` the escape is octal, except for the references outside classes, which were read before.
            if isUnicode {
                guard letter == "0", peek(1).map({ !("0"..."9").contains($0) }) ?? true else { throw .invalidClassEscape }
                return take(as: 0)
            }
            return parseOctal()
        case "x":
            offset += 1
            if let value = parseHexadecimal(digits: 2) { return value }
            if isUnicode { throw .invalidEscape }
            return letter.value
        case "u":
            offset += 1
            if let value = parseUnicodeEscape(allowsBraces: isUnicode) { return value }
            if isUnicode { throw .invalidUnicodeEscape }
            return letter.value
        default:
            if isUnicode {
                guard "^$\\.*+?()[]{}|/".unicodeScalars.contains(letter) || (isInClass && letter == "-") else { throw .invalidEscape }
            } else if letter == "k", census.hasNames {
                throw .invalidEscape
            }
            return takeCharacter()
        }
    }

    private mutating func take(as value: UInt32) -> UInt32 {
        offset += 1
        return value
    }

    /// Reads `cX`; without a letter after it the backslash stands for itself and the `c` is left.
    private mutating func parseControlLetter(isInClass: Bool) throws(RegularExpressionProblem) -> UInt32 {
        if let control = peek(1) {
            let isLetter = ("a"..."z").contains(control) || ("A"..."Z").contains(control)
            if isLetter || (isInClass && !isUnicode && (("0"..."9").contains(control) || control == "_")) {
                offset += 2
                return control.value & 0x1F
            }
        }
        if isUnicode { throw .invalidUnicodeEscape }
        return 0x5C
    }

    /// Reads one to three octal digits, with a value below 256; the first is known to be there.
    mutating func parseOctal() -> UInt32 {
        var value = takeUnit() - 0x30
        for limit: UInt32 in [256, 32] {
            guard value < limit, let digit = peek(), ("0"..."7").contains(digit) else { break }
            value = value * 8 + digit.value - 0x30
            offset += 1
        }
        return value
    }

    /// Reads what follows `\u`; reads nothing when it is no such escape. Under the flag `u` two escaped halves make one code point.
    mutating func parseUnicodeEscape(allowsBraces: Bool) -> UInt32? {
        if peek() == "{", allowsBraces { return parseBracedEscape() }
        guard let value = parseHexadecimal(digits: 4) else { return nil }
        guard allowsBraces, Surrogates.isLead(value), peek() == "\\", peek(1) == "u" else { return value }
        let start = offset
        offset += 2
        if let trail = parseHexadecimal(digits: 4), Surrogates.isTrail(trail) { return Surrogates.join(value, trail) }
        offset = start
        return value
    }

    private mutating func parseBracedEscape() -> UInt32? {
        let start = offset
        offset += 1
        var value: UInt32 = 0
        var digitCount = 0
        while let digit = peek().flatMap(Self.hexadecimalValue), value <= CodePointSet.maximum {
            value = value * 16 + digit
            digitCount += 1
            offset += 1
        }
        guard digitCount > 0, value <= CodePointSet.maximum, peek() == "}" else {
            offset = start
            return nil
        }
        offset += 1
        return value
    }

    private mutating func parseHexadecimal(digits: Int) -> UInt32? {
        var value: UInt32 = 0
        for distance in 0..<digits {
            guard let digit = peek(distance).flatMap(Self.hexadecimalValue) else { return nil }
            value = value * 16 + digit
        }
        offset += digits
        return value
    }

    private static func hexadecimalValue(_ unit: Unicode.Scalar) -> UInt32? {
        switch unit {
        case "0"..."9": unit.value - 0x30
        case "a"..."f": unit.value - 0x61 + 10
        case "A"..."F": unit.value - 0x41 + 10
        default: nil
        }
    }
}
