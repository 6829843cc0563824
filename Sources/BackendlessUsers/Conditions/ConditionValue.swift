package import OrderedJSON

/// How conditions and orders compare values.
package enum ConditionValue {
    /// The order of two values: negative, zero or positive. Null comes first; texts compare without case; a text that is a number or a date
    /// compares with numbers, and so does `true` as 1; anything else compares as its JSON text.
    ///
    /// - Parameter numbers: what the values are as numbers, where that is known already.
    package static func compare(_ left: JSONValue, _ right: JSONValue, numbers: (Double??, Double??) = (nil, nil)) -> Int {
        switch (left, right) {
        case (.number(let left), .number(let right)): return order(left, right)
        case (.string(let left), .string(let right)): return compare(left, right)
        case (.null, .null): return 0
        case (.null, _): return -1
        case (_, .null): return 1
        default:
            if let left = numbers.0 ?? number(left), let right = numbers.1 ?? number(right) { return order(left, right) }
            return compare(left.stringValue ?? JSONWriter.text(left), right.stringValue ?? JSONWriter.text(right))
        }
    }

    private static func order(_ left: Double, _ right: Double) -> Int { left == right ? 0 : left < right ? -1 : 1 }

    /// The order of two texts regardless of the case of letters.
    private static func compare(_ left: String, _ right: String) -> Int {
        if let order = compareASCII(left, right) { return order }
        let (left, right) = (left.lowercased(), right.lowercased())
        return left == right ? 0 : left < right ? -1 : 1
    }

    /// The order of two texts that hold ASCII only; nil when one holds more.
    private static func compareASCII(_ left: String, _ right: String) -> Int? {
        let order = left.utf8.withContiguousStorageIfAvailable { left in
            right.utf8.withContiguousStorageIfAvailable { right -> Int? in
                var order = 0
                for offset in 0..<max(left.count, right.count) {
                    let first = offset < left.count ? left[offset] : 0
                    let second = offset < right.count ? right[offset] : 0
                    if first | second >= 0x80 { return nil }
                    if order == 0, first != second {
                        let (first, second) = (folded(first), folded(second))
                        if first != second { order = first < second ? -1 : 1 }
                    }
                }
                if order != 0 || left.count == right.count { return order }
                return left.count < right.count ? -1 : 1
            }
        }
        return order.flatMap(\.self).flatMap(\.self)
    }

    private static func folded(_ byte: UInt8) -> UInt8 { byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte }

    /// What a value is as a number: `true` is 1, a date text its milliseconds since 1970.
    package static func number(_ value: JSONValue) -> Double? {
        switch value {
        case .number(let number): number
        case .bool(let bool): bool ? 1 : 0
        case .string(let text): number(text) ?? ConditionDate.milliseconds(text).map(Double.init)
        default: nil
        }
    }

    /// The number that a text is, written in decimal.
    static func number(_ text: String) -> Double? {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "e"),
                UInt8(ascii: "E"):
                true
            default: false
            }
        }
        return isPlain ? Double(text).flatMap { $0.isFinite ? $0 : nil } : nil
    }
}
