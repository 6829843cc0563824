public import BlockModel
public import BlockRuntime

/// Everything that is known of one block type: its shape for people and editors, and its meaning.
///
/// A definition is written once, in a file of its own under `Blocks/`; the checker, the compiler, the drawing, the
/// reference page and `codeless blocks` all read it. It is an object because the compiler asks for it many times a block.
public final class BlockDefinition: Sendable {
    /// The XML type, such as `controls_repeat_ext`; for a pattern, its fixed beginning.
    public let type: String
    /// Other types with the same meaning: legacy names, or names that were renamed between versions.
    public let aliases: [String]
    /// How types that carry a name or an id are recognised; nil when `type` is the whole type.
    public let pattern: TypePattern?
    /// Where it stands in a toolbox.
    public let category: BlockCategory
    /// Its colour where that is not its category's.
    public let colour: BlockColour?
    /// Whether an editor has a dialog that shapes it, behind a gear on the block.
    public let hasMutator: Bool
    /// Which of the two languages have it.
    public let dialects: Set<Dialect>
    /// What it shows, Blockly's way: `%NAME` stands for the input or field of a name, a line feed for the next message.
    public let message: String
    /// What one block shows where that depends on the block; nil when `message` tells all.
    public let shownMessage: (@Sendable (Block) -> BlockMessage)?
    /// Whether value inputs stand in one row with the rest where the file does not say; nil leaves it to Blockly's rule.
    public let isInline: Bool?
    /// Its one-line meaning: a third-person sentence.
    public let help: String
    /// Where its meaning comes from.
    public let source: String
    /// Whether it gives a value, is a statement, or starts a stack.
    public let shape: BlockShape
    /// The types it gives where they depend on the block; nil when its shape tells them.
    public let outputTypes: (@Sendable (Block) -> [String])?
    /// Its fields.
    public let fields: [FieldDefinition]
    /// Its inputs in the order of evaluation.
    public let inputs: [InputDefinition]
    /// Whether inputs of any further name are arguments, as those of library functions are.
    public let takesAnyInput: Bool
    /// What its `<mutation>` may look like, for people; empty when it has none.
    public let mutation: String
    /// What it does.
    public let meaning: BlockMeaning
    /// How it is compiled as the condition of a jump; nil to compute a value and test that.
    public let condition: Condition?
    /// How it goes on from a left operand where JavaScript needs no brackets around it; nil where it always has them.
    public let chain: Chain?
    /// The names it binds inside its statements, such as the item of a list callback.
    public let localVariables: (@Sendable (Block) -> [String])?
    /// Which of its inputs run as a callback: a function of their own.
    public let callbackInputs: [String]

    /// Whether computing it does more than give a value: asks the host, or changes a list. Nil: its category tells.
    public let hasEffects: (@Sendable (Block) -> Bool)?

    /// What the code generated for a value block is where it is a single word, which the blocks around it look at.
    public let word: Word?

    /// Compiles a jump to a label, taken when the condition's truth is `jumpWhen`.
    public typealias Condition = @Sendable (_ lowering: Lowering, _ label: Label, _ jumpWhen: Bool) -> Void

    /// Compiles `left op a op b` for a block that is `a op b` and stands to the right of the same operator: `x + (a + b)` is
    /// written `x + a + b` and runs from left to right. Nil when the block is no such operation; `left` is used up.
    public typealias Chain = @Sendable (_ lowering: Lowering, _ operation: Opcode, _ left: Operand) -> Operand?

    /// Gives the word that a value block is written as; nil when it is written as more than that.
    public typealias Word = @Sendable (_ lowering: Lowering) -> GeneratedWord?

