public import BlockModel
import BlockRuntime

/// A slow and obvious interpreter of Blockly workspaces, to compare the machine with.
///
/// It walks the blocks of a workspace directly and does, step by step, what the JavaScript that Blockly generates would do. It
/// shares nothing with the compiler and the machine but the random generator and the conversions of numbers to and from text.
///
/// - Source: Blockly, generators/javascript/*.ts; ECMA-262.
public final class ReferenceInterpreter {
    /// How a program ended.
    public enum Ending: Equatable, Sendable {
        /// It ran to its end.
        case finished
        /// An error of this name ended it.
        case failed(String)
        /// It runs too long or makes too much to be compared.
        case skipped
    }

    /// What was printed and asked, line by line.
    public private(set) var lines: [String] = []
    /// Whether a result may differ in its last digits from another library's: a power, a logarithm, an angle.
    public internal(set) var isInexact = false
    /// The answers that prompts get, in turn.
    let answers: [String?]
    private var answerCount = 0
    let isOneBased: Bool
    let source: ReferenceWorkspace
    var random: RandomGenerator
    /// Statements and rounds that may still be run.
    private var stepsLeft: Int
    private var globals: [String: ReferenceValue] = [:]
    private var parameters: [String: ReferenceValue] = [:]
    private var procedures: [String: Block] = [:]
    private var callDepth = 0
    /// Statement inputs around the running block, of which a newline in a text keeps the indentation.
    var nesting = 0

    /// Makes an interpreter at the start of a workspace.
    ///
    /// - Parameters:
    ///   - workspace: what to run.
    ///   - seed: seed of the random numbers.
    ///   - answers: what prompts are answered, in turn and over again; nil cancels.
    ///   - isOneBased: whether positions start at 1.
    ///   - stepLimit: statements and rounds after which a program is skipped.
    public init(_ workspace: Workspace, seed: UInt64, answers: [String?], isOneBased: Bool = true, stepLimit: Int = 4000) {
        source = ReferenceWorkspace(workspace: workspace)
        random = RandomGenerator(seed: seed)
        self.answers = answers
        self.isOneBased = isOneBased
        stepsLeft = stepLimit
    }

    /// Runs the workspace to its end.
    public func run() -> Ending {
        let stacks = source.stacks
        for block in stacks where block.type.hasPrefix("procedures_def") && source.isOn(block) {
            let name = procedureName(source.field(block, "NAME"))
            if procedures[name] == nil { procedures[name] = block }
        }
        do throws(ReferenceStop) {
            for block in stacks where !block.type.hasPrefix("procedures_def") { try run(from: block) }
            return .finished
        } catch .error(let name) {
            return .failed(name)
        } catch {
            return .skipped
        }
    }

    /// Prints a line.
    func print(_ text: [UInt16]) { lines.append(String(decoding: text, as: UTF16.self)) }

    /// Asks a question.
    func prompt(_ message: [UInt16]) -> ReferenceValue {
        lines.append("? " + String(decoding: message, as: UTF16.self))
        answerCount += 1
        return answers[(answerCount - 1) % answers.count].map { .text($0) } ?? .null
    }

    /// Counts a statement or a round.
    func step() throws(ReferenceStop) {
        stepsLeft -= 1
        if stepsLeft < 0 { throw .tooLong }
    }

    // MARK: Variables

    /// Reads a variable: a parameter of the running procedure, else a global one.
    func read(_ name: String) -> ReferenceValue { parameters[name] ?? globals[name] ?? .undefined }

    /// Assigns a variable.
    func assign(_ name: String, _ value: ReferenceValue) {
        if parameters[name] != nil { parameters[name] = value } else { globals[name] = value }
    }

    // MARK: Procedures

    private func procedureName(_ name: String) -> String {
        String(decoding: referenceTrimmed(Array(name.utf16), left: true, right: true), as: UTF16.self).lowercased()
    }

    /// Calls the procedure that a block names: arguments first, then the body.
    func call(_ block: Block) throws(ReferenceStop) -> ReferenceValue {
        let mutation = block.mutations.last
        let name = procedureName(mutation?["name"] ?? "")
        guard let definition = procedures[name] else { throw .error("ReferenceError") }
        var arguments: [ReferenceValue] = []
        for offset in 0..<(mutation?.children.count(where: { $0.name == "arg" }) ?? 0) {
            arguments.append(try value(block, "ARG\(offset)", .null))
        }
        try step()
        if callDepth > 30 { throw .tooLong }

        let names = (definition.mutations.last?.children ?? []).filter { $0.name == "arg" }.map { ($0["name"] ?? "").lowercased() }
        var frame: [String: ReferenceValue] = [:]
        for (offset, name) in names.enumerated() { frame[name] = offset < arguments.count ? arguments[offset] : .undefined }
        let caller = (parameters, nesting)
        parameters = frame
        nesting = 0
        callDepth += 1
        defer {
            (parameters, nesting) = caller
            callDepth -= 1
        }
        if case .leave(let result) = try runStatements(definition, "STACK") { return result }
        return try value(definition, "RETURN", .undefined)
    }

    // MARK: Inputs

    /// The value of an input; a default where nothing is plugged in.
    func value(_ block: Block, _ input: String, _ standard: ReferenceValue) throws(ReferenceStop) -> ReferenceValue {
        guard let child = source.content(block, input) else { return standard }
        return try value(of: child)
    }

    /// An input as a number.
    func number(_ block: Block, _ input: String, _ standard: Double = 0) throws(ReferenceStop) -> Double {
        try value(block, input, .number(standard)).toNumber()
    }

    /// The value of a block.
    func value(of block: Block) throws(ReferenceStop) -> ReferenceValue {
        switch block.type {
        case let type where type.hasPrefix("logic_"): return try logicValue(block)
        case let type where type.hasPrefix("math_"): return try mathValue(block)
        case let type where type.hasPrefix("text"): return try textValue(block)
        case let type where type.hasPrefix("lists_"): return try listValue(block)
        case let type where type.hasPrefix("colour_"): return try colourValue(block)
        case "variables_get", "variables_get_dynamic": return read(source.variable(block))
        case "procedures_callreturn", "procedures_callnoreturn": return try call(block)
        default: throw .error("unknown block \(block.type)")
        }
    }

    /// The number that a block's code is, if it is a plain one: digits, perhaps a sign and a fraction.
    func literal(_ block: Block?, _ standard: Double) -> Double? {
        guard let block else { return standard }
        if block.type == "math_number" {
            let number = source.number(block, "NUM", 0)
            return javaScriptText(number).allSatisfy({ $0.isNumber || $0 == "." || $0 == "-" }) ? number : nil
        }
        if block.type == "math_single", source.field(block, "OP", "ROOT") == "NEG" {
            let child = source.content(block, "NUM")
            guard child == nil || child?.type == "math_number", let number = literal(child, 0), number >= 0 else { return nil }
            return -number
        }
        return nil
    }

    /// The variable whose bare name an input's code is.
    func plainVariable(_ block: Block, _ input: String) -> String? {
        guard let child = source.content(block, input), child.type.hasPrefix("variables_get") else { return nil }
        return source.variable(child)
    }
}
