/// All block types that are known: the built-in ones, and those that users add.
public struct Catalog: Sendable {
    /// All definitions in the order they were added.
    public private(set) var definitions: [BlockDefinition] = []
    private var byType: [String: Int] = [:]
    private var patterns: [Int] = []

    /// Makes a catalogue of definitions; a later one of the same type replaces an earlier one.
    public init(_ definitions: [BlockDefinition] = []) {
        for definition in definitions { add(definition) }
    }

    /// Adds a definition; one of the same type is replaced.
    public mutating func add(_ definition: BlockDefinition) {
        let offset = definitions.count
        definitions.append(definition)
        if definition.pattern != nil {
            patterns.append(offset)
            // Longer beginnings are tried first: the more specific definition wins.
            patterns.sort { definitions[$0].type.utf8.count > definitions[$1].type.utf8.count }
        } else {
            byType[definition.type] = offset
        }
        for alias in definition.aliases { byType[alias] = offset }
    }

    /// The definition of a type; nil when it is not known.
    public func definition(of type: String) -> BlockDefinition? {
        if let offset = byType[type] { return definitions[offset] }
        return patterns.lazy.map { definitions[$0] }.first { $0.matches(type) }
    }

    /// The known type that is spelt most like an unknown one, when it is close.
    public func nearestType(to type: String) -> String? {
        nearest(to: type, among: byType.keys.sorted())
    }
}

extension BlockDefinition {
    /// Whether a type is one of this pattern.
    func matches(_ candidate: String) -> Bool {
        guard let pattern, candidate.hasPrefix(type) else { return false }
        switch pattern {
        case .prefix: return candidate.utf8.count > type.utf8.count
        case .affix(let suffix): return candidate.hasSuffix(suffix) && candidate.utf8.count > type.utf8.count + suffix.utf8.count
        case .infix(let part): return nameRange(of: part, in: candidate) != nil
        }
    }

    /// What a type carries besides the pattern: a name or an id.
    public func name(in candidate: String) -> String {
        guard let pattern, candidate.hasPrefix(type) else { return "" }
        let rest = candidate.dropFirst(type.count)
        switch pattern {
        case .prefix: return String(rest)
        case .affix(let suffix): return String(rest.dropLast(suffix.count))
        case .infix(let part): return nameRange(of: part, in: candidate).map { String(candidate[$0]) } ?? ""
        }
    }

    /// What follows the last place of `part`.
    private func nameRange(of part: String, in candidate: String) -> Range<String.Index>? {
        var start = candidate.endIndex
        while start > candidate.startIndex {
            start = candidate.index(before: start)
            if candidate[start...].hasPrefix(part) { return candidate.index(start, offsetBy: part.count)..<candidate.endIndex }
        }
        return nil
    }
}

/// The candidate with the smallest edit distance, when at most a third of the letters differ.
public func nearest(to word: String, among candidates: [String]) -> String? {
    let letters = Array(word.utf8.prefix(200))
    var best: (distance: Int, candidate: String)?
    for candidate in candidates.prefix(mostCandidates) {
        let other = Array(candidate.utf8.prefix(200))
        guard abs(other.count - letters.count) <= letters.count / 3 + 1 else { continue }
        let distance = editDistance(letters, other)
        if distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    guard let best, best.distance <= max(1, letters.count / 3) else { return nil }
    return best.candidate
}

/// A mutation may give a block tens of thousands of inputs.
private let mostCandidates = 2_000

/// What to write instead of an unknown name: the nearest of the known ones, else the first of all.
func hint(for word: String, among known: [String]) -> String {
    if let near = nearest(to: word, among: known) { return "did you mean '\(near)'?" }
    return listing(of: known)
}

/// What something has, for people.
func listing(of known: [String]) -> String { known.isEmpty ? "it has none" : "it has: \(listed(known))" }

/// Names for people: the first of many.
func listed(_ names: [String]) -> String {
    names.prefix(50).joined(separator: ", ") + (names.count > 50 ? ", and more" : "")
}

private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, b) in right.enumerated() {
            let next = min(row[j] + 1, row[j + 1] + 1, diagonal + (a == b ? 0 : 1))
            diagonal = row[j + 1]
            row[j + 1] = next
        }
    }
    return row[right.count]
}
