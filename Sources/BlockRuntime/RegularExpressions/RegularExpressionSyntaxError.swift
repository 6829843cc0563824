/// A pattern or flags that JavaScript refuses, with the text that its engine gives to the `SyntaxError`.
///
/// - Source: V8, src/regexp/regexp-error.h and src/common/message-template.h.
struct RegularExpressionSyntaxError: Error, Hashable, Sendable {
    /// The message, such as `Invalid regular expression: /(/: Unterminated group`.
    let message: String

    /// The message for flags that are unknown, repeated or not supported.
    static func invalidFlags(_ flags: [UInt16]) -> Self {
        Self(message: "Invalid flags supplied to RegExp constructor '\(String(decoding: flags, as: UTF16.self))'")
    }

    /// The message for a pattern, which it quotes with its flags.
    static func invalidPattern(_ pattern: [UInt16], flags: RegularExpressionFlags, _ problem: RegularExpressionProblem) -> Self {
        let quoted = String(decoding: pattern, as: UTF16.self)
        return Self(message: "Invalid regular expression: /\(quoted)/\(flags.text): \(problem.text)")
    }
}

/// What is wrong with a pattern.
enum RegularExpressionProblem: Error, Hashable, Sendable {
    case unterminatedGroup, unmatchedParenthesis, invalidGroup, tooManyCaptures, tooLarge
    case nothingToRepeat, loneQuantifierBrackets, rangeOutOfOrder, incompleteQuantifier, invalidQuantifier
    case invalidCaptureName, duplicateCaptureName, invalidNamedReference, invalidNamedCaptureReferenced
    case escapeAtEnd, invalidEscape, invalidUnicodeEscape, invalidDecimalEscape, invalidClassEscape
    case unterminatedClass, invalidClass, classRangeOutOfOrder
    case invalidPropertyName, invalidPropertyNameInClass, unsupportedProperty(String)

    /// The problem in V8's words; those about unsupported properties are ours.
    var text: String {
        switch self {
        case .unterminatedGroup: "Unterminated group"
        case .unmatchedParenthesis: "Unmatched ')'"
        case .invalidGroup: "Invalid group"
        case .tooManyCaptures: "Too many captures"
        case .tooLarge: "Regular expression too large"
        case .nothingToRepeat: "Nothing to repeat"
        case .loneQuantifierBrackets: "Lone quantifier brackets"
        case .rangeOutOfOrder: "numbers out of order in {} quantifier"
        case .incompleteQuantifier: "Incomplete quantifier"
        case .invalidQuantifier: "Invalid quantifier"
        case .invalidCaptureName: "Invalid capture group name"
        case .duplicateCaptureName: "Duplicate capture group name"
        case .invalidNamedReference: "Invalid named reference"
        case .invalidNamedCaptureReferenced: "Invalid named capture referenced"
        case .escapeAtEnd: "\\ at end of pattern"
        case .invalidEscape: "Invalid escape"
        case .invalidUnicodeEscape: "Invalid Unicode escape"
        case .invalidDecimalEscape: "Invalid decimal escape"
        case .invalidClassEscape: "Invalid class escape"
        case .unterminatedClass: "Unterminated character class"
        case .invalidClass: "Invalid character class"
        case .classRangeOutOfOrder: "Range out of order in character class"
        case .invalidPropertyName: "Invalid property name"
        case .invalidPropertyNameInClass: "Invalid property name in character class"
        case .unsupportedProperty(let name): "Unicode property '\(name)' is not supported"
        }
    }
}
