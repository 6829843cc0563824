/// Finds the programs of library functions and service methods in a folder, as an export lays them out:
///
///     functions.<id>          codeless-function-<id>/source.xml, functions/<id>/logic.xml, or <id>.xml anywhere
///     services.<S>.<method>   <S>/<method>.xml
public struct FunctionFolder: Sendable {
    /// Files by their last folder and name without ending.
    private let files: [(folder: String, stem: String, path: String)]

    /// How many files of a folder are looked at.
    private static let mostFiles = 100_000

    /// Lists a folder with all that is in it.
    ///
    /// - Throws: `UnloadableFile` where there is no such folder.
    public init(_ path: String) throws(UnloadableFile) {
        files = try FolderListing.files(below: path, atMost: Self.mostFiles).filter { $0.hasSuffix(".xml") || $0.hasSuffix(".json") }.map {
            let parts = $0.split(separator: "/")
            let stem = parts.last?.split(separator: ".").first.map(String.init) ?? ""
            return (parts.dropLast().last.map(String.init) ?? "", stem, $0)
        }
    }

    /// The file that answers a call; nil when there is none.
    public func file(answering call: String) -> String? {
        let parts = call.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "functions":
            let id = parts[1]
            return files.first { file in
                file.folder == "codeless-function-\(id)" && file.stem == "source" || file.folder == id && file.stem == "logic"
                    || file.stem == id || file.stem == "codeless-function-\(id)"
            }?.path
        case "services":
            guard let dot = parts[1].lastIndex(of: ".") else { return nil }
            let service = String(parts[1][..<dot])
            let method = String(parts[1][parts[1].index(after: dot)...])
            return files.first { $0.folder == service && $0.stem == method }?.path
        default: return nil
        }
    }
}
