/// A field of a block type.
public struct FieldDefinition: Sendable {
    /// What a field holds.
    public enum Kind: Sendable {
        /// Any text.
        case text(default: String)
        /// Any text of several lines.
        case multilineText(default: String)
        /// A number, as Blockly's number field reads it.
        case number(default: Double, minimum: Double, maximum: Double, precision: Double)
        /// One of some options: the value in the file and what people see.
        case options([(value: String, label: String)])
        /// `TRUE` or `FALSE`.
        case checkbox(default: Bool)
        /// The name of a variable; an empty one counts as `default`, nil makes a fresh variable.
        case variable(default: String?)
        /// A colour as `#rrggbb`.
        case colour(default: String)
        /// A JavaScript literal in quotes, or a bare word, as Codeless writes ids of components.
        case literal(default: String)
    }

    /// The name in the file.
    public var name: String
    /// What it holds.
    public var kind: Kind
    /// Whether values that are not among the options are kept: Codeless lists may be longer than what is known of them.
    public var isOpen = false

    /// Any text.
    public static func text(_ name: String, default text: String = "") -> FieldDefinition {
        FieldDefinition(name: name, kind: .text(default: text))
    }

    /// Any text of several lines.
    public static func multilineText(_ name: String, default text: String = "") -> FieldDefinition {
        FieldDefinition(name: name, kind: .multilineText(default: text))
    }

    /// A number.
    public static func number(
        _ name: String, default number: Double = 0, minimum: Double = -.infinity, maximum: Double = .infinity, precision: Double = 0
    ) -> FieldDefinition {
        FieldDefinition(name: name, kind: .number(default: number, minimum: minimum, maximum: maximum, precision: precision))
    }

    /// One of some options; the first is the default.
    public static func options(_ name: String, _ options: [(value: String, label: String)], isOpen: Bool = false) -> FieldDefinition {
        FieldDefinition(name: name, kind: .options(options), isOpen: isOpen)
    }

    /// `TRUE` or `FALSE`.
    public static func checkbox(_ name: String, default flag: Bool = false) -> FieldDefinition {
        FieldDefinition(name: name, kind: .checkbox(default: flag))
    }

    /// A variable; `default` nil makes a fresh one where the file names none.
    public static func variable(_ name: String, default text: String? = "item") -> FieldDefinition {
        FieldDefinition(name: name, kind: .variable(default: text))
    }

    /// A colour.
    public static func colour(_ name: String, default text: String = "#ff0000") -> FieldDefinition {
        FieldDefinition(name: name, kind: .colour(default: text))
    }

    /// A JavaScript literal or bare word.
    public static func literal(_ name: String, default text: String = "") -> FieldDefinition {
        FieldDefinition(name: name, kind: .literal(default: text))
    }
}
