import BackendlessUsers
import BlockHost
public import BlockRuntime

/// A value at whose change a program pauses.
public struct Watch {
    /// Tells it apart; numbers are never used again.
    public let number: Int
    /// The variable and the way into its value.
    public let path: String
    /// The variable.
    let name: String
    /// The unit that it belongs to.
    let unit: Int
    /// The call it is local to; nil for a variable that the unit's functions share.
    var frame: (fiber: Int, depth: Int, function: Int)?
    /// What it was last.
    public internal(set) var value: HostValue?

    init(number: Int, path: String, name: String, unit: Int) {
        self.number = number
        self.path = path
        self.name = name
        self.unit = unit
    }
}

/// A variable as people see it.
public struct DebugVariable {
    /// Its name.
    public let name: String
    /// Whether it is a parameter or local of the call; otherwise the functions of its unit share it.
    public let isLocal: Bool
    /// What it holds.
    public let value: LiveValue
}

extension DebugSession {
    /// The variables that are in scope in a call: its own, then those that the unit's functions share.
    public func variables(in frame: LiveFrame) -> [DebugVariable] {
        machine.locals(of: frame).map { DebugVariable(name: $0.name, isLocal: true, value: $0.value) }
            + machine.unitVariables(of: frame).map { DebugVariable(name: $0.name, isLocal: false, value: $0.value) }
    }

    /// The value that a path such as `user.address[1].city` leads to.
    ///
    /// - Parameter isShared: whether parameters and locals of the call are left out.
    /// - Throws: `DebugMessage` that names the part that is not there.
    public func find(
        _ path: String, in frame: LiveFrame?, isShared: Bool = false
    ) throws(DebugMessage) -> (name: String, value: LiveValue, isLocal: Bool) {
        guard let frame else { throw DebugMessage("the program does not stand anywhere") }
        let variables = variables(in: frame).filter { !isShared || !$0.isLocal }
        let name = try Self.name(in: path, among: variables.map(\.name))
        // An inner one hides an outer one.
        guard let variable = variables.last(where: { $0.name == name && $0.isLocal }) ?? variables.first(where: { $0.name == name }) else {
            throw .unknown("variable", name, known: [])
        }
        var value = variable.value
        var walked = variable.name
        for step in try steps(of: path.dropFirst(name.count)) {
            guard let part = machine.part(of: value, step) else {
                throw DebugMessage("'\(walked)' is \(line(value, named: variable.name)) and has no '\(step)'")
            }
            value = part
            walked += ".\(step)"
        }
        return (variable.name, value, variable.isLocal)
    }

    /// The name that a path begins with. Names may have blanks and dots of their own: the longest that fits wins.
    ///
    /// - Throws: `DebugMessage` with the nearest name that there is.
    static func name(in path: String, among names: [String]) throws(DebugMessage) -> String {
        let lowercased = path.lowercased()
        let fitting = names.filter { name in
            guard lowercased.hasPrefix(name.lowercased()) else { return false }
            let rest = path.dropFirst(name.count)
            return rest.isEmpty || rest.first == "." || rest.first == "["
        }
        guard let name = fitting.max(by: { $0.count < $1.count }) else {
            throw .unknown("variable", String(path.prefix { $0 != "." && $0 != "[" }), known: names)
        }
        return name
    }

    /// Whether a condition holds in a call.
    ///
    /// - Throws: `DebugMessage` that names a variable that there is not.
    public func holds(_ condition: Condition, in frame: LiveFrame) throws(DebugMessage) -> Bool {
        let names = variables(in: frame).map(\.name)
        for path in condition.paths { _ = try Self.name(in: path, among: names) }
        return condition.holds { value(ofPath: $0, in: frame) }
    }

    /// The steps of `.name[1]["a name"]`.
    private func steps(of path: Substring) throws(DebugMessage) -> [String] {
        var rest = path
        var steps: [String] = []
        while let first = rest.first {
            rest = rest.dropFirst()
            if first == "[" {
                guard let end = rest.firstIndex(of: "]") else { throw DebugMessage("a ']' is missing") }
                steps.append(String(rest[..<end].filter { $0 != "\"" && $0 != "'" }))
                rest = rest[rest.index(after: end)...]
            } else {
                let step = rest.prefix { $0 != "." && $0 != "[" }
                guard first == ".", !step.isEmpty else { throw DebugMessage("'\(path)' is no way into a value") }
                steps.append(String(step))
                rest = rest.dropFirst(step.count)
            }
        }
        return steps
    }

    /// A copy of the value that a path leads to; nil where there is none.
    func value(ofPath path: String, in frame: LiveFrame, isShared: Bool = false) -> HostValue? {
        do throws(DebugMessage) {
            return machine.copy(try find(path, in: frame, isShared: isShared).value)
        } catch {
            return nil
        }
    }

    /// The present value of a watch; nil where its call does not run.
    func value(of watch: Watch) -> HostValue? {
        guard let wanted = watch.frame else {
            guard let frame = frame(ofUnit: watch.unit) else { return nil }
            // Of a main body, what is local to it may be what its procedures see.
            let isMain = frame.function == program.program.units[watch.unit].function
            return value(ofPath: watch.path, in: frame, isShared: !isMain)
        }
        let frame = machine.frames.first { $0.fiber == wanted.fiber && $0.depth == wanted.depth && $0.function == wanted.function }
        return frame.flatMap { value(ofPath: watch.path, in: $0) }
    }

    /// The innermost call of a unit's functions.
    private func frame(ofUnit unit: Int) -> LiveFrame? {
        let functions = program.program.functions
        if let frame = machine.innermostFrame, functions[frame.function].unit == unit { return frame }
        return machine.frames.first { functions[$0.function].unit == unit }
    }

    /// A message with the values of the `{paths}` in it.
    func filled(_ message: String, in frame: LiveFrame) -> String {
        var result = ""
        var rest = message[...]
        while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
            let path = String(rest[rest.index(after: start)..<end])
            result += rest[..<start] + (value(ofPath: path, in: frame).map { line($0, named: path) } ?? "undefined")
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }

    // MARK: Text

    /// A value on one line, without secrets.
    ///
    /// - Parameter name: the variable or path it comes from: some names tell a secret.
    public func line(_ value: LiveValue, named name: String, limit: Int = 160) -> String {
        line(machine.copy(value), named: name, limit: limit)
    }

    /// A value on one line, without secrets.
    public func line(_ value: HostValue, named name: String, limit: Int = 160) -> String {
        guard secrets.isHiding else { return ValueText.line(value, limit: limit) }
        let last = name.split { $0 == "." || $0 == "[" || $0 == "]" }.last.map(String.init) ?? name
        if Redaction.isSecret(last), !value.isMissing { return Redaction.mark }
        return secrets.redact(ValueText.line(ValueText.withoutSecrets(value), limit: limit))
    }

    /// A value in full, as `console.log` writes it, without secrets.
    public func text(_ value: LiveValue, named name: String) -> String {
        let copy = machine.copy(value, depth: 4, count: 100)
        guard secrets.isHiding else { return ConsoleText.inspect(copy, in: machine.settings.timeZone) }
        let last = name.split { $0 == "." || $0 == "[" || $0 == "]" }.last.map(String.init) ?? name
        if Redaction.isSecret(last), !copy.isMissing { return Redaction.mark }
        return secrets.redact(ConsoleText.inspect(ValueText.withoutSecrets(copy), in: machine.settings.timeZone))
    }
}
