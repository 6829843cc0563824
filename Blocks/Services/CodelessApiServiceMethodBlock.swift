import BlockCompiler
import BlockModel
import BlockRuntime

extension BlockDefinition {
    static let codelessApiServiceMethodBlock = BlockDefinition(
        "codeless_api_service_method_block_", pattern: .prefix, category: .services, dialects: [.codeless],
        message: "call API service method",
        help: "Calls a method of an API service; inputs are its arguments.",
        source: "Codeless, generated code: a request to the service, awaited; its names are in bl_meta.",
        shape: .valueOrStatement,
        takesAnyInput: true,
        mutation: "has_output=\"true|false\"",
        shownMessage: { .labelled($0, else: $0.serviceMethod) },
        meaning: .call(HostCallDefinition(named: { $0.serviceMethod })))
}

extension Block {
    /// The call of a service method: by the names in the block's metadata, else by those in its type, `<serviceId>_<method>`.
    fileprivate var serviceMethod: String {
        if let service = metadata("sn"), let method = metadata("mn") { return "services.\(service).\(method)" }
        let name = typeName(after: "codeless_api_service_method_block_")
        guard let end = name.firstIndex(of: "_") else { return "services.\(name)" }
        return "services.\(name[..<end]).\(name[name.index(after: end)...])"
    }
}
