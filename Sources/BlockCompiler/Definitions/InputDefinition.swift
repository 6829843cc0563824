public import BlockModel
public import BlockRuntime

/// An input of a block type.
public struct InputDefinition: Sendable {
    /// What can be plugged in.
    public enum Kind: Sendable, Equatable {
        /// A block that gives a value.
        case value
        /// A stack of statements.
        case statement
    }

    /// The name, such as `FROM`; for a repeated input the part before the number.
    public var name: String
    /// Value or statement.
    public var kind: Kind
    /// The types it takes; empty means any.
    public var checks: [String]
    /// What an empty input counts as; nil when an empty one has no meaning.
    public var defaultValue: Constant?
    /// What an empty input counts as where that is no constant, for people: "an empty list".
    public var emptyMeaning: String?
    /// How many there are, given the block; nil for an input that is not repeated.
    public var count: (@Sendable (Block) -> Int)?
    /// Whether a block has it at all; nil means always.
    public var isPresent: (@Sendable (Block) -> Bool)?

    /// Whether its words stand at the right edge where the block is wider.
    public var isRightAligned = false

    /// The same input with its words at the right edge.
    public func rightAligned() -> InputDefinition {
        var input = self
        input.isRightAligned = true
        return input
    }

    /// A value input. `default` is what the generated JavaScript has where nothing is plugged in.
    public static func value(
        _ name: String, _ checks: String..., default defaultValue: Constant?, empty emptyMeaning: String? = nil,
        if isPresent: (@Sendable (Block) -> Bool)? = nil,
        count: (@Sendable (Block) -> Int)? = nil
    ) -> InputDefinition {
        InputDefinition(
            name: name, kind: .value, checks: checks, defaultValue: defaultValue, emptyMeaning: emptyMeaning, count: count,
            isPresent: isPresent)
    }

    /// A statement input.
    public static func statements(
        _ name: String, if isPresent: (@Sendable (Block) -> Bool)? = nil, count: (@Sendable (Block) -> Int)? = nil
    ) -> InputDefinition {
        InputDefinition(name: name, kind: .statement, checks: [], defaultValue: nil, count: count, isPresent: isPresent)
    }
}
