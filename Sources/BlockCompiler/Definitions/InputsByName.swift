public import BlockModel

/// Finds the inputs of one block by name, without making the names of all: a text may be joined of thousands.
public struct InputsByName {
    private let definition: BlockDefinition
    /// What `BlockDefinition.inputCounts` says.
    private let counts: [Int]

    /// Makes a finder of the inputs of one block.
    ///
    /// - Parameter block: asked for only where the inputs depend on it.
    public init(_ definition: BlockDefinition, of block: @autoclosure () -> Block) {
        self.definition = definition
        counts = definition.inputCounts(of: block())
    }

    /// The first input of a name; nil when there is none.
    public subscript(name: String) -> InputDefinition? {
        if counts.isEmpty { return definition.inputNames.firstIndex(of: name).map { definition.inputs[$0] } }
        for (input, count) in zip(definition.inputs, counts) {
            let isIts =
                if input.count == nil {
                    count > 0 && input.name == name
                } else {
                    Self.number(in: name, after: input.name).map { $0 < count } ?? false
                }
            if isIts { return input }
        }
        return nil
    }

    /// The number of a repeated input, such as the 12 of `ADD12`; nil when the name is none of its.
    private static func number(in name: String, after prefix: String) -> Int? {
        var name = name
        return name.withUTF8 { bytes in
            guard bytes.starts(with: prefix.utf8) else { return nil }
            let digits = bytes[prefix.utf8.count...]
            guard let first = digits.first, first != UInt8(ascii: "0") || digits.count == 1, digits.count <= 9 else { return nil }
            var number = 0
            for digit in digits {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
                number = number * 10 + Int(digit - UInt8(ascii: "0"))
            }
            return number
        }
    }
}
