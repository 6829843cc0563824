import BlockCompiler
import BlockRuntime

extension BlockDefinition {
    static let userDescribeClass = BlockDefinition(
        "user_describe_class", aliases: ["describe_user_class"], category: .users, dialects: [.codeless],
        message: "describe user class",
        help: "Lists the columns of the Users table.",
        source: "Backendless JavaScript SDK, describeUserClass. Ours: the XML names, which no public export shows.",
        shape: .value([]),
        meaning: .call(HostCallDefinition("users.describeUserClass")))
}
