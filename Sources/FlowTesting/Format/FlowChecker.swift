import BlockModel
import OrderedJSON

/// Compares a flow file with the shape that it must have, and collects what is wrong.
struct FlowChecker {
    /// The file as the user named it.
    let file: String
    /// Whether `${column}` may stand for any value.
    var allowsPlaceholders = false
    var diagnostics = Diagnostics()

    init(file: String, allowsPlaceholders: Bool = false) {
        self.file = file
        self.allowsPlaceholders = allowsPlaceholders
    }

    /// Checks a value.
    ///
    /// - Parameter what: how messages name it.
    mutating func check(_ node: FlowNode, _ shape: FlowShape, _ what: String) {
        if allowsPlaceholders, node.text?.contains("${") ?? false { return }
        switch (shape, node.content) {
        case (.any, _), (.text, .scalar(.string)), (.number, .scalar(.number)), (.flag, .scalar(.bool)), (.object, .object): break
        case (.whole(let least), .scalar(.number(let number))):
            if Int64(exactly: number).map({ $0 < least }) ?? true { wrong(node, shape, what) }
        case (.choice(let names), .scalar(.string(let text))):
            if names.contains(text) { break }
            if let nearest = nearest(text, names) {
                report(node.position, "\(what) must be \(shape.name), not '\(text)'", hint: "did you mean '\(nearest)'?")
            } else {
                report(node.position, "\(what) must be \(shape.name), not '\(text)'")
            }
        case (.list(let inner), .list(let items)):
            for (offset, item) in items.enumerated() { check(item, inner, "item \(offset + 1) of \(what)") }
        case (.members(let inner), .object(let members)):
            for member in members { check(member.value, inner, "'\(member.key)'") }
        case (.keys(let keys), .object(let members)): check(members, of: node, keys, what)
        case (.either(let shapes), _):
            // The one of the same kind of value tells what is wrong inside.
            guard let fitting = shapes.first(where: { fits(node, $0) }) else { return wrong(node, shape, what) }
            check(node, fitting, what)
        default: wrong(node, shape, what)
        }
    }

    private mutating func check(_ members: [FlowNode.Member], of node: FlowNode, _ keys: [FlowKey], _ what: String) {
        for member in members {
            if let key = keys.first(where: { $0.name == member.key }) {
                check(member.value, key.shape, "'\(key.name)'")
            } else if !member.key.hasPrefix("x-") {
                let names = keys.map(\.name)
                let hint = nearest(member.key, names).map { "did you mean '\($0)'?" } ?? "the keys are \(names.joined(separator: ", "))"
                report(member.keyPosition, "there is no key '\(member.key)' in \(what)", hint: hint)
            }
        }
        for key in keys where key.isRequired && !members.contains(where: { $0.key == key.name }) {
            report(node.position, "the key '\(key.name)' is missing in \(what)", hint: key.help)
        }
    }

    private func fits(_ node: FlowNode, _ shape: FlowShape) -> Bool {
        switch (shape, node.content) {
        case (.any, _), (.text, .scalar(.string)), (.number, .scalar(.number)), (.whole, .scalar(.number)), (.flag, .scalar(.bool)),
            (.choice, .scalar(.string)), (.list, .list), (.object, .object), (.keys, .object), (.members, .object):
            true
        case (.either(let shapes), _): shapes.contains { fits(node, $0) }
        default: false
        }
    }

    private mutating func wrong(_ node: FlowNode, _ shape: FlowShape, _ what: String) {
        let got: String
        switch node.content {
        case .scalar(.number(let number)): got = "\(JSONWriter.text(.number(number)))"
        default: got = node.kindName
        }
        report(node.position, "\(what) must be \(shape.name), not \(got)")
    }

    mutating func report(_ position: SourcePosition, _ message: String, hint: String? = nil) {
        diagnostics.append(Diagnostic(.error, code: "flow", message, file: file, at: position, hint: hint))
    }

    /// The nearest of some names: at most a third of the letters differ.
    private func nearest(_ name: String, _ names: [String]) -> String? {
        let name = Array(name.lowercased().unicodeScalars)
        let ranked = names.map { ($0, distance(name, Array($0.lowercased().unicodeScalars))) }
        guard let best = ranked.min(by: { $0.1 < $1.1 }), best.1 <= max(1, name.count / 3) else { return nil }
        return best.0
    }

    private func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        if left.count > 60 { return left.count }
        var row = Array(0...right.count)
        for (offset, scalar) in left.enumerated() {
            var diagonal = row[0]
            row[0] = offset + 1
            for position in right.indices {
                let above = row[position + 1]
                row[position + 1] = min(min(above, row[position]) + 1, diagonal + (scalar == right[position] ? 0 : 1))
                diagonal = above
            }
        }
        return row[right.count]
    }
}
