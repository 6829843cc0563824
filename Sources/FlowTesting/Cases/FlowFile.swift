public import BlockModel
import OrderedJSON

/// Reads flow files.
public enum FlowFile {
    /// Keys whose members a case adds to those of the file; all others it replaces.
    static let mergedKeys: Set = ["context", "expect", "limits", "stubs", "arguments"]

    /// Reads a file and what it names.
    ///
    /// - Returns: its cases in the order of the file.
    /// - Throws: everything that is wrong with it, each with its place and what was expected.
    public static func read(_ path: String, files: FlowFiles = FlowFiles()) throws(LoadFailure) -> [FlowTemplate] {
        let bytes = try files.bytes(path, namedIn: nil, at: nil)
        return try read(text: String(decoding: bytes, as: UTF8.self), file: path, files: files)
    }

    /// Reads the text of a file.
    public static func read(text: String, file: String, files: FlowFiles = FlowFiles()) throws(LoadFailure) -> [FlowTemplate] {
        let root = try FlowYAML.read(text, file: file)
        var checker = FlowChecker(file: file, allowsPlaceholders: true)
        if case .object = root.content {
            // Where every case names a program, the file need not.
            let isCaseProgram = (root["cases"]?.items ?? []).allSatisfy { $0["program"] != nil } && root["cases"] != nil
            let keys = FlowFormat.file.map { key in
                var key = key
                if key.name == "program", isCaseProgram { key.isRequired = false }
                return key
            }
            checker.check(root, .keys(keys), "a flow")
        } else {
            checker.report(root.position, "a flow must be an object with keys such as 'program', not \(root.kindName)")
        }
        if checker.diagnostics.hasErrors { throw LoadFailure(checker.diagnostics) }
        var templates: [FlowTemplate] = []
        var diagnostics = Diagnostics()
        func add(_ tree: FlowNode, at position: SourcePosition) {
            do throws(LoadFailure) {
                templates.append(try FlowTemplate(file: file, tree: tree, position: position, files: files))
            } catch {
                diagnostics.append(contentsOf: error.diagnostics)
            }
        }
        if let cases = root["cases"] {
            for item in cases.items { add(merge(root, item), at: item.position) }
        } else {
            add(root, at: root.position)
        }
        if diagnostics.hasErrors { throw LoadFailure(diagnostics) }
        return templates
    }

    /// The keys of a case over those of its file.
    private static func merge(_ base: FlowNode, _ own: FlowNode) -> FlowNode {
        var members = base.members.filter { $0.key != "cases" }
        for member in own.members {
            guard let offset = members.firstIndex(where: { $0.key == member.key }) else {
                members.append(member)
                continue
            }
            if mergedKeys.contains(member.key), case .object(let inner) = members[offset].value.content, case .object = member.value.content
            {
                var merged = member.value
                merged.content = .object(inner.filter { member.value[$0.key] == nil } + member.value.members)
                members[offset].value = merged
            } else if member.key == "name", let prefix = members[offset].value.text, let name = member.value.text {
                members[offset].value.content = .scalar(.string("\(prefix): \(name)"))
            } else {
                members[offset].value = member.value
            }
        }
        return FlowNode(content: .object(members), position: own.position)
    }
}
