internal import CLibXML2

extension SAXSession {
    /// The callbacks of libxml2, which get the session as their first argument.
    static func saxHandler() -> xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = { session, name, prefix, _, namespaceCount, namespaces, attributeCount, _, attributes in
            guard let session = SAXSession.at(session), let name else { return }
            session.pointee.startElement(
                StartTag(
                    name: name, prefix: prefix, namespaces: namespaces, namespaceCount: Int(namespaceCount), attributes: attributes,
                    attributeCount: Int(attributeCount), position: session.pointee.tagPosition()))
        }
        handler.endElementNs = { session, _, _, _ in SAXSession.at(session)?.pointee.endElement() }
        // The same function for all three keeps libxml2 from guessing which white space matters.
        handler.characters = { SAXSession.characters($0, $1, $2) }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = handler.characters
        handler.internalSubset = { session, name, _, _ in
            SAXSession.at(session)?.pointee.refuseDocumentType(of: name.map { String(cString: $0) } ?? "")
        }
        // With this one set libxml2 prints nothing.
        handler.serror = { session, error in
            guard let session = SAXSession.at(session), let error else { return }
            session.pointee.fault(UnsafePointer(error).pointee)
        }
        return handler
    }

    private static func characters(_ session: UnsafeMutableRawPointer?, _ text: UnsafePointer<UInt8>?, _ count: Int32) {
        guard let session = at(session), let text, count > 0 else { return }
        session.pointee.characters(UnsafeBufferPointer(start: text, count: Int(count)))
    }

    private static func at(_ session: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<SAXSession>? {
        session?.assumingMemoryBound(to: SAXSession.self)
    }
}
