public import BlockModel
public import BlockRuntime

/// An input of a block type.
///
/// It is an object because every block of the type has it: the checker and the compiler hand it around by the million.
public final class InputDefinition: Sendable {
    /// What can be plugged in.
    public enum Kind: Sendable, Equatable {
        /// A block that gives a value.
        case value
        /// A stack of statements.
        case statement
    }

    /// The name, such as `FROM`; for a repeated input the part before the number.
    public let name: String
    /// Value or statement.
    public let kind: Kind
    /// The types it takes; empty means any.
    public let checks: [String]
    /// What an empty input counts as; nil when an empty one has no meaning.
    public let defaultValue: Constant?
    /// What an empty input counts as where that is no constant, for people: "an empty list".
    public let emptyMeaning: String?
    /// How many there are, given the block; nil for an input that is not repeated.
    public let count: (@Sendable (Block) -> Int)?
    /// Whether a block has it at all; nil means always.
    public let isPresent: (@Sendable (Block) -> Bool)?
    /// Whether its words stand at the right edge where the block is wider.
    public let isRightAligned: Bool

    private init(
        name: String, kind: Kind, checks: [String] = [], defaultValue: Constant? = nil, emptyMeaning: String? = nil,
        count: (@Sendable (Block) -> Int)?, isPresent: (@Sendable (Block) -> Bool)?, isRightAligned: Bool = false
    ) {
        self.name = name
        self.kind = kind
        self.checks = checks
        self.defaultValue = defaultValue
        self.emptyMeaning = emptyMeaning
        self.count = count
        self.isPresent = isPresent
        self.isRightAligned = isRightAligned
    }

    /// The same input with its words at the right edge.
    public func rightAligned() -> InputDefinition {
        InputDefinition(
            name: name, kind: kind, checks: checks, defaultValue: defaultValue, emptyMeaning: emptyMeaning, count: count,
            isPresent: isPresent, isRightAligned: true)
    }

    /// A value input. `default` is what the generated JavaScript has where nothing is plugged in.
    public static func value(
        _ name: String, _ checks: String..., default defaultValue: Constant?, empty emptyMeaning: String? = nil,
        if isPresent: (@Sendable (Block) -> Bool)? = nil,
        count: (@Sendable (Block) -> Int)? = nil
    ) -> InputDefinition {
        value(name, checks: checks, default: defaultValue, empty: emptyMeaning, if: isPresent, count: count)
    }

    /// A value input that takes the types of a list.
    public static func value(
        _ name: String, checks: [String], default defaultValue: Constant?, empty emptyMeaning: String? = nil,
        if isPresent: (@Sendable (Block) -> Bool)? = nil, count: (@Sendable (Block) -> Int)? = nil
    ) -> InputDefinition {
        InputDefinition(
            name: name, kind: .value, checks: checks, defaultValue: defaultValue, emptyMeaning: emptyMeaning, count: count,
            isPresent: isPresent)
    }

    /// A statement input.
    public static func statements(
        _ name: String, if isPresent: (@Sendable (Block) -> Bool)? = nil, count: (@Sendable (Block) -> Int)? = nil
    ) -> InputDefinition {
        InputDefinition(name: name, kind: .statement, count: count, isPresent: isPresent)
    }
}
