import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let getSdkApiUrl = BlockDefinition(
        "get_sdk_api_url", category: .services, dialects: [.codeless],
        message: "SDK API url",
        help: "Gives the address of the application on the service.",
        source: "Codeless, generated code: Backendless.appPath.",
        shape: .value([]),
        meaning: .call(HostCallDefinition("sdk.apiUrl", isAwaited: false)))
}
