/// A compiled program: what a machine runs. It never changes, so machines on any thread share it.
public final class Program: @unchecked Sendable {
    /// The functions; the first is where a run starts unless it is told otherwise.
    public let functions: [Function]
    /// All instructions; a function names its part.
    public let code: [Instruction]
    /// The constants that instructions name.
    public let constants: [Constant]
    /// The calls to the host that instructions name.
    public let callSites: [CallSite]
    /// The block that each instruction was made for, as an offset into `sites`; -1 for none.
    public let siteOfInstruction: [Int32]
    /// The blocks of the source.
    public let sites: BlockSites
    /// The functions of the runtime that instructions name.
    public let natives: [NativeFunction]
    /// Variables of each unit.
    public let units: [Unit]
    /// The ways that blocks may take, where the program was compiled with marks.
    public let branches: [Branch]
    /// The moments that `trace` instructions tell; none unless the program was compiled for recording.
    public let tracePoints: [TracePoint]
    /// The variables that trace points name.
    public let tracedVariables: [TracedVariable]

    let codeMemory: UnsafeMutablePointer<Instruction>
    let constantMemory: UnsafeMutablePointer<Value>
    let entries: UnsafeMutablePointer<Entry>
    let nativeBodies: UnsafeMutablePointer<NativeFunction.Body>
    let keys: KeyTable
    /// By constant: the parts between its dots where a `getPath` names it and it has dots, else none.
    let partsOfConstants: UnsafeMutablePointer<UnsafeBufferPointer<Value>>
    /// By call site: the keys of `CallSite.resultNames`.
    let resultKeys: [[NamedKey]]
    /// The keys that are no constants.
    private let ownKeys: [UnsafeMutablePointer<TextObject>]

    /// A key with its name as hosts write it.
    struct NamedKey {
        var name: String
        var key: UnsafeMutablePointer<TextObject>
    }

    /// What a call needs of a function.
    struct Entry {
        var code: UnsafePointer<Instruction>
        var registerCount: Int
    }

    /// Makes a program of its parts; `ProgramBuilder` has checked that they fit together.
    init(
        functions: [Function], code: [Instruction], constants: [Constant], callSites: [CallSite], siteOfInstruction: [Int32],
        sites: BlockSites, natives: [NativeFunction], units: [Unit], branches: [Branch],
        tracePoints: [TracePoint] = [], tracedVariables: [TracedVariable] = []
    ) {
        self.functions = functions
        self.code = code
        self.constants = constants
        self.callSites = callSites
        self.siteOfInstruction = siteOfInstruction
        self.sites = sites
        self.natives = natives
        self.units = units
        self.branches = branches
        self.tracePoints = tracePoints
        self.tracedVariables = tracedVariables
        nativeBodies = .allocate(capacity: max(1, natives.count))
        for (offset, native) in natives.enumerated() { (nativeBodies + offset).initialize(to: native.body) }
        codeMemory = .allocate(capacity: max(1, code.count))
        for (offset, instruction) in code.enumerated() { (codeMemory + offset).initialize(to: instruction) }
        constantMemory = .allocate(capacity: max(1, constants.count))
        entries = .allocate(capacity: max(1, functions.count))
        for (offset, function) in functions.enumerated() {
            (entries + offset).initialize(
                to: Entry(code: UnsafePointer(codeMemory + function.code.lowerBound), registerCount: function.registerCount))
        }
        var keys = KeyTable()
        for (offset, constant) in constants.enumerated() {
            (constantMemory + offset).initialize(to: constant.makeValue(keys: &keys))
        }
        var maker = KeyMaker(keys: keys)
        partsOfConstants = Program.parts(ofPathsIn: code, constants, &maker)
        resultKeys = Program.keys(ofResultsAt: callSites, &maker)
        self.keys = maker.keys
        ownKeys = maker.made
    }

    /// Makes the keys of a program that are no constants of it.
    private struct KeyMaker {
        var keys: KeyTable
        var made: [UnsafeMutablePointer<TextObject>] = []

        mutating func key(units: [UInt16]) -> UnsafeMutablePointer<TextObject> {
            let text = StaticTexts.make(units: units)
            if let known = keys.find(text) {
                UnsafeMutableRawPointer(text).deallocate()
                return known
            }
            text.pointee.header.flags &= ~TextObject.isStatic
            keys.insert(text, flagged: true)
            made.append(text)
            return text
        }
    }

