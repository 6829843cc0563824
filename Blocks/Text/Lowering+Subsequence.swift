import BlockCompiler
import BlockModel
import BlockRuntime

extension Lowering {
    /// The part of a text or list that the fields WHERE1 and WHERE2 and the inputs AT1 and AT2 name, both ends included.
    ///
    /// The generated JavaScript has two forms, which differ in what is computed when, and in what an undefined end means.
    /// - Parameter isList: whether an empty input is an empty list rather than an empty text.
    /// - Source: Blockly, generators/javascript/text.ts, text_getSubstring; lists.ts, lists_getSublist.
    func subsequence(of input: String, isList: Bool = false) -> Operand {
        let first = option("WHERE1"), last = option("WHERE2")
        let needsLength = first == "FROM_END" || last == "FROM_END" || last == "LAST"
        if isList && !has(input) {
            for position in ["AT1", "AT2"] where has(position) { _ = value(position) }
            return makeList(of: [])
        }
        if !needsLength || isPlainWord(input) { return slice(input, from: first, to: last) }

        let sequence = value(input)
        let firstAt = first == "FIRST" ? nil : adjusted("AT1"), lastAt = last == "LAST" ? nil : adjusted("AT2")
        let one = Operand.constant(.number(1))
        var lastOffset: Operand { emit(.subtract, emit(.length, sequence), one) }
        func offset(_ at: Operand, _ place: String) -> Operand { place == "FROM_END" ? emit(.subtract, lastOffset, at) : at }
        let start = firstAt.map { offset($0, first) } ?? .constant(.number(0))
        let end = lastAt.map { offset($0, last) } ?? lastOffset
        return call(.slice, sequence, start, emit(.add, end, one))
    }

    /// `sequence.slice(...)` written in place: the sequence is a variable, which is read anew for its length, or needs none.
    private func slice(_ input: String, from first: String, to last: String) -> Operand {
        let sequence = subject(input, method: "slice", arguments: ["AT1", "AT2"])
        let start: Operand =
            switch first {
            case "FIRST": .constant(.number(0))
            case "FROM_END": emit(.subtract, emit(.length, value(input)), adjusted("AT1", delta: 1))
            default: adjusted("AT1")
            }
        let end: Operand =
            switch last {
            case "LAST": emit(.length, value(input))
            case "FROM_END": emit(.subtract, emit(.length, value(input)), adjusted("AT2"))
            default: adjusted("AT2", delta: 1)
            }
        return call(.slice, sequence, start, end)
    }

    /// Whether an input's code is one word: a variable, `null`, or a short text.
    private func isPlainWord(_ input: String) -> Bool {
        if plainVariable(input) != nil { return true }
        if child(input)?.definition.type == "logic_null" { return true }
        guard let child = child(input), child.definition.type == "text" else { return false }
        let text = child.block.field("TEXT")?.text ?? ""
        return !text.isEmpty && text.utf8.allSatisfy(isWordUnit)
    }
}

/// Whether a regular expression's `\w` matches an ASCII character.
private func isWordUnit(_ unit: UInt8) -> Bool {
    switch unit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "_"):
        true
    default: false
    }
}
