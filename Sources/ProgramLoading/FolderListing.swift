import BlockModel
#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Lists the files of folders, in the order of their names; what begins with a dot is left out.
enum FolderListing {
    /// The files in a folder and in the folders in it.
    ///
    /// - Parameter count: how many are listed at most.
    /// - Throws: `UnloadableFile` where there is no such folder.
    static func files(below path: String, atMost count: Int) throws(UnloadableFile) -> [String] {
        var files: [String] = []
        var pending = [path]
        guard let top = opendir(path) else {
            throw UnloadableFile(FileFailure(file: path, message: "there is no such folder"))
        }
        closedir(top)
        while let folder = pending.popLast(), files.count < count {
            for entry in entries(of: folder) {
                if entry.isFolder { pending.append(entry.path) } else { files.append(entry.path) }
            }
        }
        return files.sorted()
    }

    /// The files of one ending in a folder itself.
    ///
    /// - Throws: `UnloadableFile` where there is no such folder.
    static func files(in path: String, endingWith ending: String) throws(UnloadableFile) -> [String] {
        guard let folder = opendir(path) else {
            throw UnloadableFile(FileFailure(file: path, message: "there is no such folder"))
        }
        closedir(folder)
        return entries(of: path).filter { !$0.isFolder && $0.path.hasSuffix(ending) }.map(\.path).sorted()
    }

    private static func entries(of folder: String) -> [(path: String, isFolder: Bool)] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var entries: [(path: String, isFolder: Bool)] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasPrefix(".") { continue }
            entries.append((folder + "/" + name, entry.pointee.d_type == UInt8(DT_DIR)))
        }
        return entries
    }
}
