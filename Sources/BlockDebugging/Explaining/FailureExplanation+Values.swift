import BackendlessUsers
import BlockCompiler
import BlockModel
import BlockRecording
import BlockRuntime

/// Where the values come from that a block was given.
extension FailureExplanation {
    /// A value that was plugged into a block.
    struct Given {
        /// The input.
        var name: String
        /// What it was.
        var value: TracedValue
        /// The block that gave it.
        var site: Int
        /// When it was done.
        var event: Int
        /// How it stands there.
        var reference: BlockReference
        var workspace: Workspace
    }

    /// Values inside values that are followed.
    private static let deepest = 4

    /// The values that a block was given before an event, in the order of its inputs.
    func inputs(ofBlock site: Int, openedBy start: Int, before event: Int) -> [Given] {
        guard let (workspace, reference) = block(site) else { return [] }
        let (strand, depth) = (recording[start].strand, recording[start].depth)
        var found: [String: Given] = [:]
        for offset in (start + 1)..<max(start + 1, event) {
            let other = recording[offset]
            guard other.kind == .leave, other.strand == strand, other.depth == depth, let value = other.value, let site = other.site,
                let (_, child) = block(site),
                let input = workspace[reference].inputs.last(where: { $0.content == child })
            else { continue }
            found[input.name] = Given(name: input.name, value: value, site: site, event: offset, reference: child, workspace: workspace)
        }
        let names = definition(of: site)?.inputs(of: workspace[reference]).map(\.name) ?? []
        return found.values.sorted {
            (names.firstIndex(of: $0.name) ?? .max, $0.name) < (names.firstIndex(of: $1.name) ?? .max, $1.name)
        }
    }

    /// Where a value came from: `: user, which \`set user to ...\` (2:6) had set`; empty where the block itself says it.
    func origin(of given: Given, _ event: Int, depth: Int = 0) -> String {
        let block = given.workspace[given.reference]
        guard depth < Self.deepest, let definition = program.catalog.definition(of: block.type) else { return "" }
        if let field = definition.fields.first, definition.inputs.isEmpty, case .variable = field.kind,
            let name = variableName(field, of: block, in: given.workspace)
        {
            return ", the variable '\(name)', " + history(ofVariable: name, event, in: given.workspace)
        }
        if definition.inputs.isEmpty && !definition.takesAnyInput { return "" }
        var text = ", from " + quote(given.site)
        guard isMissing(given.value), let start = opening(of: given) else { return text }
        for inner in inputs(ofBlock: given.site, openedBy: start, before: given.event) where !isLiteral(inner) {
            text += ", whose \(inner.name) was \(shown(inner.value, named: inner.name))" + origin(of: inner, given.event, depth: depth + 1)
        }
        return text
    }

    /// Who wrote a variable last, or why nobody did.
    private func history(ofVariable name: String, _ event: Int, in workspace: Workspace) -> String {
        if let value = value(ofVariable: name, event) {
            guard let writer = value.writer else { return "which was given at the start" }
            if recording[value.event].kind == .write, let passed = passed(name, value.event) { return passed }
            return "which was set by \(quote(writer))"
        }
        let writers = self.writers(of: name, in: workspace)
        guard let writer = writers.first else { return "which no block sets" }
        let site = self.site(of: writer, in: workspace)
        let others = writers.count > 1 ? " (nor by \(writers.count - 1) other\(writers.count == 2 ? "" : "s"))" : ""
        let only = writers.count > 1 ? "which was not yet set by " : "which is set only by "
        guard let site, let start = recording.next(entering: site, after: -1), start < event else {
            return only + "\(quote(writer, in: workspace))\(others), which did not run" + reasonNotToRun(writer, in: workspace, event)
        }
        guard let value = error(between: start, and: event) else { return only + quote(site) + others }
        let around = tryAround(writer, in: workspace).map { " inside \(quote($0, in: workspace))" } ?? ""
        return only + "\(quote(site))\(around)\(others), which was stopped by \(summary(value))"
    }

    private func error(between start: Int, and event: Int) -> TracedValue? {
        recording.errors.first { $0 > start && $0 < event }.flatMap { recording[$0].value }
    }

    /// The error that stopped the first block that would have set a variable, which nothing has set.
    func errorThatStopped(_ name: String, _ event: Int, in workspace: Workspace) -> TracedValue? {
        guard value(ofVariable: name, event) == nil, let writer = writers(of: name, in: workspace).first,
            let site = site(of: writer, in: workspace), let start = recording.next(entering: site, after: -1), start < event
        else { return nil }
        return error(between: start, and: event)
    }

    /// Why a block did not run: the condition around it.
    private func reasonNotToRun(_ reference: BlockReference, in workspace: Workspace, _ event: Int) -> String {
        var next = workspace[reference].parent
        while let reference = next {
            let block = workspace[reference]
            if let definition = program.catalog.definition(of: block.type), definition.category == .logic,
                let site = site(of: reference, in: workspace), let start = recording.last(entering: site, before: event)
            {
                let values = inputs(ofBlock: site, openedBy: start, before: event).map { "its \($0.name) was \($0.value.description)" }
                return values.isEmpty ? "" : ": it is inside \(quote(site)) and " + values.joined(separator: ", ")
            }
            next = block.parent
        }
        return ""
    }

