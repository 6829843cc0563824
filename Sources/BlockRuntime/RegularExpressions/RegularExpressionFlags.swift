/// The flags of a regular expression.
struct RegularExpressionFlags: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    static let hasIndices = Self(rawValue: 1)
    static let global = Self(rawValue: 2)
    static let ignoreCase = Self(rawValue: 4)
    static let multiline = Self(rawValue: 8)
    static let dotAll = Self(rawValue: 16)
    static let unicode = Self(rawValue: 32)
    static let sticky = Self(rawValue: 64)

    /// Every flag with its letter, in the order in which `RegExp.prototype.flags` gives them.
    static let letters: [(letter: Character, flag: Self)] = [
        ("d", .hasIndices), ("g", .global), ("i", .ignoreCase), ("m", .multiline), ("s", .dotAll), ("u", .unicode), ("y", .sticky),
    ]

    /// The letters in canonical order.
    var text: String {
        String(Self.letters.lazy.filter { contains($0.flag) }.map(\.letter))
    }
}

extension RegularExpressionFlags {
    /// Reads flags.
    ///
    /// - Throws: an unknown or repeated letter; `v` (sets of strings) counts as unknown.
    init(parsing text: [UInt16]) throws(RegularExpressionSyntaxError) {
        self = []
        for unit in text {
            guard let entry = Self.letters.first(where: { $0.letter.utf16.first == unit }), insert(entry.flag).inserted else {
                throw .invalidFlags(text)
            }
        }
    }
}
