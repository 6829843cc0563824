/// Which characters are equal under the flag `i`.
///
/// Two characters are equal when they have one representative. Without the flag `u` that is the simple upper case of a code unit; with it, a
/// member of the class of equal simple case folding.
///
/// - Source: ECMAScript, 22.2.2.7.3 Canonicalize.
struct CaseFolding: Sendable {
    /// The rules without the flag `u`.
    static let units = CaseFolding(runs: upperCaseRuns)
    /// The rules with the flag `u`.
    static let codePoints = CaseFolding(runs: simpleFoldingRuns)

    /// The rules for a set of flags that has `i`.
    static func rules(for flags: RegularExpressionFlags) -> CaseFolding {
        flags.contains(.unicode) ? codePoints : units
    }

    /// The representatives of the characters that are not their own.
    private let representatives: [UInt32: UInt32]
    /// The members of each class of more than one, by representative.
    private let classes: [UInt32: [UInt32]]
    /// The characters with an equal other, in ascending order.
    private let cased: [UInt32]

    private init(runs: [Int32]) {
        var representatives: [UInt32: UInt32] = [:]
        var classes: [UInt32: [UInt32]] = [:]
        for offset in stride(from: 0, to: runs.count, by: 4) {
            for member in stride(from: runs[offset], through: runs[offset + 1], by: Int(runs[offset + 2])) {
                let representative = UInt32(member + runs[offset + 3])
                representatives[UInt32(member)] = representative
                classes[representative, default: [representative]].append(UInt32(member))
            }
        }
        self.representatives = representatives
        self.classes = classes
        cased = classes.values.joined().sorted()
    }

    /// The representative of a character.
    func canonical(_ character: UInt32) -> UInt32 { representatives[character] ?? character }

    /// The set of the characters equal to one.
    func equals(of character: UInt32) -> CodePointSet {
        guard let members = classes[canonical(character)] else { return CodePointSet(character) }
        return CodePointSet(members.map { $0...$0 })
    }

    /// A set with everything that is equal to one of its members.
    func closing(_ set: CodePointSet) -> CodePointSet {
        var added: [ClosedRange<UInt32>] = []
        for range in set.ranges {
            var offset = firstCased(from: range.lowerBound)
            while offset < cased.count, cased[offset] <= range.upperBound {
                for member in classes[canonical(cased[offset])] ?? [] where !range.contains(member) { added.append(member...member) }
                offset += 1
            }
        }
        return added.isEmpty ? set : CodePointSet(set.ranges + added)
    }

    private func firstCased(from lowest: UInt32) -> Int {
        var low = 0
        var high = cased.count
        while low < high {
            let middle = (low + high) / 2
            if cased[middle] < lowest { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
