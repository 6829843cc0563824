/// Where a pattern matched.
struct RegularExpressionMatch: Hashable, Sendable {
    /// The offsets of the whole match and of each group, in code units; nil for a group that took no part.
    var captures: [Range<Int>?]

    /// The offsets of the whole match.
    var range: Range<Int> { captures[0] ?? 0..<0 }
}

/// A match was given up, because it took too many steps or too much memory.
struct RegularExpressionBudgetExceeded: Error, Hashable, Sendable {
    /// What ran out.
    enum Resource: Hashable, Sendable {
        /// The caller's steps.
        case steps
        /// The memory for places to go back to, or the text is longer than 2^31 - 1 code units.
        case memory
        /// The time that the run may take.
        case time
        /// The run was cancelled.
        case cancelled
    }

    let resource: Resource
}
