/// A piece of a parsed pattern.
///
/// Non-capturing groups have no node; names are resolved to group numbers; classes are complete sets, with the case rules applied.
indirect enum RegularExpressionNode {
    /// Matches nothing at all, successfully.
    case empty
    /// One code unit, or one code point under the flag `u`, as written.
    case character(UInt32)
    /// One member of a set.
    case set(CodePointSet)
    /// One after the other.
    case sequence([RegularExpressionNode])
    /// The first that lets the rest match.
    case alternation([RegularExpressionNode])
    /// A capturing group with its number, from 1.
    case group(RegularExpressionNode, number: Int)
    /// What a group captured.
    case backreference(group: Int)
    /// A test of the place.
    case assertion(RegularExpressionAssertion)
    /// A test of what follows or comes before.
    case look(RegularExpressionLook)
    /// A repetition.
    case repetition(RegularExpressionRepetition)
}

/// A test of a place between two characters.
enum RegularExpressionAssertion {
    /// `^`, `$`, `\b`, `\B`.
    case start, end, wordBoundary, notWordBoundary
}

/// A lookahead or a lookbehind.
struct RegularExpressionLook {
    /// What has to match, or must not.
    var body: RegularExpressionNode
    /// Whether it reads backwards from the place.
    var isBehind: Bool
    /// Whether a match of the body is a failure.
    var isNegative: Bool
    /// The groups inside the body.
    var groups: Range<Int>
}

/// A quantified piece.
struct RegularExpressionRepetition {
    /// The count that stands for "no limit"; counts as large are taken as no limit.
    static let unlimited = Int(Int32.max)

    /// What is repeated.
    var body: RegularExpressionNode
    /// The least count.
    var minimum: Int
    /// The greatest count, or `unlimited`.
    var maximum: Int
    /// Whether more is tried before less.
    var isGreedy: Bool
    /// The groups inside the body, forgotten at the start of each round.
    var groups: Range<Int>
    /// The fewest and the most code units that one round takes; kept, so that nested repetitions are not measured again and again.
    let bodyLengths: (least: Int, most: Int)

    init(_ body: RegularExpressionNode, minimum: Int, maximum: Int, isGreedy: Bool, groups: Range<Int>) {
        self.body = body
        self.minimum = minimum
        self.maximum = maximum
        self.isGreedy = isGreedy
        self.groups = groups
        bodyLengths = body.lengths
    }
}

extension RegularExpressionNode {
    /// The fewest and the most code units that a match takes; both saturate at `RegularExpressionRepetition.unlimited`.
    ///
    /// A code point above U+FFFF counts as one for the least and two for the most.
    var lengths: (least: Int, most: Int) {
        let limit = RegularExpressionRepetition.unlimited
        switch self {
        case .empty, .assertion, .look: return (0, 0)
        case .character, .set: return (1, 2)
        case .backreference: return (0, limit)
        case .group(let body, _): return body.lengths
        case .sequence(let parts):
            return parts.reduce((0, 0)) { sum, part in
                let next = part.lengths
                return (min(limit, sum.0 + next.least), min(limit, sum.1 + next.most))
            }
        case .alternation(let choices):
            return choices.reduce((limit, 0)) { bounds, choice in
                let next = choice.lengths
                return (min(bounds.0, next.least), max(bounds.1, next.most))
            }
        case .repetition(let repetition):
            let body = repetition.bodyLengths
            let least = min(limit, body.least * repetition.minimum)
            let most = body.most == 0 ? 0 : min(limit, body.most * repetition.maximum)
            return (least, most)
        }
    }
}
