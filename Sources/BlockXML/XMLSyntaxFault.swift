internal import BlockModel
internal import CLibXML2

/// Why a file is not well-formed XML, as far as it is needed to say so.
struct XMLSyntaxFault {
    /// libxml2's number of the fault.
    var code: xmlParserErrors
    /// libxml2's own words.
    var message: String
    /// The first and second name in them.
    var names: (String?, String?)
    var position: SourcePosition
    /// Whether everything was read when it was met.
    var isAtEnd: Bool
    /// The innermost open element.
    var open: (name: String, position: SourcePosition)?

    /// The diagnostic in our words; libxml2's where we have none.
    func diagnostic(file: String) -> Diagnostic {
        let (kind, text, hint, notes) = describe()
        return Diagnostic(.error, code: kind, text, file: file, at: position, notes: notes, hint: hint)
    }

    private typealias Description = (code: String, message: String, hint: String?, notes: [Diagnostic.Note])

    private func describe() -> Description {
        switch code {
        case XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY: return undeclaredEntity
        case XML_NS_ERR_UNDEFINED_NAMESPACE: return ("xml-namespace", plainMessage, "use names without a prefix", [])
        case XML_ERR_INVALID_CHARREF,
            XML_ERR_INVALID_CHAR where message.contains("CharRef"):
            return ("xml-character", "a character reference to something that XML does not allow", "remove it", [])
        case XML_ERR_INVALID_CHAR: return ("xml-character", "a character that XML does not allow", "remove it", [])
        case _ where isAtEnd: return truncated
        case XML_ERR_TAG_NAME_MISMATCH: return mismatch
        case XML_ERR_DOCUMENT_END:
            return (
                "xml-syntax", "there is something after the end of the root element",
                "a program of several blocks needs one <xml> element around them", []
            )
        case XML_ERR_NAME_REQUIRED where message.contains("EntityRef"), XML_ERR_ENTITYREF_SEMICOL_MISSING:
            return ("xml-syntax", "'&' does not begin an entity reference", "write &amp; for a plain '&'", [])
        case XML_ERR_LT_IN_ATTRIBUTE:
            return ("xml-syntax", "'<' inside an attribute value", "a closing quote is missing, or the '<' must be written &lt;", [])
        case XML_ERR_ATTRIBUTE_REDEFINED:
            return ("xml-syntax", "the attribute '\(names.0 ?? "")' is given twice", nil, [])
        case XML_ERR_ATTRIBUTE_NOT_STARTED, XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
            return ("xml-syntax", "an attribute value must be written in quotes", nil, [])
        case XML_ERR_NAME_REQUIRED where message.contains("StartTag"):
            return ("xml-syntax", "'<' does not begin a tag", "write &lt; for a plain '<'", [])
        case XML_ERR_MISPLACED_CDATA_END: return ("xml-syntax", "']]>' inside text", "write ]]&gt; instead", [])
        default: return ("xml-syntax", plainMessage, nil, [])
        }
    }

    private var undeclaredEntity: Description {
        let name = names.0 ?? ""
        let known = [
            "nbsp": 160, "copy": 169, "reg": 174, "shy": 173, "laquo": 171, "raquo": 187, "hellip": 8230, "ndash": 8211, "mdash": 8212,
        ]
        let replacement = known[name].map { "write &#\($0); instead" } ?? "write the character itself"
        return (
            "xml-entity", "the entity '&\(name);' is not defined",
            "\(replacement); XML knows only &lt; &gt; &amp; &quot; &apos; and numbers such as &#160;", []
        )
    }

    private var truncated: Description {
        guard let open else { return ("xml-truncated", "the file ends before it is complete", "copy or export it again", []) }
        return ("xml-truncated", "the file ends inside <\(open.name)> opened at \(open.position)", "copy or export it again", [])
    }

    private var mismatch: Description {
        guard let open else { return ("xml-syntax", plainMessage, nil, []) }
        let closing = names.1 ?? "..."
        return (
            "xml-syntax", "</\(closing)> closes <\(open.name)> opened at \(open.position)",
            "close every element in the order opposite to opening",
            [Diagnostic.Note("<\(open.name)> is opened here", at: open.position)]
        )
    }

    /// libxml2's words as ours: no newline, lower case at the start unless a name stands there.
    private var plainMessage: String {
        var text = Substring(message)
        while let last = text.last, last.isWhitespace || last == "." || last == "!" { text.removeLast() }
        guard let first = text.first, text.dropFirst().first?.isUppercase != true else { return String(text) }
        return first.lowercased() + text.dropFirst()
    }
}
