extension Heap {
    /// The deepest nesting of lists that is turned into text, JSON or a host value; JavaScript's own stack ends near it.
    static let deepestNesting = 5_000
    /// The deepest nesting of errors that are each other's messages.
    static let deepestErrors = 200

    /// JavaScript's truthiness: all but undefined, null, false, 0, NaN and the empty text.
    @inline(__always)
    func isTruthy(_ value: Value) -> Bool {
        if value.isNumber { return !(value.number == 0 || value.number.isNaN) }
        if value.isText { return value.text.pointee.count > 0 }
        return value.isReference || value.bits == Value.true.bits
    }

    // MARK: Numbers

    /// JavaScript's ToNumber.
    func number(_ value: Value) throws(Fault) -> Double {
        if value.isNumber { return value.number }
        if value.isText { return parseNumber(value.text) }
        if value.isReference { return try number(primitive(value, preferringText: false)) }
        switch value.bits {
        case Value.true.bits: return 1
        case Value.false.bits, Value.null.bits: return 0
        default: return .nan
        }
    }

    private func parseNumber(_ text: UnsafeMutablePointer<TextObject>) -> Double {
        let units = TextUnits(text)
        return units.isWide ? BlockRuntime.parseNumber(units.wide) : BlockRuntime.parseNumber(units.narrow)
    }

    /// JavaScript's ToIntegerOrInfinity, clamped to what an `Int` offset can mean.
    func integer(_ value: Value) throws(Fault) -> Int { toInt(clamping: try number(value)) }

    /// JavaScript's ToPrimitive.
    func primitive(_ value: Value, preferringText: Bool) throws(Fault) -> Value {
        guard value.isReference else { return value }
        if !preferringText, let date = value.object(ofKind: .date) { return date.pointee.payload }
        return try text(value)
    }

    // MARK: Texts

    /// JavaScript's ToString.
    func text(_ value: Value) throws(Fault) -> Value {
        if value.isText { return value }
        if value.isNumber { return try text(value.number) }
        if value.isList { return try join(value.list, separator: StaticTexts.unit(0x2C).text) }
        if value.isObject { return try textOfObject(value.object) }
        switch value.bits {
        case Value.true.bits: return StaticTexts.true
        case Value.false.bits: return StaticTexts.false
        case Value.null.bits: return StaticTexts.null
        default: return StaticTexts.undefined
        }
    }

