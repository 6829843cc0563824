import BlockRuntime

// JavaScript's conversions and operators, each in its own words: ECMA-262, chapters 7 and 13.

extension ReferenceValue {
    /// `if (value)`.
    var isTruthy: Bool {
        switch self {
        case .undefined, .null: false
        case .boolean(let flag): flag
        case .number(let number): !(number == 0 || number.isNaN)
        case .text(let units): !units.isEmpty
        case .list: true
        }
    }

    /// `String(value)`.
    func toText() throws(ReferenceStop) -> [UInt16] { try toText(inside: []) }

    /// The text of a value inside lists that are being made texts: such a list is empty text.
    func toText(inside lists: [ReferenceList]) throws(ReferenceStop) -> [UInt16] {
        switch self {
        case .undefined: return Array("undefined".utf16)
        case .null: return Array("null".utf16)
        case .boolean(let flag): return Array((flag ? "true" : "false").utf16)
        case .number(let number): return Array(javaScriptText(number).utf16)
        case .text(let units): return units
        case .list(let list): return try list.joined(by: [0x2C], inside: lists)
        }
    }

    /// `Number(value)`.
    func toNumber() throws(ReferenceStop) -> Double {
        switch self {
        case .undefined: .nan
        case .null: 0
        case .boolean(let flag): flag ? 1 : 0
        case .number(let number): number
        case .text(let units): javaScriptNumber(String(decoding: units, as: UTF16.self))
        case .list: javaScriptNumber(String(decoding: try toText(), as: UTF16.self))
        }
    }

    /// The value without objects: a list is its text.
    func toPrimitive() throws(ReferenceStop) -> ReferenceValue {
        if case .list = self { return .text(try toText()) }
        return self
    }

    /// `left + right`.
    static func sum(_ left: ReferenceValue, _ right: ReferenceValue) throws(ReferenceStop) -> ReferenceValue {
        let (left, right) = (try left.toPrimitive(), try right.toPrimitive())
        switch (left, right) {
        case (.text, _), (_, .text):
            let text = try left.toText() + right.toText()
            if text.count > 20000 { throw .tooLarge }
            return .text(text)
        default: return .number(try left.toNumber() + right.toNumber())
        }
    }

    /// `left === right`.
    static func same(_ left: ReferenceValue, _ right: ReferenceValue) -> Bool {
        switch (left, right) {
        case (.undefined, .undefined), (.null, .null): true
        case (.boolean(let left), .boolean(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.text(let left), .text(let right)): left == right
        case (.list(let left), .list(let right)): left === right
        default: false
        }
    }

    /// `left == right`.
    static func equal(_ left: ReferenceValue, _ right: ReferenceValue) throws(ReferenceStop) -> Bool {
        switch (left, right) {
        case (.undefined, .null), (.null, .undefined): return true
        case (.undefined, _), (.null, _), (_, .undefined), (_, .null): return same(left, right)
        case (.boolean, .boolean), (.number, .number), (.text, .text), (.list, .list): return same(left, right)
        case (.list, _): return try equal(left.toPrimitive(), right)
        case (_, .list): return try equal(left, right.toPrimitive())
        default: return try left.toNumber() == right.toNumber()
        }
    }

    /// `left < right`, `left <= right`, ... by the operator's own meaning on numbers and on texts.
    static func compare(
        _ left: ReferenceValue, _ right: ReferenceValue, numbers: (Double, Double) -> Bool, texts: (_ order: Int) -> Bool
    ) throws(ReferenceStop) -> Bool {
        let (left, right) = (try left.toPrimitive(), try right.toPrimitive())
        if case .text(let left) = left, case .text(let right) = right {
            return texts(left == right ? 0 : left.lexicographicallyPrecedes(right) ? -1 : 1)
        }
        return numbers(try left.toNumber(), try right.toNumber())
    }

    /// `left < right`.
    static func less(_ left: ReferenceValue, _ right: ReferenceValue) throws(ReferenceStop) -> Bool {
        try compare(left, right, numbers: <, texts: { $0 < 0 })
    }

    /// `left > right`.
    static func greater(_ left: ReferenceValue, _ right: ReferenceValue) throws(ReferenceStop) -> Bool {
        try compare(left, right, numbers: >, texts: { $0 > 0 })
    }

    /// `left <= right`; not the opposite of greater, where a NaN is.
    static func atMost(_ left: ReferenceValue, _ right: ReferenceValue) throws(ReferenceStop) -> Bool {
        try compare(left, right, numbers: <=, texts: { $0 <= 0 })
    }

    /// `left >= right`.
    static func atLeast(_ left: ReferenceValue, _ right: ReferenceValue) throws(ReferenceStop) -> Bool {
        try compare(left, right, numbers: >=, texts: { $0 >= 0 })
    }
}

extension ReferenceList {
    /// `list.join(separator)`; a list that is being joined already is empty.
    func joined(by separator: [UInt16], inside lists: [ReferenceList] = []) throws(ReferenceStop) -> [UInt16] {
        if lists.contains(where: { $0 === self }) { return [] }
        var text: [UInt16] = []
        for (offset, item) in items.enumerated() {
            if offset > 0 { text += separator }
            switch item ?? .undefined {
            case .undefined, .null: break
            case let item: text += try item.toText(inside: lists + [self])
            }
            if text.count > 20000 { throw .tooLarge }
        }
        return text
    }
}

/// The whole number that a position means, `low...high` when it is outside.
func referenceOffset(_ number: Double, low: Int, high: Int) -> Int {
    if number.isNaN { return 0 < low ? low : 0 }
    let whole = number.rounded(.towardZero)
    if whole <= Double(low) { return low }
    if whole >= Double(high) { return high }
    return Int(exactly: whole) ?? low
}

/// The place that a position of `slice` or `splice` means: negative ones count from the end.
func referencePlace(_ number: Double, count: Int) -> Int {
    let offset = referenceOffset(number, low: -count, high: count)
    return offset < 0 ? count + offset : offset
}