    /// Makes a definition.
    public init(
        _ type: String, aliases: [String] = [], pattern: TypePattern? = nil, category: BlockCategory,
        dialects: Set<Dialect> = [.blockly, .codeless], message: String, help: String, source: String, shape: BlockShape,
        outputTypes: (@Sendable (Block) -> [String])? = nil, fields: [FieldDefinition] = [], inputs: [InputDefinition] = [],
        takesAnyInput: Bool = false, mutation: String = "", hasMutator: Bool = false, isInline: Bool? = nil, colour: BlockColour? = nil,
        shownMessage: (@Sendable (Block) -> BlockMessage)? = nil,
        callbackInputs: [String] = [], localVariables: (@Sendable (Block) -> [String])? = nil, condition: Condition? = nil,
        chain: Chain? = nil, word: Word? = nil, hasEffects: (@Sendable (Block) -> Bool)? = nil, meaning: BlockMeaning
    ) {
        self.type = type
        self.aliases = aliases
        self.pattern = pattern
        self.category = category
        self.colour = colour
        self.hasMutator = hasMutator
        self.dialects = dialects
        self.message = message
        self.help = help
        self.source = source
        self.shape = shape
        self.outputTypes = outputTypes
        self.fields = fields
        self.inputs = inputs
        self.takesAnyInput = takesAnyInput
        self.mutation = mutation
        self.isInline = isInline
        self.shownMessage = shownMessage
        self.callbackInputs = callbackInputs
        self.localVariables = localVariables
        self.condition = condition
        self.chain = chain
        self.word = word
        self.hasEffects = hasEffects
        self.meaning = meaning
        isOnlyCodeless = dialects == [.codeless]
        variableFields = fields.filter { if case .variable = $0.kind { true } else { false } }
        let isFixed = inputs.allSatisfy { $0.count == nil && $0.isPresent == nil }
        hasRepeatedInputs = inputs.contains { $0.count != nil }
        inputNames = inputs.map(\.name)
        fixedInputs = isFixed ? inputs.map { ResolvedInput(name: $0.name, definition: $0) } : nil
    }

    /// The names of its inputs, to be looked through without touching the inputs themselves.
    let inputNames: [String]
    /// Whether it shows that a program is of Codeless.
    let isOnlyCodeless: Bool
    /// The fields that name variables.
    public let variableFields: [FieldDefinition]
    /// Whether the number of its inputs is told by a mutation.
    let hasRepeatedInputs: Bool
    /// The inputs where every block of the type has the same.
    private let fixedInputs: [ResolvedInput]?

    /// The types that a value block is known to give; empty means any.
    public var types: [String] {
        if case .value(let types) = shape { return types }
        return []
    }

    /// What a block shows; inputs that are named in no place of it come after it.
    public func message(of block: Block) -> BlockMessage { shownMessage?(block) ?? BlockMessage(message) }

    /// The field of a name.
    public func field(_ name: String) -> FieldDefinition? { fields.first { $0.name == name } }

    /// How many inputs a block has of each in `inputs`; empty where every block of the type has one of each.
    func inputCounts(of block: @autoclosure () -> Block) -> [Int] {
        if fixedInputs != nil { return [] }
        let block = block()
        return inputs.map { $0.count?(block) ?? ($0.isPresent?(block) ?? true ? 1 : 0) }
    }

    /// The inputs that a block has, repeated ones counted out, in the order of evaluation.
    ///
    /// Repeated inputs that stand side by side in the definition alternate: `IF0 DO0 IF1 DO1 ELSE`.
    ///
    /// - Parameter block: asked for only where the inputs depend on it.
    public func inputs(of block: @autoclosure () -> Block) -> [ResolvedInput] {
        if let fixedInputs { return fixedInputs }
        let counts = inputCounts(of: block())
        var result: [ResolvedInput] = []
        var offset = 0
        while offset < inputs.count {
            guard inputs[offset].count != nil else {
                if counts[offset] > 0 {
                    result.append(ResolvedInput(name: inputs[offset].name, definition: inputs[offset]))
                }
                offset += 1
                continue
            }
            var end = offset
            while end < inputs.count, inputs[end].count != nil { end += 1 }
            for round in 0..<(counts[offset..<end].max() ?? 0) {
                for (input, count) in zip(inputs[offset..<end], counts[offset..<end]) where round < count {
                    result.append(ResolvedInput(name: input.name + String(round), definition: input))
                }
            }
            offset = end
        }
        return result
    }
}

/// An input of one block: repeated inputs carry their number.
public struct ResolvedInput: Sendable {
    /// The name in the file, such as `DO1`.
    public var name: String
    /// The definition behind it.
    public var definition: InputDefinition
}

