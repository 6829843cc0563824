extension NativeFunction {
    /// Every place of a plain text replaced: `text.replace(new RegExp(escaped, 'g'), replacement)`.
    ///
    /// `$$`, `$&`, `` $` `` and `$'` in the replacement mean what they do in JavaScript; an empty needle is found around every unit.
    /// - Source: Blockly, generators/javascript/text.ts, `textReplace`.
    public static let textReplace = NativeFunction("text.replace", 3) { heap, r, _ throws(Fault) in
        let (haystack, needle) = (r[0], r[1])
        guard needle.isText else { throw heap.notAFunction(needle, "replace") }
        guard haystack.isText else { throw heap.notAFunction(haystack, "replace") }
        let units = TextUnits(haystack.text), sought = TextUnits(needle.text)
        guard var place = units.firstOffset(of: sought) else { return haystack }
        let replacement = TextUnits(try heap.text(r[2]).text)
        let parts = replacement.replacementParts
        var builder = TextBuilder()
        var end = 0
        while true {
            builder.append(units.part(end..<place))
            end = place + sought.count
            for part in parts {
                switch part {
                case .literal(let range): builder.append(replacement.part(range))
                case .match: builder.append(sought)
                case .prefix: builder.append(units.part(0..<place))
                case .suffix: builder.append(units.part(end..<units.count))
                case .group, .namedGroup: break
                }
            }
            try builder.check(in: heap)
            // After an empty match the search goes on one unit further.
            guard let next = units.firstOffset(of: sought, from: sought.count == 0 ? end + 1 : end) else { break }
            place = next
        }
        builder.append(units.part(end..<units.count))
        return try builder.text(in: heap)
    }

    /// `text.split('').reverse().join('')`: the units in reverse, surrogate pairs and all.
    public static let textReverse = NativeFunction("text.reverse", 1) { heap, r, _ throws(Fault) in
        guard r[0].isText else { throw heap.notAFunction(r[0], "split") }
        let units = TextUnits(r[0].text)
        let last = units.count - 1
        if units.isWide {
            return try heap.makeWideText(count: units.count) { room in for offset in 0...last { room[offset] = units.wide[last - offset] } }
        }
        return try heap.makeNarrowText(count: units.count) { room in for offset in 0...last { room[offset] = units.narrow[last - offset] } }
    }
}

extension TextUnits {
    /// The pieces that a replacement for plain text stands for.
    fileprivate var replacementParts: [ReplacementPart] {
        var parts: [ReplacementPart] = []
        if isWide {
            forEachReplacementPart(of: wide) { parts.append($0) }
        } else {
            forEachReplacementPart(of: narrow) { parts.append($0) }
        }
        return parts
    }
}
