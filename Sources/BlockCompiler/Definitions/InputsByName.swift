/// Finds the inputs of a block by name. Most blocks have a few, for which a table would cost more than looking through them.
public struct InputsByName {
    private let inputs: [ResolvedInput]
    private let offsets: [String: Int]

    private static let mostScanned = 16
    /// Whether there are so many that a table was made.
    var isTable: Bool { inputs.count > Self.mostScanned }

    /// Makes a finder of the inputs of one block.
    public init(_ inputs: [ResolvedInput]) {
        self.inputs = inputs
        let isScanned = inputs.count <= Self.mostScanned
        offsets = isScanned ? [:] : Dictionary(inputs.indices.map { (inputs[$0].name, $0) }) { first, _ in first }
    }

    /// The first input of a name; nil when there is none.
    public subscript(name: String) -> ResolvedInput? {
        if isTable { return offsets[name].map { inputs[$0] } }
        return inputs.first { $0.name == name }
    }
}
