import BackendlessUsers
import BlockHost
import BlockModel
import BlockRuntime
import OrderedJSON

/// Makes a case of a checked value.
struct FlowCaseReader {
    /// The flow file.
    let file: String
    let files: FlowFiles

    /// Reads a case.
    func read(_ tree: FlowNode, at position: SourcePosition) throws(LoadFailure) -> FlowCase {
        let program: FlowProgram
        if let node = tree["program"], let name = node.text {
            program = try files.program(
                resolve(name), functions: folder(tree["functions"]), blocks: folder(tree["blocks"]), namedIn: file, at: node.position)
        } else {
            throw wrong("the key 'program' is missing", position)
        }
        let context = try context(of: tree)
        var settings = RunSettings()
        settings.seed = context.seed
        settings.now = context.now
        do throws(TimeZoneError) {
            settings.timeZone = try TimeZoneRules(named: context.timeZone)
        } catch {
            throw wrong("\(error)", tree["timeZone"]?.position ?? position)
        }
        if let node = tree["limits"] { limit(&settings.limits, node) }
        let expectation = try tree["expect"].map { (node) throws(LoadFailure) in try Expectation(node, file: file) } ?? Expectation()
        let name = tree["name"]?.text ?? tree["name"].map { JSONWriter.text($0.json) } ?? stem
        return FlowCase(
            file: file, name: name, position: position, program: program, context: context, faults: try faults(of: tree),
            answers: tree["answers"]?.items.compactMap(\.text) ?? [], settings: settings, expectation: expectation,
            snapshotFile: snapshotFile(name))
    }

    private func folder(_ node: FlowNode?) -> FlowFiles.Folder? {
        node.flatMap { node in node.text.map { FlowFiles.Folder(path: resolve($0), position: node.position) } }
    }

    /// The file's name without folder and ending.
    private var stem: String {
        let name = file.split(separator: "/").last.map(String.init) ?? file
        return name.hasSuffix(".flow.yaml") ? String(name.dropLast(10)) : name
    }

    private func wrong(_ message: String, _ position: SourcePosition, hint: String? = nil) -> LoadFailure {
        LoadFailure(Diagnostic(.error, code: "flow", message, file: file, at: position, hint: hint))
    }

    /// A path as the flow file names it: relative to the flow file.
    private func resolve(_ path: String) -> String {
        guard !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return path }
        return file[...slash] + path
    }

    private func snapshotFile(_ name: String) -> String {
        let base = file.hasSuffix(".flow.yaml") ? String(file.dropLast(10)) : file
        let slug = name.map { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" ? String($0) : "-" }.joined()
        return "\(base).snapshots/\(slug).json"
    }

    // MARK: Context

    private func context(of tree: FlowNode) throws(LoadFailure) -> RunContext {
        var context = RunContext()
        // A test that asks for something nobody answers tests nothing; 'strict: false' allows it.
        context.isStrict = true
        if let node = tree["context"] {
            if let name = node.text {
                context = try files.context(resolve(name), namedIn: file, at: node.position)
            } else {
                let isStrict = node["strict"] == nil
                context = try read(node)
                if isStrict { context.isStrict = true }
            }
        }
        let names = ["arguments", "stubs", "seed", "timeZone", "now", "users", "tables"]
        let own = tree.members.filter { names.contains($0.key) && !(["users", "tables", "now"].contains($0.key) && $0.value.text != nil) }
        if !own.isEmpty {
            let part = try read(FlowNode(content: .object(own), position: tree.position))
            for member in own {
                switch member.key {
                case "arguments": for (name, value) in part.arguments { context.arguments[name] = value }
                case "stubs": for (name, outcomes) in part.stubs { context.stubs[name] = outcomes }
                case "seed": context.seed = part.seed
                case "timeZone": context.timeZone = part.timeZone
                case "now": context.now = part.now
                case "tables": context.tables = part.tables
                default: context.users = part.users
                }
            }
        }
        if let node = tree["users"], let name = node.text {
            context.users = try files.users(resolve(name), namedIn: file, at: node.position)
        }
        if let node = tree["tables"], let name = node.text {
            context.tables = try files.tables(resolve(name), namedIn: file, at: node.position)
        }
        if let node = tree["now"], let text = node.text {
            context.now = parseDate(Array(text.utf16), in: (try? TimeZoneRules(named: context.timeZone)) ?? .utc)
            guard context.now.isFinite else {
                throw wrong("'now' must be milliseconds since 1970 or a date such as 2026-01-31T12:00:00Z, not '\(text)'", node.position)
            }
        }
        return context
    }

    /// Reads a context, or a part of one, that stands in the flow file.
    private func read(_ node: FlowNode) throws(LoadFailure) -> RunContext {
        let (bytes, places) = node.positionedText()
        func place(_ position: JSONPosition) -> SourcePosition {
            places.indices.contains(position.line - 1) ? places[position.line - 1] : node.position
        }
        let json: PositionedJSON
        do throws(JSONSyntaxError) {
            json = try JSONParser.parsePositioned(bytes, file: file)
        } catch {
            throw wrong(error.message, place(JSONPosition(line: error.line, column: error.column)), hint: error.hint)
        }
        let context: RunContext
        do throws(RunContextError) {
            context = try RunContext(json)
        } catch {
            throw FlowFiles.failure(error.problems, at: place) { _ in file }
        }
        if !context.warnings.isEmpty { throw FlowFiles.failure(context.warnings, at: place) { _ in file } }
        return context
    }

    // MARK: Faults and limits

    private func faults(of tree: FlowNode) throws(LoadFailure) -> [FaultRule] {
        var rules: [FaultRule] = []
        for node in tree["faults"]?.items ?? [] {
            do throws(UserFault) {
                rules.append(try FaultRule(node.text ?? ""))
            } catch {
                throw wrong(error.message, node.position, hint: "such as update:2=3029, login=timeout, login:3=slow:250")
            }
        }
        return rules
    }

    private func limit(_ limits: inout Limits, _ node: FlowNode) {
        for member in node.members {
            guard let number = member.value.number else { continue }
            let count = Int(exactly: number) ?? 0
            switch member.key {
            case "steps": limits.steps = count
            case "milliseconds": limits.timeSeconds = number / 1_000
            case "depth": limits.depth = count
            case "memory": limits.heapByteCount = count
            case "output": limits.outputByteCount = count
            default: break
            }
        }
    }
}
