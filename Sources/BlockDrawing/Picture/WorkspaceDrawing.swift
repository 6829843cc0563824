public import BlockCompiler
public import BlockModel

/// The picture of a workspace, drawn as Blockly draws it.
///
/// Every block is a group whose first child is its outline, so that style sheets and scripts can find it:
///
///     <g class="block logic" data-block="12" data-id="compare"><path class="outline" d="..."/>...</g>
///
/// `data-block` is the block's offset in `Workspace.blocks`, `data-id` its id in the file, where it has one. A block that
/// is plugged into an input is a group within its parent's; what follows a block stands beside it.
public struct WorkspaceDrawing {
    /// What a picture shows besides the blocks.
    public struct Options: Sendable {
        /// The colours around the blocks.
        public var theme = PictureTheme.light
        /// The picture's title, for people who do not see it.
        public var title = ""
        /// The ids of the blocks that are lit.
        public var highlighted: Set<String> = []
        /// How many cases ran the blocks that start on a line, by the line; nil for no heat map.
        public var coverage: [Int: Int]?
        /// The file that is put into the picture so that it can be run from it; nil leaves it out.
        public var program: EmbeddedProgram?
        /// Whether blocks that are folded in the file are drawn with all that is in them.
        public var showsCollapsed = false
        /// Whether a text plugged into an input of a name is a secret and is not shown.
        public var isSecret: @Sendable (_ inputName: String) -> Bool = { _ in false }

        /// Makes the options of a light picture without its program.
        public init() {}
    }

    /// What is drawn: the workspace with the connections that an editor would give it.
    public let workspace: Workspace
    /// What the picture shows besides the blocks.
    public let options: Options
    private let layout: WorkspaceLayout
    private let faces: FaceMaker

    /// Sets all blocks in their places.
    ///
    /// - Throws: `LoadFailure` when mutations ask for more inputs than can be drawn.
    public init(workspace: Workspace, catalog: Catalog, options: Options = Options()) throws(LoadFailure) {
        self.workspace = try Compiler(catalog: catalog).connected(workspace)
        self.options = options
        faces = FaceMaker(workspace: self.workspace, catalog: catalog, isSecret: options.isSecret)
        layout = WorkspaceLayout(faces: faces, showsCollapsed: options.showsCollapsed)
    }

    /// The document in UTF-8.
    public func svg() -> [UInt8] {
        var writer = PictureWriter(workspace: workspace, layout: layout, options: options)
        return writer.document(description: ProgramText(faces: faces).lines(atMost: Self.describedLines))
    }

    /// The lines of the program that the description holds.
    private static let describedLines = 200
}
