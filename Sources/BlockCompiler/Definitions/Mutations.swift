public import BlockModel

/// What definitions ask the mutations of a block.
extension [MarkupElement] {
    /// The value of an attribute of the last mutation that has it.
    func value(of attribute: String) -> String? {
        for offset in indices.reversed() {
            if let value = self[offset][attribute] { return value }
        }
        return nil
    }

    /// A count, as JavaScript's `parseInt` reads it; 0 for what is no number, `Block.mostInputs` for what is more.
    func count(in attribute: String, default defaultCount: Int) -> Int {
        guard let text = value(of: attribute) else { return defaultCount }
        return Swift.min(count(inText: text), Block.mostInputs)
    }

    /// The first count that is larger than what is compiled.
    var excessiveCount: Int? {
        for mutation in self {
            for attribute in ["items", "elseif"] {
                if let text = mutation[attribute], count(inText: text) > Block.mostInputs { return count(inText: text) }
            }
        }
        return nil
    }

    private func count(inText text: String) -> Int {
        var count = 0
        for byte in text.utf8.drop(while: { $0 == UInt8(ascii: " ") }) {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { break }
            if count > Int.max / 100 { return Int(Int32.max) }
            count = count * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return count
    }
}

extension BlockModel.Block {
    /// The most repeated inputs of a block that are compiled: each needs a register.
    public static let mostInputs = 65_535

    /// The value of an attribute of the last mutation that has it.
    public func mutation(_ attribute: String) -> String? { mutations.value(of: attribute) }

    /// A count in a mutation, as JavaScript's `parseInt` reads it; 0 for what is no number, `mostInputs` for what is more.
    public func mutationCount(_ attribute: String, default defaultCount: Int) -> Int {
        mutations.count(in: attribute, default: defaultCount)
    }
}
