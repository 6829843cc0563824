import OrderedJSON

extension JSONValue {
    /// About how many bytes a value takes while it is kept.
    package var keptByteCount: Int {
        switch self {
        case .null, .bool, .number: 16
        case .string(let text): 32 + text.utf8.count
        case .array(let items): items.reduce(32) { $0 + $1.keptByteCount }
        case .object(let object): object.reduce(64) { $0 + 32 + $1.key.utf8.count + $1.value.keptByteCount }
        }
    }
}

extension UserRow {
    /// About how many bytes a user takes while it is kept.
    var keptByteCount: Int { self.values.reduce(400) { $0 + $1.keptByteCount } }
}
