/// A collection of diagnostics, capped so that a hostile file cannot flood its reader.
public struct Diagnostics: Sendable {
    /// How many diagnostics are kept; the rest is only counted.
    public static let maximumCount = 100

    /// What was kept, in the order it was found.
    public private(set) var items: [Diagnostic] = []
    /// How many more there were.
    public private(set) var omittedCount = 0
    private var keptWarningCount = 0
    /// Whether one of them, kept or not, was an error.
    public private(set) var hasErrors = false

    /// Makes an empty collection.
    public init() {}

    /// Whether no more warnings are kept: there is no need to look for what would help then.
    public var isFull: Bool { items.count >= Self.maximumCount }

    /// Whether nothing was found.
    public var isEmpty: Bool { items.isEmpty }

    /// The kept diagnostics in the order of their places; those without a place come first.
    public var sorted: [Diagnostic] {
        items.enumerated().sorted { left, right in
            switch (left.element.position, right.element.position) {
            case (nil, nil): left.offset < right.offset
            case (nil, _): true
            case (_, nil): false
            case (let first?, let second?): (first, left.offset) < (second, right.offset)
            }
        }.map(\.element)
    }

    /// Adds a diagnostic; the same one at the same place is told once. When the collection is full, an error takes the place of a
    /// warning.
    public mutating func append(_ diagnostic: Diagnostic) {
        if diagnostic.severity == .error { hasErrors = true }
        if items.count < Self.maximumCount {
            guard !items.contains(diagnostic) else { return }
            items.append(diagnostic)
            if diagnostic.severity == .warning { keptWarningCount += 1 }
            return
        }
        omittedCount += 1
        guard diagnostic.severity == .error, keptWarningCount > 0 else { return }
        if let warning = items.lastIndex(where: { $0.severity == .warning }) { items.remove(at: warning) }
        keptWarningCount -= 1
        items.append(diagnostic)
    }

    /// Adds all of another collection.
    public mutating func append(contentsOf other: Diagnostics) {
        for item in other.items { append(item) }
        omittedCount += other.omittedCount
        hasErrors = hasErrors || other.hasErrors
    }
}

/// A program that cannot be loaded: everything that is wrong with it at once.
public struct LoadFailure: Error, Sendable {
    /// Everything that was found, errors and warnings.
    public var diagnostics: Diagnostics

    /// Makes a failure of what was found.
    public init(_ diagnostics: Diagnostics) { self.diagnostics = diagnostics }

    /// Makes a failure of a single diagnostic.
    public init(_ diagnostic: Diagnostic) {
        diagnostics = Diagnostics()
        diagnostics.append(diagnostic)
    }
}
