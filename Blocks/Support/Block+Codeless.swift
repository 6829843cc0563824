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
