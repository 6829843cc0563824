import BlockModel

extension Block {
    /// Whether a WHERE field asks for a position: one of the options FROM_START, the default, and FROM_END.
    func hasPosition(in field: String) -> Bool {
        guard let text = self.field(field)?.text else { return true }
        return text != "FIRST" && text != "LAST" && text != "RANDOM"
    }
}
