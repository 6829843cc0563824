import BackendlessUsers
public import OrderedJSON

/// Knows the passwords and tokens of a run and takes them out of what is shown to people.
///
/// It learns them by the names of arguments and properties (`password`, `user-token`, ...) and from then on finds them in any text.
public final class SecretKeeper {
    /// Whether anything is hidden.
    public let isHiding: Bool
    /// All that is to be hidden.
    private var secrets: Set<[UInt8]> = []
    /// The same by the first byte, long ones first: a secret within another is replaced after it. Empty until there is one, because
    /// most runs have none and a table is as dear as the rest of a small run.
    private var secretsByFirst: [[[UInt8]]] = []
    /// Names of files, which are shown though a secret is a part of them.
    private var names: [[UInt8]] = []
    private static let mark = Array(Redaction.mark.utf8)

    /// Secrets shorter than this are hidden by name only: in a text they could be anything.
    private static let shortest = 3

    /// Makes a keeper that knows nothing yet.
    public init(isHiding: Bool = true) { self.isHiding = isHiding }

    /// Learns a secret.
    public func learn(_ text: String) {
        guard isHiding, text.utf8.count >= Self.shortest, text != Redaction.mark else { return }
        let json = JSONWriter.text(.string(text)).utf8.dropFirst().dropLast()
        var xml = ""
        for character in text {
            switch character {
            case "&": xml += "&amp;"
            case "<": xml += "&lt;"
            case ">": xml += "&gt;"
            case "\"": xml += "&quot;"
            default: xml.append(character)
            }
        }
        for form in [Array(text.utf8), Array(json), Array(xml.utf8)] { add(form) }
    }

    private func add(_ form: [UInt8]) {
        guard secrets.insert(form).inserted else { return }
        if secretsByFirst.isEmpty { secretsByFirst = Array(repeating: [], count: 256) }
        let place = secretsByFirst[Int(form[0])].firstIndex { $0.count < form.count } ?? secretsByFirst[Int(form[0])].count
        secretsByFirst[Int(form[0])].insert(form, at: place)
    }

    /// Learns the name of a file that the user typed: it stays readable where a secret is only a part of it, so that people find the place
    /// that a message is about. What is as long as the whole name stays a secret.
    public func spare(_ name: String) {
        guard isHiding, !name.isEmpty else { return }
        add(name: Array(name.utf8))
    }

    private func add(name: [UInt8]) {
        if !names.contains(name) { names.append(name) }
    }

    /// Learns what another keeper knows.
    public func learn(from other: SecretKeeper) {
        guard isHiding else { return }
        for form in other.secrets { add(form) }
        for name in other.names { add(name: name) }
    }

    /// Learns the secrets in the arguments of a call.
    public func learn(_ arguments: JSONObject) {
        if isHiding { learn(.object(arguments)) }
    }

    /// Learns every secret within a value.
    public func learn(_ value: JSONValue) {
        guard isHiding else { return }
        var pending = [value]
        while let value = pending.popLast() {
            switch value {
            case .array(let items): pending += items
            case .object(let object):
                for (name, value) in object {
                    if Redaction.isSecret(name), case .string(let text) = value { learn(text) } else { pending.append(value) }
                }
            default: break
            }
        }
    }

    /// A text without the secrets that are known.
    ///
    /// - Parameter isCut: whether longer texts were cut to make it: then the beginning of a secret, at its end or before an ellipsis,
    ///   is one too.
    public func redact(_ text: String, isCut: Bool = false) -> String {
        if secrets.isEmpty { return text }
        var text = text
        let result: [UInt8]? = text.withUTF8 { bytes in
            var output: [UInt8]?
            var offset = 0
            var written = 0
            while offset < bytes.count {
                if let count = countOfName(in: bytes, at: offset) {
                    offset += count
                } else if let count = countOfSecret(in: bytes, at: offset, isCut: isCut) {
                    output = output ?? []
                    output?.append(contentsOf: bytes[written..<offset])
                    output?.append(contentsOf: Self.mark)
                    offset += count
                    written = offset
                } else {
                    offset += 1
                }
            }
            return output.map { $0 + bytes[written...] }
        }
        return result.map { String(decoding: $0, as: UTF8.self) } ?? text
    }

    /// A text of which parts are to be shown: secrets have become as many asterisks, so that every place stays where it is.
    public func masked(_ text: [UInt8]) -> [UInt8] {
        if secrets.isEmpty { return text }
        var masked = text
        text.withUnsafeBufferPointer { bytes in
            var offset = 0
            while offset < bytes.count {
                let count = countOfSecret(in: bytes, at: offset, isCut: false) ?? 0
                for place in offset..<offset + count { masked[place] = UInt8(ascii: "*") }
                offset += max(1, count)
            }
        }
        return masked
    }

    /// A value without secrets, by name and by content.
    public func redact(_ value: JSONValue) -> JSONValue {
        isHiding ? redactTexts(in: Redaction.redact(value)) : value
    }

    private func redactTexts(in value: JSONValue) -> JSONValue {
        if secrets.isEmpty { return value }
        switch value {
        case .string(let text): return .string(redact(text))
        case .array(let items): return .array(items.map(redactTexts))
        case .object(let object): return .object(JSONObject(object.map { ($0.key, redactTexts(in: $0.value)) }))
        default: return value
        }
    }

    /// How many bytes of a secret stand at an offset; nil when there is none.
    private func countOfSecret(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int, isCut: Bool) -> Int? {
        for secret in secretsByFirst[Int(bytes[offset])] {
            let most = min(secret.count, bytes.count - offset)
            var count = 1
            while count < most, bytes[offset + count] == secret[count] { count += 1 }
            if count == secret.count { return count }
            guard isCut, count >= Self.shortest else { continue }
            let rest = bytes[(offset + count)...]
            if rest.isEmpty || rest.starts(with: Self.ellipsis) { return count }
        }
        return nil
    }

    /// How many bytes of a name that is shown stand at an offset; nil when there is none, or when a secret is more than a part of it.
    private func countOfName(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int? {
        for name in names where bytes[offset] == name[0] && bytes[offset...].starts(with: name) {
            let end = offset + name.count
            let isSpared = (offset..<end).allSatisfy { place in
                guard let count = countOfSecret(in: bytes, at: place, isCut: false) else { return true }
                return count < name.count && place + count <= end
            }
            if isSpared { return name.count }
        }
        return nil
    }

    private static let ellipsis = Array("…".utf8)
}
