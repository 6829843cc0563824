internal import BlockModel

/// A start tag as libxml2 hands it over. Everything in it lives only as long as the callback.
struct StartTag {
    /// The local name.
    let name: UnsafePointer<UInt8>
    /// The prefix of the name.
    let prefix: UnsafePointer<UInt8>?
    /// Pairs of prefix (nil for the default namespace) and address.
    let namespaces: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    let namespaceCount: Int
    /// Five pointers an attribute: local name, prefix, namespace, start and end of the value.
    let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    let attributeCount: Int
    /// The place of the `<`.
    let position: SourcePosition

    /// The local name of an attribute; nil when it has a prefix and so none of the meanings we know.
    func plainAttributeName(_ offset: Int) -> UnsafePointer<UInt8>? {
        guard let attributes, attributes[offset * 5 + 1] == nil else { return nil }
        return attributes[offset * 5]
    }

    /// The value of an attribute, entities resolved.
    func attributeBytes(_ offset: Int) -> UnsafeBufferPointer<UInt8> {
        guard let attributes, let start = attributes[offset * 5 + 3], let end = attributes[offset * 5 + 4] else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        return UnsafeBufferPointer(start: start, count: end - start)
    }

    /// The value of an attribute as a new string.
    func attributeText(_ offset: Int) -> String { String(decoding: attributeBytes(offset), as: UTF8.self) }

    /// An attribute as written, its name with the prefix.
    func attribute(_ offset: Int) -> MarkupAttribute {
        guard let attributes, let local = attributes[offset * 5] else { return MarkupAttribute("", "") }
        let name = String(cString: local)
        let prefix = attributes[offset * 5 + 1].map { String(cString: $0) + ":" } ?? ""
        return MarkupAttribute(prefix + name, attributeText(offset))
    }

    /// The declared default namespace.
    var defaultNamespace: String? {
        for offset in 0..<namespaceCount where namespaces?[offset * 2] == nil {
            return namespaces?[offset * 2 + 1].map { String(cString: $0) } ?? ""
        }
        return nil
    }

    /// The namespace declarations as attributes; without the default one on request.
    func namespaceAttributes(withDefault: Bool) -> [MarkupAttribute] {
        guard namespaceCount > 0, let namespaces else { return [] }
        var result: [MarkupAttribute] = []
        for offset in 0..<namespaceCount {
            let address = namespaces[offset * 2 + 1].map { String(cString: $0) } ?? ""
            if let prefix = namespaces[offset * 2] {
                result.append(MarkupAttribute("xmlns:" + String(cString: prefix), address))
            } else if withDefault {
                result.append(MarkupAttribute("xmlns", address))
            }
        }
        return result
    }

    /// All attributes as written, namespace declarations first.
    var allAttributes: [MarkupAttribute] {
        if namespaceCount == 0, attributeCount == 0 { return [] }
        return namespaceAttributes(withDefault: true) + (0..<attributeCount).map { attribute($0) }
    }

    /// The name with its prefix.
    var qualifiedName: String { (prefix.map { String(cString: $0) + ":" } ?? "") + String(cString: name) }
}