    private static func parts(ofPathsIn code: [Instruction], _ constants: [Constant], _ maker: inout KeyMaker)
        -> UnsafeMutablePointer<UnsafeBufferPointer<Value>>
    {
        let parts = UnsafeMutablePointer<UnsafeBufferPointer<Value>>.allocate(capacity: max(1, constants.count))
        parts.initialize(repeating: UnsafeBufferPointer(start: nil, count: 0), count: max(1, constants.count))
        for instruction in code where instruction.opcode == .getPath && parts[Int(instruction.c)].isEmpty {
            guard case .text(let units) = constants[Int(instruction.c)], units.contains(0x2E) else { continue }
            let values = units.split(separator: 0x2E, omittingEmptySubsequences: false).map { Value(maker.key(units: Array($0))) }
            let memory = UnsafeMutablePointer<Value>.allocate(capacity: values.count)
            for (offset, value) in values.enumerated() { (memory + offset).initialize(to: value) }
            parts[Int(instruction.c)] = UnsafeBufferPointer(start: memory, count: values.count)
        }
        return parts
    }

    private static func keys(ofResultsAt sites: [CallSite], _ maker: inout KeyMaker) -> [[NamedKey]] {
        var known: [(names: [String], keys: [NamedKey])] = []
        return sites.map { site in
            if site.resultNames.isEmpty { return [] }
            if let (_, keys) = known.first(where: { $0.names == site.resultNames }) { return keys }
            // Names that are positions come first in an object, whenever they were added.
            let names = site.resultNames.prefix { name in
                name.utf8.allSatisfy { $0 < 0x80 } && !(UInt8(ascii: "0")...UInt8(ascii: "9") ~= name.utf8.first ?? 0)
            }
            let keys = names.map { NamedKey(name: $0, key: maker.key(units: Array($0.utf16))) }
            known.append((site.resultNames, keys))
            return keys
        }
    }

    deinit {
        for (offset, constant) in constants.enumerated() {
            if case .text = constant { UnsafeMutableRawPointer(constantMemory[offset].text).deallocate() }
        }
        for text in ownKeys { UnsafeMutableRawPointer(text).deallocate() }
        for offset in constants.indices { partsOfConstants[offset].baseAddress?.deallocate() }
        partsOfConstants.deallocate()
        keys.destroy()
        entries.deallocate()
        nativeBodies.deinitialize(count: natives.count)
        nativeBodies.deallocate()
        constantMemory.deallocate()
        codeMemory.deallocate()
    }

    /// A function: a unit's body, a procedure or a callback.
    public struct Function: Sendable {
        /// Its name as people see it.
        public var name: String
        /// The unit it belongs to, an offset into `units`.
        public var unit: Int
        /// Values it takes in its first registers.
        public var parameterCount: Int
        /// Registers it uses, parameters included.
        public var registerCount: Int
        /// Its part of `code`.
        public var code: Range<Int>
        /// Where errors thrown inside go; inner ones first.
        public var handlers: [ExceptionHandler]
        /// Its parameters and variables in registers; known only of programs compiled with `Instrumentation.statements`.
        public var variables: [LocalVariable] = []

        /// Makes a function.
        public init(name: String, unit: Int, parameterCount: Int, registerCount: Int, code: Range<Int>, handlers: [ExceptionHandler]) {
            self.name = name
            self.unit = unit
            self.parameterCount = parameterCount
            self.registerCount = registerCount
            self.code = code
            self.handlers = handlers
        }
    }

    /// Where an error thrown in a part of the code goes.
    public struct ExceptionHandler: Sendable {
        /// The instructions it guards, as offsets into `code`.
        public var guarded: Range<Int>
        /// Where to go on.
        public var target: Int
        /// The register that takes the thrown value.
        public var register: Int

        /// Makes a handler.
        public init(guarded: Range<Int>, target: Int, register: Int) {
            self.guarded = guarded
            self.target = target
            self.register = register
        }
    }

    /// A variable that lives in a register of a function.
    public struct LocalVariable: Sendable {
        /// Its name as people see it.
        public var name: String
        /// The register.
        public var register: Int
        /// Whether the register holds a cell, which callbacks share, and that holds the value.
        public var isCell: Bool
        /// The instructions within which it has its meaning, as offsets into `code`.
        public var range: Range<Int>

        /// Makes a variable.
        public init(name: String, register: Int, isCell: Bool, range: Range<Int>) {
            self.name = name
            self.register = register
            self.isCell = isCell
            self.range = range
        }
    }

    /// A program unit: a file's main body or a library function, with its variables.
    public struct Unit: Sendable {
        /// Its name as people see it.
        public var name: String
        /// The function of its body.
        public var function: Int
        /// Its arguments: their names, and the variable each is put into.
        public var parameters: [(name: String, variable: Int)]
        /// The names of the variables that its functions share.
        public var variables: [String]

