public import BlockModel
import OrderedJSON
import Yams

/// Reads YAML into nodes with places.
///
/// Plain scalars are what YAML 1.2's core schema makes of them: `null`, `~`, `true`, `false` and JSON's numbers; everything else, dates and
/// `yes` included, is text.
public enum FlowYAML {
    /// The most values that a file may stand for once its aliases are replaced.
    static let mostNodes = 5_000_000

    /// Reads a file's text.
    ///
    /// - Throws: what is wrong, with its place.
    public static func read(_ text: String, file: String) throws(LoadFailure) -> FlowNode {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch let error as YamlError {
            throw LoadFailure(diagnostic(error, file))
        } catch {
            throw LoadFailure(Diagnostic(.error, code: "flow-yaml", "this is no YAML: \(error)", file: file))
        }
        guard let root else {
            throw LoadFailure(
                Diagnostic(
                    .error, code: "flow-yaml", "the file is empty", file: file, at: SourcePosition(line: 1, column: 1),
                    hint: "a flow names a program: 'program: login.xml'"))
        }
        var budget = mostNodes
        return try convert(root, file, &budget, depth: 0)
    }

    private static func diagnostic(_ error: YamlError, _ file: String) -> Diagnostic {
        var place: Mark?
        var message: String
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
            place = mark
            message = problem
        case .duplicatedKeysInMapping(let duplicates, let context):
            place = context.mark
            message = "the key \(duplicates.map { "'\($0)'" }.joined(separator: ", ")) is there twice"
        default: message = "\(error)"
        }
        if message.hasSuffix(".") { message.removeLast() }
        return Diagnostic(
            .error, code: "flow-yaml", "this is no YAML: \(message)", file: file,
            at: place.map { SourcePosition(line: $0.line, column: $0.column) })
    }

    private static func convert(_ node: Node, _ file: String, _ budget: inout Int, depth: Int) throws(LoadFailure) -> FlowNode {
        let position = SourcePosition(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
        budget -= 1
        guard budget > 0, depth < 500 else {
            throw LoadFailure(
                Diagnostic(.error, code: "flow-yaml", "there is too much in this file, or too deep", file: file, at: position))
        }
        switch node {
        case .scalar(let scalar): return FlowNode(content: .scalar(value(of: scalar)), position: position)
        case .sequence(let sequence):
            var items: [FlowNode] = []
            for item in sequence { items.append(try convert(item, file, &budget, depth: depth + 1)) }
            return FlowNode(content: .list(items), position: position)
        case .mapping(let mapping):
            var members: [FlowNode.Member] = []
            var merged: [FlowNode.Member] = []
            for (key, value) in mapping {
                guard let name = key.scalar?.string else {
                    let place = SourcePosition(line: key.mark?.line ?? 1, column: key.mark?.column ?? 1)
                    throw LoadFailure(Diagnostic(.error, code: "flow-yaml", "a key must be a text", file: file, at: place))
                }
                let converted = try convert(value, file, &budget, depth: depth + 1)
                if name == "<<", key.scalar?.style == .plain {
                    let sources = converted.items.isEmpty ? [converted] : converted.items
                    merged += sources.flatMap(\.members)
                    continue
                }
                let place = SourcePosition(line: key.mark?.line ?? 1, column: key.mark?.column ?? 1)
                members.append(FlowNode.Member(key: name, keyPosition: place, value: converted))
            }
            for member in merged where !members.contains(where: { $0.key == member.key }) { members.append(member) }
            return FlowNode(content: .object(members), position: position)
        case .alias: return FlowNode(content: .scalar(.null), position: position)
        }
    }

    private static func value(of scalar: Node.Scalar) -> JSONValue {
        let text = scalar.string
        guard scalar.style == .plain || scalar.style == .any else { return .string(text) }
        switch text {
        case "", "~", "null", "Null", "NULL": return .null
        case "true", "True", "TRUE": return .bool(true)
        case "false", "False", "FALSE": return .bool(false)
        default: break
        }
        guard let first = text.utf8.first, first == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first),
            let number = try? JSONParser.parse(text)
        else { return .string(text) }
        return number
    }
}