    /// The enabled statements that set a variable.
    private func writers(of name: String, in workspace: Workspace) -> [BlockReference] {
        workspace.blocks.indices.map { BlockReference(offset: $0) }.filter { reference in
            let block = workspace[reference]
            guard block.isEnabled, let definition = program.catalog.definition(of: block.type), definition.shape == .statement,
                definition.category == .variables
            else { return false }
            return definition.fields.contains {
                guard case .variable = $0.kind else { return false }
                return variableName($0, of: block, in: workspace)?.lowercased() == name.lowercased()
            }
        }
    }

    /// The innermost block around a block that takes errors in.
    func tryAround(_ reference: BlockReference, in workspace: Workspace) -> BlockReference? {
        var next = workspace[reference].parent
        while let reference = next {
            let block = workspace[reference]
            if let definition = program.catalog.definition(of: block.type), definition.category == .errors,
                definition.inputs.contains(where: { $0.kind == .statement })
            {
                return reference
            }
            next = block.parent
        }
        return nil
    }

    /// Who passed a parameter; nil where an event is no write by which a procedure or callback gets its parameters.
    private func passed(_ name: String, _ event: Int) -> String? {
        let stack = recording.stack(at: event, limit: 2)
        guard let function = stack.first, function.isFunction else { return nil }
        guard stack.count > 1 else { return "which is the item that the callback was given" }
        let call = stack[1]
        let arguments = block(function.site).map { $0.workspace[$0.reference].mutationArguments } ?? []
        let position = arguments.lastIndex { $0.lowercased() == name.lowercased() }
        let given = inputs(ofBlock: call.site, openedBy: call.event, before: function.event).first { given in
            position.map { given.name == "ARG\($0)" } ?? false
        }
        guard let given else { return "which \(quote(call.site)) did not pass" }
        return "which was passed by \(quote(call.site))" + origin(of: given, function.event, depth: 1)
    }

    /// The event that opened the block of a value.
    private func opening(of given: Given) -> Int? {
        let strand = recording[given.event].strand
        var offset = given.event - 1
        while offset >= 0 {
            let other = recording[offset]
            if other.kind.opens, other.site == given.site, other.strand == strand { return offset }
            offset -= 1
        }
        return nil
    }

    private func isLiteral(_ given: Given) -> Bool {
        let definition = program.catalog.definition(of: given.workspace[given.reference].type)
        guard let definition, definition.inputs.isEmpty, let field = definition.fields.first else { return false }
        if case .variable = field.kind { return false }
        return true
    }

    func isMissing(_ value: TracedValue) -> Bool { value == .undefined || value == .null }

    // MARK: Variables and blocks

    /// What a variable held at an event, as the code there sees it.
    func value(ofVariable name: String, _ event: Int) -> RecordingState.VariableValue? {
        recording.variables(at: event).last { recording.variables[$0.variable].name.lowercased() == name.lowercased() }
    }

    func variableName(_ field: FieldDefinition, of block: Block, in workspace: Workspace) -> String? {
        guard case .variable(let defaultName) = field.kind else { return nil }
        let written = block.field(field.name)
        if let id = written?.variableID, let declared = workspace.variables.first(where: { $0.id == id })?.name { return declared }
        guard let text = written?.text, !text.isEmpty else { return defaultName }
        return text
    }

    func definition(of site: Int) -> BlockDefinition? { program.catalog.definition(of: recording.sites[site].type) }

    func block(_ site: Int) -> (workspace: Workspace, reference: BlockReference)? { program.block(at: programSite(site)) }

    /// The number of a block in the recording.
    func site(of reference: BlockReference, in workspace: Workspace) -> Int? {
        let position = workspace[reference].position
        return recording.sites.firstIndex {
            $0.line == Int(position.line) && $0.column == Int(position.column) && fileName($0) == workspace.file
        }
    }

    private func programSite(_ site: Int) -> Program.BlockSite {
        let own = recording.sites[site]
        return Program.BlockSite(type: own.type, id: own.id, file: fileName(own), line: own.line, column: own.column)
    }

    private func fileName(_ site: Recording.Site) -> String { site.file.map { recording.files[$0].name } ?? program.mainFile }

    /// A block as it is named in an explanation: what it says, and where it is.
    func quote(_ site: Int) -> String {
        let own = programSite(site)
        let file = own.file == program.mainFile ? "" : own.file + ":"
        return "*\(program.sentence(of: own))* (\(file)\(own.line):\(own.column))"
    }

    func quote(_ reference: BlockReference, in workspace: Workspace) -> String {
        let block = workspace[reference]
        let site = Program.BlockSite(
            type: block.type, id: block.id, file: workspace.file, line: Int(block.position.line), column: Int(block.position.column))
        let file = workspace.file == program.mainFile ? "" : workspace.file + ":"
        return "*\(program.sentence(of: site))* (\(file)\(site.line):\(site.column))"
    }

    /// A value, unless its name tells that it is a secret.
    func shown(_ value: TracedValue, named name: String) -> String {
        Redaction.isSecret(name) && !isMissing(value) ? Redaction.mark : value.description
    }

    /// An error without the quotes of a text.
    private func summary(_ value: TracedValue) -> String {
        if case .text(let text, _) = value { return text }
        // `Error: message {code: 3003}`
        let text = value.description
        let parts = text.split(separator: "{", maxSplits: 1)
        guard parts.count == 2, parts[1].hasPrefix("code: "), text.hasSuffix("}") else { return text }
        return parts[0] + "(" + parts[1].dropLast().split(separator: ":").joined(separator: "") + ")"
    }
}
