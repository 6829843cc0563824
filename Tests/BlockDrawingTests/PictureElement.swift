/// An element of a picture, read by a few lines of code of its own: the pictures are written by this package.
final class PictureElement {
    let name: String
    let attributes: [String: String]
    private(set) var children: [PictureElement] = []
    private(set) var text = ""
    private(set) weak var parent: PictureElement?

    init(_ name: String, _ attributes: [String: String] = [:], in parent: PictureElement? = nil) {
        self.name = name
        self.attributes = attributes
        self.parent = parent
        parent?.children.append(self)
    }

    subscript(attribute: String) -> String? { attributes[attribute] }

    func number(_ attribute: String) -> Double { attributes[attribute].flatMap(Double.init) ?? .nan }

    /// Whether its class attribute holds a word.
    func isA(_ style: String) -> Bool { attributes["class"]?.split(separator: " ").contains(Substring(style)) ?? false }

    /// The blocks in it, those in its blocks left out.
    var blocks: [PictureElement] { children.filter { $0.isA("block") } }

    /// It and everything in it.
    var all: [PictureElement] { [self] + children.flatMap(\.all) }

    /// Reads a document; nil where tags do not fit each other.
    static func read(_ document: String) -> PictureElement? {
        let root = PictureElement("document")
        var current = root
        var rest = Substring(document)
        while let start = rest.firstIndex(of: "<") {
            current.text += unescaped(rest[..<start])
            rest = rest[rest.index(after: start)...]
            guard let end = rest.firstIndex(of: ">") else { return nil }
            var tag = rest[..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("/") {
                guard current.name == tag.dropFirst(), let parent = current.parent else { return nil }
                current = parent
                continue
            }
            let isEmpty = tag.hasSuffix("/")
            if isEmpty { tag = tag.dropLast() }
            let parts = tag.split(separator: "\"", omittingEmptySubsequences: false)
            let name = parts[0].prefix { $0 != " " }
            var attributes: [String: String] = [:]
            for offset in stride(from: 0, to: parts.count - 1, by: 2) {
                let key = parts[offset].dropLast().split(separator: " ").last ?? ""
                attributes[String(key)] = unescaped(parts[offset + 1])
            }
            let element = PictureElement(String(name), attributes, in: current)
            if !isEmpty { current = element }
        }
        return current === root ? root.children.first : nil
    }

    private static func unescaped(_ text: Substring) -> String {
        guard text.contains("&") else { return String(text) }
        var result = ""
        for (offset, part) in text.split(separator: "&", omittingEmptySubsequences: false).enumerated() {
            guard offset > 0, let end = part.firstIndex(of: ";") else {
                result += part
                continue
            }
            let name = part[..<end]
            switch name {
            case "lt": result += "<"
            case "gt": result += ">"
            case "amp": result += "&"
            case "quot": result += "\""
            default:
                if let code = UInt32(name.dropFirst()), let scalar = Unicode.Scalar(code) { result.unicodeScalars.append(scalar) }
            }
            result += part[part.index(after: end)...]
        }
        return result
    }
}
