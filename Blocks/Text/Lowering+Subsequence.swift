import BlockCompiler
import BlockModel
import BlockRuntime

extension Lowering {
    /// The part of a text or list that the fields WHERE1 and WHERE2 and the inputs AT1 and AT2 name, both ends included.
    ///
    /// The generated JavaScript has two forms, which differ in what is computed when, and in what an undefined end means.
    /// - Source: Blockly, generators/javascript/text.ts, text_getSubstring; lists.ts, lists_getSublist.
    func subsequence(of input: String, isList: Bool = false) -> Operand {
        let first = option("WHERE1"), last = option("WHERE2")
        let needsLength = first == "FROM_END" || last == "FROM_END" || last == "LAST"
        if isList && !has(input) { return makeList(of: []) }
        if !needsLength || isPlainWord(input) { return slice(input, from: first, to: last) }

        let sequence = value(input)
        let copies = [first == "FIRST" ? nil : adjusted("AT1"), last == "LAST" ? nil : adjusted("AT2")]
        let one = Operand.constant(.number(1))
        func place(_ at: Operand?, where place: String) -> Operand {
            guard let at else { return place == "FIRST" ? .constant(.number(0)) : emit(.subtract, emit(.length, sequence), one) }
            return place == "FROM_END" ? emit(.subtract, emit(.subtract, emit(.length, sequence), one), at) : at
        }
        let start = place(copies[0], where: first)
        return call(.slice, sequence, start, emit(.add, place(copies[1], where: last), one))
    }

    /// `sequence.slice(...)` written in place: the sequence is a variable, which is read anew for its length, or needs none.
    private func slice(_ input: String, from first: String, to last: String) -> Operand {
        let sequence = subject(input, method: "slice", arguments: ["AT1", "AT2"])
        let start: Operand =
            switch first {
            case "FIRST": .constant(.number(0))
            case "FROM_END": difference(emit(.length, value(input)), adjusted("AT1", delta: 1))
            default: adjusted("AT1")
            }
        let end: Operand =
            switch last {
            case "LAST": emit(.length, value(input))
            case "FROM_END": difference(emit(.length, value(input)), adjusted("AT2"))
            default: adjusted("AT2", delta: 1)
            }
        return call(.slice, sequence, start, end)
    }

    private func difference(_ left: Operand, _ right: Operand) -> Operand { emit(.subtract, left, right) }

    /// Whether an input's code is one word: a variable, or a short text.
    private func isPlainWord(_ input: String) -> Bool {
        if plainVariable(input) != nil { return true }
        guard let child = child(input), child.definition.type == "text" else { return false }
        let text = child.block.field("TEXT")?.text ?? ""
        return !text.isEmpty
            && text.utf8.allSatisfy {
                $0 == UInt8(ascii: "_") || ($0 < 0x80 && Character(Unicode.Scalar($0)).isLetter) || (0x30...0x39).contains($0)
            }
    }
}
