extension NativeFunction {
    /// A list of the same value so many times; a fraction counts as one more.
    ///
    /// - Source: Blockly, generators/javascript/lists.ts, `listsRepeat`.
    public static let listRepeat = NativeFunction("list.repeat", 2) { heap, r, _ throws(Fault) in
        let times = try heap.number(r[1])
        guard times > 0 else { return Value(try heap.makeList()) }
        guard times < Double(Int32.max / 2) else { throw .limit(.memory) }
        let count = toInt(clamping: times.rounded(.up))
        let list = try heap.makeList(capacity: count)
        list.pointee.items?.initialize(repeating: r[0], count: count)
        list.pointee.count = Int32(count)
        return Value(list)
    }

    /// `list.slice().reverse()`.
    public static let listReverse = NativeFunction("list.reverse", 1) { heap, r, _ throws(Fault) in
        guard r[0].isList else { throw heap.notAFunction(r[0], r[0].isText ? "reverse" : "slice") }
        let source = r[0].list
        let count = Int(source.pointee.count)
        let list = try heap.makeList(capacity: count)
        if let from = source.pointee.items, let to = list.pointee.items {
            for offset in 0..<count { to[offset] = from[count - 1 - offset] }
        }
        list.pointee.count = Int32(count)
        return Value(list)
    }

    /// `list.join(separator)`; an undefined separator is a comma.
    public static let listJoin = NativeFunction("list.join", 2) { heap, r, _ throws(Fault) in
        guard r[0].isList else { throw heap.notAFunction(r[0], "join") }
        let separator = r[1].isUndefined ? StaticTexts.unit(0x2C) : try heap.text(r[1])
        return try heap.join(r[0].list, separator: separator.text)
    }

    /// `text.split(separator)`: a text or a regular expression; undefined splits nothing.
    public static let textSplit = NativeFunction("text.split", 2) { heap, r, _ throws(Fault) in
        guard r[0].isText else { throw heap.notAFunction(r[0], "split") }
        if let expression = r[1].object(ofKind: .regularExpression) {
            return try heap.split(r[0].text, by: heap.regularExpression(of: expression))
        }
        if r[1].isUndefined { return try heap.makeList([r[0]]) }
        return try heap.split(r[0].text, by: heap.text(r[1]).text)
    }
}

extension Heap {
    /// - Source: ECMAScript 2024, 22.1.3.23 `String.prototype.split`.
    fileprivate func split(_ text: UnsafeMutablePointer<TextObject>, by separator: UnsafeMutablePointer<TextObject>) throws(Fault) -> Value
    {
        let units = TextUnits(text), sought = TextUnits(separator)
        if sought.count == 0 {
            let list = try makeList(capacity: units.count)
            for offset in 0..<units.count { try append(makeText(unit: units[offset]), to: list) }
            return Value(list)
        }
        if sought.count == 1 && !sought.isWide && !units.isWide { return try split(units, at: sought.narrow[0]) }
        var start = 0
        let list = try makeList()
        while let place = units.firstOffset(of: sought, from: start) {
            try append(slice(text, from: start, to: place), to: list)
            start = place + sought.count
        }
        try append(slice(text, from: start, to: units.count), to: list)
        return Value(list)
    }

    /// The pieces of a Latin-1 text between units of one kind.
    private func split(_ units: TextUnits, at separator: UInt8) throws(Fault) -> Value {
        // Counting first is quick, and the list then has the size it needs.
        let count = units.count(ofUnit: separator) + 1
        let list = try makeList(capacity: count)
        // Invariant: a list that was made with room for items has it.
        let items = list.pointee.items.unsafelyUnwrapped
        var start = 0
        for offset in 0..<count {
            let end = units.firstOffset(ofUnit: separator, from: start) ?? units.count
            let length = end &- start
            if length > 1, length <= 16 {
                // A word, as most pieces are: what is made for one has no cases.
                let piece = try makeText(count: length, isWide: false)
                copyShort(units.start + start, to: UnsafeMutableRawPointer(piece + 1), byteCount: length)
                items[offset] = Value(piece)
            } else {
                items[offset] = try makeText(narrow: UnsafeBufferPointer(rebasing: units.narrow[start..<end]))
            }
            start = end &+ 1
        }
        list.pointee.count = Int32(truncatingIfNeeded: count)
        return Value(list)
    }

    /// - Source: ECMAScript 2024, 22.2.6.14 `RegExp.prototype [ @@split ]`.
    fileprivate func split(_ text: UnsafeMutablePointer<TextObject>, by expression: RegularExpression) throws(Fault) -> Value {
        let units = TextUnits(text)
        let list = try makeList()
        // The budget is charged when the whole text is split, because a native may run twice.
        var budget = extras.matchBudget
        var start = 0
        var place = 0
        while place < max(units.count, 1) {
            guard let match = try match(expression, units, from: place, budget: &budget) else { break }
            let range = match.range
            if units.count == 0 {
                extras.matchBudget = budget
                return Value(list)
            }
            if range.lowerBound >= units.count { break }
            // An empty match where the last piece ended splits nothing.
            if range.upperBound == start {
                place = max(place, range.lowerBound) + 1
                continue
            }
            try append(slice(text, from: start, to: range.lowerBound), to: list)
            for group in match.captures.dropFirst() {
                try append(
                    group.map { (group) throws(Fault) in try slice(text, from: group.lowerBound, to: group.upperBound) } ?? .undefined,
                    to: list)
            }
            start = range.upperBound
            place = range.isEmpty ? start + 1 : start
        }
        try append(slice(text, from: start, to: units.count), to: list)
        extras.matchBudget = budget
        return Value(list)
    }
}
