import BlockCompiler
import BlockLibrary
import BlockModel
import ProgramLoading

extension OwnBlockFolder {
    /// Reads the blocks of a folder, if one is named, and complains of what is ignored in it.
    static func read(_ path: String?, complainingTo terminal: Terminal) throws(UnloadableFile) -> OwnBlockFolder? {
        guard let path else { return nil }
        let folder = try OwnBlockFolder(path, addingTo: .builtIn)
        if !folder.warnings.isEmpty { terminal.complain(renderDiagnostics(folder.warnings, folder.sources)) }
        return folder
    }
}

extension Catalog {
    /// The built-in blocks and those of a folder.
    static func builtIn(and blocks: OwnBlockFolder?) -> Catalog { blocks?.added(to: .builtIn) ?? .builtIn }
}