    /// A number as JavaScript writes it.
    func text(_ number: Double) throws(Fault) -> Value {
        if number >= 0 && number < 10 && number == number.rounded(.towardZero) {
            return StaticTexts.unit(0x30 + UInt8(number))
        }
        return try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 40) { buffer throws(Fault) in
            // Invariant: the buffer was asked for with a capacity above zero, so it has an address.
            let start = buffer.baseAddress.unsafelyUnwrapped
            return try makeText(narrow: UnsafeBufferPointer(start: start, count: writeNumber(number, into: start)))
        }
    }

    private func textOfObject(_ object: UnsafeMutablePointer<PropertyObject>) throws(Fault) -> Value {
        switch object.pointee.header.kind {
        case .error:
            let name = try text(nameOfError(object))
            // A program may make anything an error's message, the error itself too.
            guard extras.errorDepth < Heap.deepestErrors else { throw self.error(.rangeError, "Maximum call stack size exceeded") }
            extras.errorDepth += 1
            defer { extras.errorDepth -= 1 }
            let message = try text(object.pointee.payload)
            if message.text.pointee.count == 0 { return name }
            if name.text.pointee.count == 0 { return message }
            return try concatenate(concatenate(name.text, makeText(": ").text).text, message.text)
        case .date: return try textOfDate(object.pointee.payload.number)
        case .regularExpression:
            let expression = regularExpression(of: object)
            return try makeText(units: Array("/".utf16) + Array(expression.source) + Array("/".utf16) + Array(expression.flags.utf16))
        case .callback: return try makeText("function () { [callback] }")
        default: return try makeText("[object Object]")
        }
    }

    /// `Date.prototype.toString` in the run's time zone.
    func textOfDate(_ time: Double) throws(Fault) -> Value {
        try DateText.string(time, in: extras.timeZone).withUnsafeBufferPointer { bytes throws(Fault) in try makeText(narrow: bytes) }
    }

    /// The compiled expression of a regular expression object.
    func regularExpression(of object: UnsafeMutablePointer<PropertyObject>) -> RegularExpression {
        // Invariant: a regular expression object's payload is the number of an entry that lives as long as it does.
        extras.regularExpressions[Int(object.pointee.payload.number)].unsafelyUnwrapped
    }

    /// The items of a list as one text; undefined, null and holes are empty, and so is the list inside itself. Nesting costs memory, not stack.
    func join(_ list: UnsafeMutablePointer<ListObject>, separator: UnsafeMutablePointer<TextObject>) throws(Fault) -> Value {
        if let joined = try joinTexts(list.values, separator: TextUnits(separator)) { return joined }
        var builder = TextBuilder()
        // Where each list that was opened here goes on; lists around them may be joined already.
        var offsets: [Int] = []
        let outerCount = extras.joining.count
        defer { extras.joining.removeLast(extras.joining.count - outerCount) }
        try openJoin(of: list, &offsets)
        while let offset = offsets.last {
            try checkTime()
            let list = extras.joining[extras.joining.count - 1]
            guard offset < Int(list.pointee.count) else {
                offsets.removeLast()
                extras.joining.removeLast()
                continue
            }
            offsets[offsets.count - 1] += 1
            if offset > 0 { builder.append(TextUnits(offsets.count == 1 ? separator : StaticTexts.unit(0x2C).text)) }
            let item = self.item(list, at: offset)
            if item.isNullOrUndefined { continue }
            if item.isList {
                try openJoin(of: item.list, &offsets)
            } else if item.isNumber {
                builder.append(item.number)
            } else {
                let units = TextUnits(try text(item).text)
                try builder.check(in: self, adding: units.count)
                builder.append(units)
            }
            try builder.check(in: self)
        }
        return try builder.text(in: self)
    }

    /// The items as one text when all of them are texts or empty: measured first, then copied once. Nil when there are others.
    private func joinTexts(_ items: UnsafeMutableBufferPointer<Value>, separator: TextUnits) throws(Fault) -> Value? {
        var count = separator.count * max(0, items.count - 1)
        var isWide = separator.isWide && count > 0
        for item in items {
            if item.isText {
                count += Int(item.text.pointee.count)
                isWide = isWide || item.text.pointee.isWide
            } else if !item.readable.isNullOrUndefined {
                return nil
            }
        }
        // Texts of one unit are shared ones.
        if count < 2 { return nil }
        if !isWide, separator.count < 2 {
            let text = try makeText(count: count, isWide: false)
            Heap.fill(text.units, with: items, separator: separator.count == 0 ? nil : separator.narrow[0])
            return Value(text)
        }
        return try makeText(count: count, isWide: isWide) { room in
            let width = isWide ? 1 : 0
            var place = room
            var offset = 0
            while offset < items.count {
                defer { offset &+= 1 }
                if offset > 0 && separator.count > 0 {
                    copy(separator, to: place, isWide: isWide)
                    place += separator.count << width
                }
                guard items[offset].isText else { continue }
                let units = TextUnits(items[offset].text)
                copy(units, to: place, isWide: isWide)
                place += units.count << width
            }
        }
    }

    /// Writes Latin-1 texts one after the other, with at most one unit between them.
    private static func fill(_ room: UnsafeMutableRawPointer, with items: UnsafeMutableBufferPointer<Value>, separator: UInt8?) {
        var place = room
        var isFirst = true
        for item in items {
            if let separator, !isFirst {
                place.storeBytes(of: separator, as: UInt8.self)
                place += 1
            }
            isFirst = false
            guard item.isText else { continue }
            let byteCount = Int(item.text.pointee.count)
            copyShort(item.text.units, to: place, byteCount: byteCount)
            place += byteCount
        }
    }

    /// Begins with a list, unless it is being joined already.
    private func openJoin(of list: UnsafeMutablePointer<ListObject>, _ offsets: inout [Int]) throws(Fault) {
        if extras.joining.contains(list) { return }
        guard extras.joining.count < Heap.deepestNesting else { throw error(.rangeError, "Maximum call stack size exceeded") }
        extras.joining.append(list)
        offsets.append(0)
    }

    // MARK: Comparison

    /// JavaScript's `===`.
    @inline(__always)
    func isStrictlyEqual(_ left: Value, _ right: Value) -> Bool {
        if left.isNumber && right.isNumber { return left.number == right.number }
        if left.bits == right.bits { return true }
        return left.isText && right.isText && textsAreEqual(left.text, right.text)
    }

    /// JavaScript's `==`.
    func isLooselyEqual(_ left: Value, _ right: Value) throws(Fault) -> Bool {
        if left.isNumber && right.isNumber { return left.number == right.number }
        if left.isText && right.isText { return textsAreEqual(left.text, right.text) }
        if left.bits == right.bits { return true }
        if left.isNullOrUndefined || right.isNullOrUndefined { return left.isNullOrUndefined && right.isNullOrUndefined }
        if left.isReference && right.isReference { return false }
        if left.isBoolean && right.isBoolean { return false }
        if left.isReference && !right.isBoolean {
            return try isLooselyEqual(primitive(left, preferringText: left.isDate), right)
        }
        if right.isReference && !left.isBoolean {
            return try isLooselyEqual(left, primitive(right, preferringText: right.isDate))
        }
        if left.isBoolean { return try isLooselyEqual(Value(number(left)), right) }
        if right.isBoolean { return try isLooselyEqual(left, Value(number(right))) }
        return try number(left) == number(right)
    }

    /// JavaScript's `<`; false when either side is no number.
    func isLess(_ left: Value, _ right: Value) throws(Fault) -> Bool {
        let (a, b) = (try primitive(left, preferringText: false), try primitive(right, preferringText: false))
        if a.isText && b.isText { return compareTexts(a.text, b.text) < 0 }
        return try number(a) < number(b)
    }

    /// JavaScript's `<=`: not the opposite of `>` where a side is no number.
    func isLessOrEqual(_ left: Value, _ right: Value) throws(Fault) -> Bool {
        let (a, b) = (try primitive(left, preferringText: false), try primitive(right, preferringText: false))
        if a.isText && b.isText { return compareTexts(a.text, b.text) <= 0 }
        return try number(a) <= number(b)
    }

    // MARK: Addition

    /// JavaScript's `+`.
    func add(_ left: Value, _ right: Value) throws(Fault) -> Value {
        if Value.areNumbers(left, right) { return Value(left.number + right.number) }
        if left.isText && right.isText { return try concatenate(left.text, right.text) }
        let a = try primitive(left, preferringText: left.isDate), b = try primitive(right, preferringText: right.isDate)
        if a.isText || b.isText { return try concatenate(text(a).text, text(b).text) }
        return Value(try number(a) + number(b))
    }
}

extension Value {
    /// Whether it is a date, the one kind of object that prefers to be text.
    var isDate: Bool { object(ofKind: .date) != nil }
}
