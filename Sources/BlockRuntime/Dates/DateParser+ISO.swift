extension DateParser {
    /// Reads as much of the standard's format as there is.
    ///
    ///     [(+|-)yy]yyyy[-MM[-DD]][THH:mm[:ss[.s...]][Z|(+|-)HH[:]mm]]
    ///
    /// A date alone is UTC; a date with a time and no offset is local. What was read stays in the parts.
    ///
    /// - Returns: the first token that does not fit; the end when all of the text fits.
    /// - Throws: `Invalid` when a "T" was read and the rest does not fit: the lenient reader takes no "T".
    /// - Source: ECMA-262, "Date Time String Format".
    mutating func readISO() throws(Invalid) -> DateToken {
        if let stranger = readISODate() { return stranger }
        if tokens.next.kind == .timeSeparator {
            _ = tokens.take()
            try readISOTime()
            try readISOOffset()
            guard tokens.next.kind == .end else { throw Invalid() }
        } else if tokens.next.kind != .end {
            return tokens.take()
        }
        if offset.isEmpty, clock.isEmpty { offset.set(hours: 0) }
        day.isISO = true
        return .end
    }

    /// Reads the date; gives the token that does not fit.
    private mutating func readISODate() -> DateToken? {
        if tokens.next.isSign {
            let sign = tokens.take()
            guard tokens.next.isNumber(digits: 6, in: 0...999_999) else { return sign }
            let year = tokens.take().value
            // There is no year -000000: year 0 has a plus.
            if sign.sign < 0, year == 0 { return sign }
            _ = day.add(sign.sign * year)
        } else if tokens.next.isNumber(digits: 4, in: 0...9_999) {
            _ = day.add(tokens.take().value)
        } else {
            return tokens.take()
        }
        for range: ClosedRange<Int32> in [1...12, 1...31] {
            guard tokens.skip("-") else { break }
            guard tokens.next.isNumber(digits: 2, in: range) else { return tokens.take() }
            _ = day.add(tokens.take().value)
        }
        return nil
    }

    private mutating func readISOTime() throws(Invalid) {
        let hours = try twoDigits(in: 0...24)
        _ = clock.add(hours)
        guard tokens.skip(":") else { throw Invalid() }
        // 24:00:00.000 is the end of the day; no other time begins with 24.
        let sixty: ClosedRange<Int32> = hours == 24 ? 0...0 : 0...59
        _ = clock.add(try twoDigits(in: sixty))
        guard tokens.skip(":") else { return }
        _ = clock.add(try twoDigits(in: sixty))
        guard tokens.skip(".") else { return }
        guard tokens.next.kind == .number, hours < 24 || tokens.next.value == 0 else { throw Invalid() }
        _ = clock.add(tokens.take().milliseconds)
    }

    private mutating func readISOOffset() throws(Invalid) {
        if tokens.next.isZulu {
            _ = tokens.take()
            offset.set(hours: 0)
        } else if tokens.next.isSign {
            offset.set(sign: tokens.take().sign)
            if tokens.next.isNumber(digits: 4, in: 0...2_359) {
                let number = tokens.take().value
                guard number % 100 <= 59 else { throw Invalid() }
                (offset.hours, offset.minutes) = (number / 100, number % 100)
            } else {
                offset.hours = try twoDigits(in: 0...23)
                guard tokens.skip(":") else { throw Invalid() }
                offset.minutes = try twoDigits(in: 0...59)
            }
        }
    }

    private mutating func twoDigits(in range: ClosedRange<Int32>) throws(Invalid) -> Int32 {
        guard tokens.next.isNumber(digits: 2, in: range) else { throw Invalid() }
        return tokens.take().value
    }
}
