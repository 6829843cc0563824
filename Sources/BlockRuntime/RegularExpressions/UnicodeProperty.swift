import Synchronization

/// What `\p{...}` names: a set of code points.
///
/// General categories and most binary properties are the standard library's; scripts are a table of the usual ones.
struct UnicodeProperty: Hashable, Sendable {
    /// The text between the braces, which JavaScript takes exactly as written.
    let name: String

    /// The sets that were built, since building one asks for each code point.
    private static let built = Mutex<[UnicodeProperty: CodePointSet]>([:])

    /// Builds the set, or takes the one built before.
    ///
    /// - Throws: `invalidPropertyName` for a name that JavaScript does not have, `unsupportedProperty` for one that is missing here.
    func members() throws(RegularExpressionProblem) -> CodePointSet {
        if let set = Self.built.withLock({ $0[self] }) { return set }
        let set = try build()
        Self.built.withLock { $0[self] = set }
        return set
    }

    private func build() throws(RegularExpressionProblem) -> CodePointSet {
        let parts = name.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else {
            if let set = Self.generalCategory(name) { return set }
            if let test = Self.binary[name] {
                return CodePointSet { value in Unicode.Scalar(value).map { test($0.properties) } ?? false }
            }
            if let set = Self.special(name) { return set }
            throw .invalidPropertyName
        }
        switch parts[0] {
        case "General_Category", "gc":
            guard let set = Self.generalCategory(parts[1]) else { throw .invalidPropertyName }
            return set
        case "Script", "sc":
            if let set = Self.script(parts[1]) { return set }
            // Whether JavaScript has a script of such a name is not known here; a name of another form it has not.
            guard parts[1].utf8.first.map({ (0x41...0x5A).contains($0) }) == true else { throw .invalidPropertyName }
            throw .unsupportedProperty(name)
        case "Script_Extensions", "scx":
            throw .unsupportedProperty(name)
        default:
            throw .invalidPropertyName
        }
    }

    /// The properties that are not in the standard library but easily said.
    private static func special(_ name: String) -> CodePointSet? {
        switch name {
        case "Any": .all
        case "ASCII": CodePointSet(0...0x7F)
        case "Assigned": generalCategory("Cn")?.inverted
        case "Regional_Indicator", "RI": CodePointSet(0x1F1E6...0x1F1FF)
        case "Extended_Pictographic", "ExtPict": extendedPictographic
        case "Emoji_Component", "EComp": emojiComponents
        default: nil
        }
    }
}

extension UnicodeProperty {
    /// The set of a general category or of a group of them, by its short or its long name.
    static func generalCategory(_ name: String) -> CodePointSet? {
        guard let wanted = categories.first(where: { $0.names.contains(name) })?.members else { return nil }
        return CodePointSet { value in
            guard let scalar = Unicode.Scalar(value) else { return wanted.contains(.surrogate) }
            return wanted.contains(scalar.properties.generalCategory)
        }
    }

    private static let letters: Set<Unicode.GeneralCategory> = [
        .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
    ]
    private static let punctuation: Set<Unicode.GeneralCategory> = [
        .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
        .otherPunctuation,
    ]

    /// The categories with all their names.
    private static let categories: [(names: [String], members: Set<Unicode.GeneralCategory>)] = [
        (["L", "Letter"], letters),
        (["LC", "Cased_Letter"], [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter]),
        (["Lu", "Uppercase_Letter"], [.uppercaseLetter]),
        (["Ll", "Lowercase_Letter"], [.lowercaseLetter]),
        (["Lt", "Titlecase_Letter"], [.titlecaseLetter]),
        (["Lm", "Modifier_Letter"], [.modifierLetter]),
        (["Lo", "Other_Letter"], [.otherLetter]),
        (["M", "Mark", "Combining_Mark"], [.nonspacingMark, .spacingMark, .enclosingMark]),
        (["Mn", "Nonspacing_Mark"], [.nonspacingMark]),
        (["Mc", "Spacing_Mark"], [.spacingMark]),
        (["Me", "Enclosing_Mark"], [.enclosingMark]),
        (["N", "Number"], [.decimalNumber, .letterNumber, .otherNumber]),
        (["Nd", "Decimal_Number", "digit"], [.decimalNumber]),
        (["Nl", "Letter_Number"], [.letterNumber]),
        (["No", "Other_Number"], [.otherNumber]),
        (["P", "Punctuation", "punct"], punctuation),
        (["Pc", "Connector_Punctuation"], [.connectorPunctuation]),
        (["Pd", "Dash_Punctuation"], [.dashPunctuation]),
        (["Ps", "Open_Punctuation"], [.openPunctuation]),
        (["Pe", "Close_Punctuation"], [.closePunctuation]),
        (["Pi", "Initial_Punctuation"], [.initialPunctuation]),
        (["Pf", "Final_Punctuation"], [.finalPunctuation]),
        (["Po", "Other_Punctuation"], [.otherPunctuation]),
        (["S", "Symbol"], [.mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol]),
        (["Sm", "Math_Symbol"], [.mathSymbol]),
        (["Sc", "Currency_Symbol"], [.currencySymbol]),
        (["Sk", "Modifier_Symbol"], [.modifierSymbol]),
        (["So", "Other_Symbol"], [.otherSymbol]),
        (["Z", "Separator"], [.spaceSeparator, .lineSeparator, .paragraphSeparator]),
        (["Zs", "Space_Separator"], [.spaceSeparator]),
        (["Zl", "Line_Separator"], [.lineSeparator]),
        (["Zp", "Paragraph_Separator"], [.paragraphSeparator]),
        (["C", "Other"], [.control, .format, .surrogate, .privateUse, .unassigned]),
        (["Cc", "Control", "cntrl"], [.control]),
        (["Cf", "Format"], [.format]),
        (["Cs", "Surrogate"], [.surrogate]),
        (["Co", "Private_Use"], [.privateUse]),
        (["Cn", "Unassigned"], [.unassigned]),
    ]
}
