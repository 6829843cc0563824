public import BlockModel
import Foundation

/// The cases of some flow files, in order. Cases of examples are made when they run, so a table of a million rows is one template.
public struct FlowSuite: Sendable {
    /// The cases and families of cases.
    public let templates: [FlowTemplate]
    /// The number of each template's first case.
    private let starts: [Int]
    /// How many cases there are.
    public let caseCount: Int

    /// Makes a suite of templates.
    public init(_ templates: [FlowTemplate]) {
        self.templates = templates
        var starts: [Int] = []
        var count = 0
        for template in templates {
            starts.append(count)
            count += template.caseCount
        }
        self.starts = starts
        caseCount = count
    }

    /// Reads flow files; of a folder, all that end in `.flow.yaml`, in any depth; hidden folders are left out.
    ///
    /// - Throws: everything that is wrong with all of them.
    public init(paths: [String], files: FlowFiles) throws(LoadFailure) {
        var templates: [FlowTemplate] = []
        var diagnostics = Diagnostics()
        for path in FlowSuite.files(in: paths) {
            do throws(LoadFailure) {
                templates += try FlowFile.read(path, files: files)
            } catch {
                diagnostics.append(contentsOf: error.diagnostics)
            }
        }
        if diagnostics.hasErrors { throw LoadFailure(diagnostics) }
        self.init(templates)
    }

    /// The files that some paths name; folders are searched.
    public static func files(in paths: [String]) -> [String] {
        paths.flatMap { path -> [String] in
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else { return [path] }
            let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
            var names: [String] = []
            let walker = FileManager.default.enumerator(atPath: folder)
            while let name = walker?.nextObject() as? String {
                // What tools keep for themselves, such as .build and .git, holds no flows of the user.
                if name.split(separator: "/").last?.hasPrefix(".") ?? false { walker?.skipDescendants() } else { names.append(name) }
            }
            return names.filter { $0.hasSuffix(".flow.yaml") }.sorted().map { folder == "." ? $0 : "\(folder)/\($0)" }
        }
    }

    /// The template of a case, and its row.
    func locate(_ number: Int) -> (template: FlowTemplate, row: Int) {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= number { low = middle } else { high = middle }
        }
        return (templates[low], number - starts[low])
    }

    /// Makes a case.
    func makeCase(_ number: Int) throws(LoadFailure) -> FlowCase {
        let (template, row) = locate(number)
        return try template.makeCase(row: row)
    }

    /// What names a case from run to run: its file and name; nil for a case that cannot be made.
    public func key(of number: Int) -> CaseKey? {
        (try? makeCase(number)).map { CaseKey(file: $0.file, name: $0.name) }
    }
}

/// What names a case from run to run.
public struct CaseKey: Hashable, Sendable {
    /// The flow file.
    public var file: String
    /// The name.
    public var name: String

    /// Makes a key.
    public init(file: String, name: String) {
        self.file = file
        self.name = name
    }
}
