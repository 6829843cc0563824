import BlockCompiler
import BlockModel

extension Lowering {
    /// The inputs of a block that adds and drops them by itself, without the empty ones behind the second.
    ///
    /// - Source: blockly-samples, plugins/block-dynamic-connection, `removeUnnecessaryEmptyConns`: two are the least.
    var dynamicInputs: [String] {
        let names = block.dynamicInputNames
        var removable = names.count - 2
        var kept: [String] = []
        for name in names.reversed() {
            if removable > 0, !has(name) { removable -= 1 } else { kept.append(name) }
        }
        return kept.reversed()
    }
}

extension Block {
    /// The input names in the mutation: a list, or older a count. An input that is named twice is there once.
    fileprivate var dynamicInputNames: [String] {
        if let inputs = mutation("inputs") {
            return inputs.split(separator: ",").map { String($0.drop { $0 == " " }) }.withoutRepeats
        }
        return (0..<mutationCount("items", default: 2)).map { "ADD\($0)" }
    }

    /// One more than the largest number among the inputs' names.
    var dynamicInputCount: Int {
        let numbers = dynamicInputNames.compactMap { $0.hasPrefix("ADD") ? Int($0.dropFirst(3)) : nil }
        return (numbers.filter { (0..<100_000).contains($0) }.max() ?? -1) + 1
    }
}
