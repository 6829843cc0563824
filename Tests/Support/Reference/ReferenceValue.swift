/// A value of the reference interpreter: JavaScript's, written down as plainly as Swift allows.
enum ReferenceValue {
    case undefined
    case null
    case boolean(Bool)
    case number(Double)
    /// UTF-16 code units.
    case text([UInt16])
    case list(ReferenceList)

    /// A text of a Swift string.
    static func text(_ string: String) -> ReferenceValue { .text(Array(string.utf16)) }
}

/// A list as JavaScript has it: shared, with holes, and with properties that are no items.
final class ReferenceList {
    /// The items; nil is a hole.
    var items: [ReferenceValue?]
    /// Properties whose keys are no positions, such as `-1` or `0.5`, in the order of their creation.
    var strays: [(key: [UInt16], value: ReferenceValue)] = []

    init(_ items: [ReferenceValue?] = []) { self.items = items }

    /// The largest list the reference makes; a program that makes larger ones is not compared.
    static let largestCount = 3000

    /// The offset that a key stands for, nil when it names a stray property.
    static func offset(of key: [UInt16]) -> Int? {
        guard !key.isEmpty, key.count <= 10, key.allSatisfy({ (0x30...0x39).contains($0) }), key.count == 1 || key[0] != 0x30 else {
            return nil
        }
        guard let offset = Int(String(decoding: key, as: UTF16.self)), offset < 0xFFFF_FFFF else { return nil }
        return offset
    }

    subscript(key: [UInt16]) -> ReferenceValue {
        get {
            if let offset = ReferenceList.offset(of: key) { return offset < items.count ? items[offset] ?? .undefined : .undefined }
            if key == Array("length".utf16) { return .number(Double(items.count)) }
            return strays.first { $0.key == key }?.value ?? .undefined
        }
    }

    func set(_ key: [UInt16], _ value: ReferenceValue) throws(ReferenceStop) {
        if let offset = ReferenceList.offset(of: key) {
            if offset > ReferenceList.largestCount { throw .tooLarge }
            while items.count <= offset { items.append(nil) }
            items[offset] = value
        } else if let place = strays.firstIndex(where: { $0.key == key }) {
            strays[place].value = value
        } else {
            strays.append((key, value))
        }
    }

    /// Whether a loop over the keys still visits a key.
    func has(_ key: [UInt16]) -> Bool {
        if let offset = ReferenceList.offset(of: key) { return offset < items.count && items[offset] != nil }
        return strays.contains { $0.key == key }
    }

    /// The keys that a loop over the list visits: positions without holes, then the rest.
    var keys: [[UInt16]] {
        items.indices.filter { items[$0] != nil }.map { Array(String($0).utf16) } + strays.map(\.key)
    }
}

/// Why the reference interpreter does not go on.
enum ReferenceStop: Error {
    /// The program failed with JavaScript's error of this name.
    case error(String)
    /// The program runs too long to be compared.
    case tooLong
    /// The program makes values too large to be compared.
    case tooLarge
}