/// The two block languages.
public enum Dialect: String, Sendable, CaseIterable {
    /// Google Blockly with its JavaScript generator.
    case blockly
    /// Backendless Codeless.
    case codeless
}

/// Where a block stands in a toolbox; the raw value is the heading.
public enum BlockCategory: String, Sendable, CaseIterable {
    case logic = "Logic"
    case loops = "Loops"
    case math = "Math"
    case text = "Text"
    case lists = "Lists"
    case objects = "Objects"
    case colour = "Colour"
    case dates = "Dates"
    case variables = "Variables"
    case procedures = "Procedures"
    case errors = "Errors"
    case users = "Users"
    case data = "Data"
    case services = "Services"
    case page = "Page"
    case system = "System"
    case units = "Units"
    case assertions = "Assertions"
    /// Blocks that users define.
    case own = "Your own"
}

/// How a block connects to others.
public enum BlockShape: Sendable, Equatable {
    /// It has an output: it gives a value. The checks are the types it is known to give; empty means any.
    case value([String])
    /// It stands in a stack.
    case statement
    /// It stands in a stack and nothing can follow it.
    case lastStatement
    /// It is a value or a statement, as the file places it: Codeless's "return result" switch.
    case valueOrStatement
    /// It stands at top level only.
    case top
}

/// How a type that carries a name or an id is recognised.
public enum TypePattern: Sendable {
    /// The type begins with the definition's type; the rest is the name.
    case prefix
    /// The type begins with the definition's type and ends with this.
    case affix(suffix: String)
    /// The type begins with the definition's type and contains this.
    case infix(String)
}

/// What a block does.
public enum BlockMeaning: Sendable {
    /// It computes a value.
    case value(@Sendable (_ lowering: Lowering) -> Operand)
    /// It does something.
    case statement(@Sendable (_ lowering: Lowering) -> Void)
    /// It is a value or a statement; as a statement the value is dropped.
    case either(@Sendable (_ lowering: Lowering) -> Operand)
    /// It asks the host: the call's name, and the names its inputs have as arguments (else their own).
    case call(HostCallDefinition)
    /// It defines a procedure.
    case procedure(returnsValue: Bool)
    /// It is the root of a unit: what it runs, and what its result is.
    case unit(@Sendable (_ lowering: Lowering) -> Void)
    /// It makes no code and never runs, such as the parts of mutator dialogs; running it is an error that says why.
    case nothing(reason: String)
}

/// A value that generated code writes as one word.
public enum GeneratedWord {
    /// A variable's name.
    case variable(Variable)
    /// A decimal literal: digits, perhaps a point, perhaps a minus.
    case number(Double)
}

/// A block that only asks the host.
public struct HostCallDefinition: Sendable {
    /// The call's name, given the block.
    public var name: @Sendable (Block) -> String
    /// The name of an argument where it differs from its input's.
    public var argumentNames: [String: String]
    /// Constant arguments, given the block, put before those of the inputs.
    public var constants: @Sendable (Block) -> [(name: String, value: Constant)]
    /// Whether JavaScript awaits the answer.
    public var isAwaited: Bool
    /// The names that the properties of an object usually have that the host answers with, in their order; they shape no result.
    public var resultNames: [String]

    /// Makes a call of a fixed name.
    public init(
        _ name: String, argumentNames: [String: String] = [:], isAwaited: Bool = true, resultNames: [String] = [],
        constants: @escaping @Sendable (Block) -> [(name: String, value: Constant)] = { _ in [] }
    ) {
        self.init(
            named: { _ in name }, argumentNames: argumentNames, isAwaited: isAwaited, resultNames: resultNames, constants: constants)
    }

    /// Makes a call whose name depends on the block.
    public init(
        named name: @escaping @Sendable (Block) -> String, argumentNames: [String: String] = [:], isAwaited: Bool = true,
        resultNames: [String] = [], constants: @escaping @Sendable (Block) -> [(name: String, value: Constant)] = { _ in [] }
    ) {
        self.name = name
        self.argumentNames = argumentNames
        self.isAwaited = isAwaited
        self.resultNames = resultNames
        self.constants = constants
    }
}