        /// Makes a unit.
        public init(name: String, function: Int, parameters: [(name: String, variable: Int)], variables: [String]) {
            self.name = name
            self.function = function
            self.parameters = parameters
            self.variables = variables
        }
    }

    /// A call to the host.
    public struct CallSite: Sendable {
        /// The call's name, such as `users.login`.
        public var name: String
        /// The names of its arguments in the order of their registers.
        public var argumentNames: [String]
        /// The names that the properties of an object usually have that the host answers with, in their order: what is expected is found
        /// quickly. May be empty. What stands behind a name that begins with a digit or is not ASCII is not expected.
        public var resultNames: [String]

        /// Makes a call site.
        public init(name: String, argumentNames: [String], resultNames: [String] = []) {
            self.name = name
            self.argumentNames = argumentNames
            self.resultNames = resultNames
        }
    }

    /// A way that a block may take, such as the statements in its input `DO0`.
    public struct Branch: Sendable, Hashable {
        /// The block, an offset into `sites`.
        public var site: Int
        /// The input that the way leads into, or would if it had one.
        public var name: String
        /// The instruction, an offset into `code`, that runs when the way is taken.
        public var instruction: Int

        /// Makes a way.
        public init(site: Int, name: String, instruction: Int) {
            self.site = site
            self.name = name
            self.instruction = instruction
        }
    }

    /// A block of the source, for errors and traces.
    public struct BlockSite: Sendable, Hashable {
        /// Its XML type.
        public var type: String
        /// Its XML id.
        public var id: String?
        /// The file, 1-based line and 1-based column of its start tag.
        public var file: String
        /// 1-based line.
        public var line: Int
        /// 1-based column.
        public var column: Int
        /// Its offset in `Workspace.blocks` of its file; -1 when it is not known.
        public var blockOffset: Int

        /// Makes a site.
        public init(type: String, id: String?, file: String, line: Int, column: Int, blockOffset: Int = -1) {
            self.type = type
            self.id = id
            self.file = file
            self.line = line
            self.column = column
            self.blockOffset = blockOffset
        }
    }

    /// The block that an instruction was made for.
    public func site(ofInstruction offset: Int) -> BlockSite? {
        guard siteOfInstruction.indices.contains(offset), siteOfInstruction[offset] >= 0 else { return nil }
        return sites[Int(siteOfInstruction[offset])]
    }

    /// The variables that only the main body of a unit uses, in registers of it; known only of programs compiled with
    /// `Instrumentation.statements`.
    public func mainVariables(ofUnit number: Int) -> [LocalVariable] {
        let main = functions[units[number].function]
        return main.variables.filter { $0.range == main.code }
    }

    /// The function that an instruction belongs to.
    public func function(ofInstruction offset: Int) -> Function? {
        functions.first { $0.code.contains(offset) }
    }
}

/// A value that is known when a program is compiled.
public enum Constant: Hashable, Sendable {
    case undefined
    case null
    case boolean(Bool)
    /// A number by its bits, so that -0 and NaN are constants too.
    case number(bits: UInt64)
    /// A text of UTF-16 units.
    case text([UInt16])

    /// A number.
    public static func number(_ number: Double) -> Constant { .number(bits: number.isNaN ? Double.nan.bitPattern : number.bitPattern) }

    /// A text.
    public static func text(_ string: String) -> Constant {
        var string = string
        // One unit a byte is all there is to ASCII, and much faster than asking the text for its units.
        let units = string.withUTF8 { bytes in isASCII(bytes) ? bytes.map(UInt16.init) : nil }
        return .text(units ?? Array(string.utf16))
    }

    /// JavaScript's truthiness.
    public var isTruthy: Bool {
        switch self {
        case .undefined, .null: return false
        case .boolean(let flag): return flag
        case .number(let bits):
            let number = Double(bitPattern: bits)
            return number != 0 && !number.isNaN
        case .text(let units): return !units.isEmpty
        }
    }

    fileprivate func makeValue(keys: inout KeyTable) -> Value {
        switch self {
        case .undefined: return .undefined
        case .null: return .null
        case .boolean(let flag): return Value(flag)
        case .number(let bits): return Value(bits: bits)
        case .text(let units):
            let text = StaticTexts.make(units: units)
            if keys.find(text) == nil {
                text.pointee.header.flags &= ~TextObject.isStatic
                keys.insert(text, flagged: true)
            }
            return Value(text)
        }
    }
}
