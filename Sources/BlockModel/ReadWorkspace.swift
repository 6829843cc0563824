/// What a reader makes of a file that can be loaded.
public struct ReadWorkspace: Sendable {
    /// What the file says.
    public var workspace: Workspace
    /// What was ignored or is doubtful; never an error.
    public var warnings: Diagnostics

    /// Makes a result.
    public init(workspace: Workspace, warnings: Diagnostics) {
        self.workspace = workspace
        self.warnings = warnings
    }
}
