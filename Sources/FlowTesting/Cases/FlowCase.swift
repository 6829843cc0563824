import BackendlessUsers
import BlockHost
import BlockModel
import BlockRuntime

/// One run of a program with everything it finds, and what it must come to.
struct FlowCase: Sendable {
    /// The flow file.
    var file: String
    /// The name in reports.
    var name: String
    /// Where it stands in the flow file.
    var position: SourcePosition
    var program: FlowProgram
    var context: RunContext
    var faults: [FaultRule]
    var answers: [String]
    var settings: RunSettings
    var expectation: Expectation
    /// Where its snapshot is kept.
    var snapshotFile: String
}
