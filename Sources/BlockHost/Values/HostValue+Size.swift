import BlockRuntime

extension HostValue {
    /// About how many bytes a value takes while it is kept.
    var keptByteCount: Int {
        switch self {
        case .undefined, .null, .boolean, .number, .date, .cycle, .callback: 48
        case .text(let text): 64 + text.utf8.count
        case .list(let items): items.reduce(64) { $0 + $1.keptByteCount }
        case .object(let object): object.properties.reduce(64) { $0 + 48 + $1.name.utf8.count + $1.value.keptByteCount }
        case .regularExpression(let source, let flags): 96 + source.utf8.count + flags.utf8.count
        case .error(let error): 160 + error.name.utf8.count + error.message.utf8.count + (error.code?.keptByteCount ?? 0)
        case .reference(let name): 64 + name.utf8.count
        }
    }
}
