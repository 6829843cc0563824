/// The switches of a block that an editor shows.
///
/// One byte, for there is one of these in every block.
public struct BlockState: Hashable, Sendable {
    private var flags: Flags = []

    /// Makes the state of a plain block.
    public init() {}

    /// Whether the block is switched off: it makes no code.
    public var isDisabled: Bool {
        get { flags.contains(.disabled) }
        set { flags.set(.disabled, newValue) }
    }

    /// Whether it is drawn folded.
    public var isCollapsed: Bool {
        get { flags.contains(.collapsed) }
        set { flags.set(.collapsed, newValue) }
    }

    /// Whether inputs are drawn in one row; nil leaves it to the definition.
    public var isInline: Bool? {
        get { flags.contains(.inlineSaid) ? flags.contains(.inline) : nil }
        set {
            flags.set(.inlineSaid, newValue != nil)
            flags.set(.inline, newValue ?? false)
        }
    }

    /// Whether an editor lets it be deleted.
    public var isDeletable: Bool {
        get { !flags.contains(.undeletable) }
        set { flags.set(.undeletable, !newValue) }
    }

    /// Whether an editor lets it be moved.
    public var isMovable: Bool {
        get { !flags.contains(.unmovable) }
        set { flags.set(.unmovable, !newValue) }
    }

    /// Whether an editor lets its fields be changed.
    public var isEditable: Bool {
        get { !flags.contains(.uneditable) }
        set { flags.set(.uneditable, !newValue) }
    }

    private struct Flags: OptionSet, Hashable, Sendable {
        var rawValue: UInt8

        static let disabled = Flags(rawValue: 1)
        static let collapsed = Flags(rawValue: 2)
        static let inlineSaid = Flags(rawValue: 4)
        static let inline = Flags(rawValue: 8)
        static let undeletable = Flags(rawValue: 16)
        static let unmovable = Flags(rawValue: 32)
        static let uneditable = Flags(rawValue: 64)

        mutating func set(_ flag: Flags, _ isOn: Bool) {
            if isOn { insert(flag) } else { remove(flag) }
        }
    }
}
