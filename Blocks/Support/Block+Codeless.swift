import BlockCompiler
import BlockModel
import BlockRuntime

extension Block {
    /// A text of the JSON object in `bl_meta`, such as `label`; nil when there is none.
    func metadata(_ name: String) -> String? {
        extra?.metadata.flatMap(FlatJSON.strings)?[name]
    }

    /// What the type carries between a fixed beginning and end: a name or an id.
    func typeName(after prefix: String, before suffix: String = "") -> String {
        String(type.dropFirst(prefix.count).dropLast(suffix.count))
    }

    /// The names of the items of a mutator: `<mutation><list><item prop-name="...">`.
    func mutatorItems(_ list: String) -> [String] {
        mutations.flatMap(\.children).filter { $0.name == list }.flatMap(\.children).map { $0["prop-name"] ?? "" }
    }

    /// The name of a list callback's own variable.
    var callbackItem: String {
        let name = field("item")?.text ?? ""
        return name.isEmpty ? "item" : name
    }

    /// Whether a checkbox field is on.
    func isOn(_ field: String) -> Bool {
        let text = self.field(field)?.text
        return text == "TRUE" || text == "true"
    }

    /// The component that the block names, as an argument of a call.
    var componentUid: [(name: String, value: Constant)] {
        [("componentUid", .text(unquoted(field("componentUid")?.text ?? "")))]
    }
}

extension BlockMessage {
    /// The label that the editor left in the metadata, else other words.
    static func labelled(_ block: Block, else words: String) -> BlockMessage {
        var message = BlockMessage("")
        message.append(label: block.metadata("label") ?? words)
        return message
    }

    /// Words, then an input for each item of a mutator with the item's name before it.
    static func items(_ message: BlockMessage, of block: Block, list: String, inputsNamed prefix: String) -> BlockMessage {
        var message = message
        message.appendEnd()
        for (offset, name) in block.mutatorItems(list).enumerated() {
            message.append(label: name)
            message.append(slot: "\(prefix)\(offset)")
        }
        return message
    }
}
