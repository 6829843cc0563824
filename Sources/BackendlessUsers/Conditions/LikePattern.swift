/// A pattern of LIKE: `%` stands for any text, `_` for any character, `\` makes the next one stand for itself.
struct LikePattern: Sendable {
    private enum Part: Sendable, Equatable {
        case anyText, anyCharacter
        case character(Character)
    }

    private var parts: [Part] = []

    init(_ text: String) {
        var isEscaped = false
        for character in text.lowercased() {
            switch character {
            case "\\" where !isEscaped:
                isEscaped = true
                continue
            case "%" where !isEscaped: if parts.last != .anyText { parts.append(.anyText) }
            case "_" where !isEscaped: parts.append(.anyCharacter)
            default: parts.append(.character(character))
            }
            isEscaped = false
        }
        if isEscaped { parts.append(.character("\\")) }
    }

    /// Whether a text matches, regardless of case; takes at most as many steps as the product of the lengths.
    ///
    /// - Throws: 1017 when the budget has not as many.
    func matches(_ text: String, _ budget: QueryBudget) throws(UserFault) -> Bool {
        try budget.take(text.utf8.count)
        let text = Array(text.lowercased())
        var textOffset = 0
        var partOffset = 0
        var retry: (part: Int, text: Int)?
        while textOffset < text.count {
            try budget.take(1)
            let part = partOffset < parts.count ? parts[partOffset] : nil
            if part == .anyText {
                retry = (partOffset, textOffset)
                partOffset += 1
            } else if let part, part == .anyCharacter || part == .character(text[textOffset]) {
                textOffset += 1
                partOffset += 1
            } else if let last = retry {
                retry = (last.part, last.text + 1)
                partOffset = last.part + 1
                textOffset = last.text + 1
            } else {
                return false
            }
        }
        return parts[partOffset...].allSatisfy { $0 == .anyText }
    }
}
