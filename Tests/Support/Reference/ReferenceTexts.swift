// What JavaScript does with texts, unit by unit.

/// The letters and marks between which white space is cut: `\s`.
func isReferenceSpace(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x09...0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: true
    default: false
    }
}

/// `text.trim()`, or one end of it.
func referenceTrimmed(_ units: [UInt16], left: Bool, right: Bool) -> [UInt16] {
    var units = units
    while left, let first = units.first, isReferenceSpace(first) { units.removeFirst() }
    while right, let last = units.last, isReferenceSpace(last) { units.removeLast() }
    return units
}

/// `text.split(delimiter)`.
func referencePieces(of units: [UInt16], by delimiter: [UInt16]) -> [[UInt16]] {
    if delimiter.isEmpty { return units.map { [$0] } }
    var pieces: [[UInt16]] = []
    var piece: [UInt16] = []
    var offset = 0
    while offset < units.count {
        if units[offset...].starts(with: delimiter) {
            pieces.append(piece)
            piece = []
            offset += delimiter.count
        } else {
            piece.append(units[offset])
            offset += 1
        }
    }
    return pieces + [piece]
}

/// `text.replace(new RegExp(literal, "g"), replacement)`.
func referenceReplaced(_ units: [UInt16], _ needle: [UInt16], by replacement: [UInt16]) throws(ReferenceStop) -> [UInt16] {
    var result: [UInt16] = []
    var offset = 0
    while offset <= units.count {
        if result.count > 20000 { throw .tooLarge }
        if units[offset...].starts(with: needle) {
            result += expanded(replacement, of: units, from: offset, to: offset + needle.count)
            offset += needle.count
            if !needle.isEmpty { continue }
        }
        if offset < units.count { result.append(units[offset]) }
        offset += 1
    }
    return result
}

/// What the replacement of one match is: `$$`, `$&`, the text before it and the text behind it are special.
private func expanded(_ replacement: [UInt16], of units: [UInt16], from start: Int, to end: Int) -> [UInt16] {
    var result: [UInt16] = []
    var offset = 0
    while offset < replacement.count {
        let next = offset + 1 < replacement.count ? replacement[offset + 1] : 0
        offset += 2
        switch (replacement[offset - 2], next) {
        case (0x24, 0x24): result.append(0x24)
        case (0x24, 0x26): result += units[start..<end]
        case (0x24, 0x60): result += units[..<start]
        case (0x24, 0x27): result += units[end...]
        case (let unit, _):
            result.append(unit)
            offset -= 1
        }
    }
    return result
}

/// `text.toUpperCase()`.
func referenceUpperCased(_ units: [UInt16]) -> [UInt16] {
    changed(units) { scalar, _, _ in scalar.properties.uppercaseMapping }
}

/// `text.toLowerCase()`: sigma at the end of a word is another letter.
func referenceLowerCased(_ units: [UInt16]) -> [UInt16] {
    changed(units) { scalar, before, after in
        if scalar != "Σ" { return scalar.properties.lowercaseMapping }
        let isBehindLetter = before.last { !$0.properties.isCaseIgnorable }?.properties.isCased ?? false
        let isBeforeLetter = after.first { !$0.properties.isCaseIgnorable }?.properties.isCased ?? false
        return isBehindLetter && !isBeforeLetter ? "ς" : "σ"
    }
}

/// A text with each code point changed, given those around it; lone surrogates stay.
private func changed(
    _ units: [UInt16], _ change: (Unicode.Scalar, _ before: ArraySlice<Unicode.Scalar>, _ after: ArraySlice<Unicode.Scalar>) -> String
) -> [UInt16] {
    // U+FFFF stands for a lone surrogate: it has no case.
    var points: [Unicode.Scalar] = []
    var originals: [[UInt16]] = []
    var offset = 0
    while offset < units.count {
        let unit = units[offset]
        let next = offset + 1 < units.count ? units[offset + 1] : 0
        if (0xD800...0xDBFF).contains(unit), (0xDC00...0xDFFF).contains(next) {
            points.append(Unicode.Scalar((UInt32(unit) - 0xD800) << 10 + UInt32(next) - 0xDC00 + 0x10000) ?? "\u{FFFF}")
            originals.append([unit, next])
            offset += 2
        } else {
            points.append(Unicode.Scalar(unit) ?? "\u{FFFF}")
            originals.append([unit])
            offset += 1
        }
    }
    var result: [UInt16] = []
    for (offset, point) in points.enumerated() {
        result += point == "\u{FFFF}" ? originals[offset] : Array(change(point, points[..<offset], points[(offset + 1)...]).utf16)
    }
    return result
}

/// `text.replace(/\S+/g, word => ...)`: the first unit of each word in upper case, the others in lower case.
func referenceTitleCased(_ units: [UInt16]) -> [UInt16] {
    var result: [UInt16] = []
    var word: [UInt16] = []
    for unit in units + [0x20] {
        if !isReferenceSpace(unit) {
            word.append(unit)
            continue
        }
        if let first = word.first { result += referenceUpperCased([first]) + referenceLowerCased(Array(word.dropFirst())) }
        word = []
        result.append(unit)
    }
    result.removeLast()
    return result
}

/// JavaScript's `parseInt(text, 16)` of one or two units; nil is NaN.
func referenceHexadecimal(_ units: [UInt16]) -> Double? {
    var units = referenceTrimmed(units, left: true, right: false)
    var sign = 1.0
    if units.first == 0x2D || units.first == 0x2B { sign = units.removeFirst() == 0x2D ? -1 : 1 }
    if units.starts(with: [0x30, 0x78]) || units.starts(with: [0x30, 0x58]) { units.removeFirst(2) }
    let digits = units.prefix { unit in
        (0x30...0x39).contains(unit) || (0x41...0x46).contains(unit) || (0x61...0x66).contains(unit)
    }
    return Int(String(decoding: digits, as: UTF16.self), radix: 16).map { sign * Double($0) }
}
