import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let uiCustomComponent = BlockDefinition(
        "ui_custom_component__", pattern: .prefix, category: .page, dialects: [.codeless],
        message: "component action of %componentUid",
        help: "Runs an action of a custom component; inputs are its arguments.",
        source: "Codeless, generated code: a call of the action of the component of a uid, awaited.",
        shape: .valueOrStatement,
        fields: [.literal("componentUid")],
        takesAnyInput: true,
        mutation: "has_output=\"true|false\"",
        meaning: .call(HostCallDefinition(named: { $0.componentAction }, constants: { $0.componentUid })))
}

extension Block {
    /// The call of a component's action: the type ends with `<component>__<action>`.
    fileprivate var componentAction: String {
        let name = typeName(after: "ui_custom_component__")
        guard let underscore = name.indices.first(where: { name[$0...].hasPrefix("__") }) else { return "ui.componentAction.\(name)" }
        return "ui.componentAction.\(name[..<underscore]).\(name[name.index(underscore, offsetBy: 2)...])"
    }
}
