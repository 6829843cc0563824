public import BlockCompiler
public import BlockModel

/// A block that a user defined in Blockly's JSON format, and what it does.
public struct OwnBlock: Sendable {
    /// Its shape, for the compiler, the drawings and the manual; it asks the host for `call`.
    public var definition: BlockDefinition
    /// Where its definition begins.
    public var position: SourcePosition
    /// The call that it makes, with its fields and inputs as arguments.
    public var call: String
    /// The file of the program that answers the call, as the definition names it; nil when the host answers.
    public var body: String?

    /// The call of a block that has a body.
    static func call(ofType type: String) -> String { "blocks.\(type)" }
}
