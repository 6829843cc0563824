public import BlockCompiler
public import BlockModel

/// A workspace as text, for reviews, terminals and screen readers.
public struct WorkspaceListing {
    private let faces: FaceMaker
    private let isColored: Bool

    /// Prepares the listing of a workspace.
    ///
    /// - Parameters:
    ///   - isColored: whether words carry the colours of a terminal.
    ///   - isSecret: whether a text plugged into an input of a name is a secret and is not shown.
    /// - Throws: `LoadFailure` when mutations ask for more inputs than can be shown.
    public init(
        workspace: Workspace, catalog: Catalog, isColored: Bool = false, isSecret: @escaping @Sendable (String) -> Bool = { _ in false }
    ) throws(LoadFailure) {
        faces = FaceMaker(workspace: try Compiler(catalog: catalog).connected(workspace), catalog: catalog, isSecret: isSecret)
        self.isColored = isColored
    }

    /// Hands on the program as people read it, a line a statement.
    ///
    /// - Parameter take: takes a line without its end; false ends the listing.
    public func writeText(_ take: @escaping (String) -> Bool) { ProgramText(faces: faces).write(isColored: isColored, take) }

    /// Hands on the program's structure, a line a block.
    ///
    /// - Parameter take: takes a line without its end; false ends the listing.
    public func writeTree(_ take: @escaping (String) -> Bool) { ProgramTree(faces: faces).write(isColored: isColored, take) }
}
