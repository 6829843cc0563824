internal import BlockModel

extension Input {
    /// The tag of an input when only its name is known: the JSON format does not tell statements from values, and it does not matter to what
    /// the program means.
    static func tag(forName name: String) -> Tag {
        switch name {
        case "ELSE", "STACK", "SUBSTACK", "SUBSTACK2", "stack", "statements_code": .statement
        default: name.hasPrefix("DO") && name.utf8.dropFirst(2).allSatisfy { (0x30...0x39).contains($0) } ? .statement : .value
        }
    }
}
