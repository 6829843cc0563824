public import BlockModel
import OrderedJSON

/// A case of a flow file, or a family of cases that the rows of a table make of it.
public struct FlowTemplate: Sendable {
    /// The rows of the table of examples.
    enum Rows: Sendable {
        /// No table: one case.
        case none
        /// As many rows, with nothing but their number.
        case count(Int)
        /// A row's columns as members of an object.
        case list([FlowNode])
    }

    /// The flow file as the user named it.
    public let file: String
    /// Where the case stands in it.
    public let position: SourcePosition
    /// The keys of the case over those of the file.
    let tree: FlowNode
    let rows: Rows
    /// The case, when it is the same in every row.
    let fixed: FlowCase?
    private let files: FlowFiles

    /// How many cases it stands for.
    public var caseCount: Int {
        switch rows {
        case .none: 1
        case .count(let count): count
        case .list(let rows): rows.count
        }
    }

    /// Makes the template of a case whose shape has been checked.
    init(file: String, tree: FlowNode, position: SourcePosition, files: FlowFiles) throws(LoadFailure) {
        self.file = file
        self.position = position
        self.files = files
        switch tree["examples"]?.content {
        case .scalar(.number(let count))?: rows = .count(Int(exactly: count) ?? 1)
        case .list(let items)?: rows = .list(items)
        default: rows = .none
        }
        var tree = tree
        tree.content = .object(tree.members.filter { $0.key != "examples" && $0.key != "cases" })
        self.tree = tree
        fixed = tree.hasPlaceholder ? nil : try FlowCaseReader(file: file, files: files).read(tree, at: position)
    }

    /// Makes a case.
    ///
    /// - Parameter row: 0-based.
    /// - Throws: what is wrong with it once the columns are filled in.
    func makeCase(row: Int) throws(LoadFailure) -> FlowCase {
        if var fixed {
            if case .none = rows { return fixed }
            fixed.name += " (row \(row + 1))"
            return fixed
        }
        var columns: [String: FlowNode] = ["row": FlowNode(content: .scalar(.number(Double(row + 1))), position: position)]
        var place = position
        if case .list(let rows) = rows {
            place = rows[row].position
            for member in rows[row].members { columns[member.key] = member.value }
        }
        let filled = try tree.filled(with: columns, file: file)
        var checker = FlowChecker(file: file)
        checker.check(filled, .keys(FlowFormat.caseKeys), "a case")
        if checker.diagnostics.hasErrors { throw LoadFailure(checker.diagnostics) }
        var made = try FlowCaseReader(file: file, files: files).read(filled, at: place)
        if tree["name"]?.hasPlaceholder != true, case .list = rows { made.name += " (row \(row + 1))" }
        if tree["name"]?.hasPlaceholder != true, case .count = rows { made.name += " (row \(row + 1))" }
        return made
    }
}

extension FlowNode {
    /// Whether `${...}` stands anywhere in it.
    var hasPlaceholder: Bool {
        switch content {
        case .scalar(.string(let text)): text.contains("${")
        case .scalar: false
        case .list(let items): items.contains(where: \.hasPlaceholder)
        case .object(let members): members.contains { $0.value.hasPlaceholder }
        }
    }

    /// The value with `${column}` replaced: a text that is nothing else becomes the column's value, whatever its kind.
    func filled(with columns: [String: FlowNode], file: String) throws(LoadFailure) -> FlowNode {
        var filled = self
        switch content {
        case .scalar(.string(let text)):
            guard text.contains("${") else { return self }
            filled.content = try fill(text, columns, file)
        case .scalar: break
        case .list(let items):
            var list: [FlowNode] = []
            list.reserveCapacity(items.count)
            for item in items { list.append(try item.filled(with: columns, file: file)) }
            filled.content = .list(list)
        case .object(let members):
            var list = members
            for offset in list.indices { list[offset].value = try list[offset].value.filled(with: columns, file: file) }
            filled.content = .object(list)
        }
        return filled
    }

    private func fill(_ text: String, _ columns: [String: FlowNode], _ file: String) throws(LoadFailure) -> Content {
        var result = ""
        var rest = text[...]
        while let start = rest.firstRange(of: "${"), let end = rest[start.upperBound...].firstIndex(of: "}") {
            let name = String(rest[start.upperBound..<end])
            guard let value = columns[name] else {
                throw LoadFailure(
                    Diagnostic(
                        .error, code: "flow", "there is no column '\(name)' in the examples", file: file, at: position,
                        hint: "the columns are \(columns.keys.sorted().joined(separator: ", "))"))
            }
            let after = rest.index(after: end)
            if start.lowerBound == text.startIndex, after == text.endIndex { return value.content }
            result += rest[..<start.lowerBound] + (value.text ?? JSONWriter.text(value.json))
            rest = rest[after...]
        }
        return .scalar(.string(result + rest))
    }
}
