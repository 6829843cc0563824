/// Collects the parts of a program while it is compiled.
public struct ProgramBuilder: Sendable {
    private var functions: [Program.Function?] = []
    private var code: [Instruction] = []
    private var siteOfInstruction: [Int32] = []
    private var constants: [Constant] = []
    private var constantOffsets: [Constant: Int] = [:]
    private var callSites: [Program.CallSite] = []
    private var sites = BlockSites()
    private var natives: [NativeFunction] = []
    private var nativeOffsets: [String: Int] = [:]
    private var units: [Program.Unit] = []
    private var branches: [Program.Branch] = []
    private var tracePoints: [TracePoint] = []
    private var tracedVariables: [TracedVariable] = []
    private var tracedVariableOffsets: [TracedVariable: Int] = [:]

    /// Makes an empty program.
    public init() {}

    /// Reserves a function's number, so that functions can call each other before they are compiled.
    public mutating func reserveFunction() -> Int {
        functions.append(nil)
        return functions.count - 1
    }

    /// Adds the code of a reserved function.
    ///
    /// - Parameters:
    ///   - number: from `reserveFunction`.
    ///   - code: instructions and, for each, the site it was made for (-1 for none); jumps are relative.
    ///   - handlers: offsets are relative to the function's code.
    ///   - ways: the marked ways that blocks may take; their offsets are relative too.
    ///   - variables: as are these.
    public mutating func define(
        _ number: Int, name: String, unit: Int, parameterCount: Int, registerCount: Int, code part: [(Instruction, site: Int32)],
        handlers: [Program.ExceptionHandler], branches ways: [Program.Branch] = [], variables: [Program.LocalVariable] = []
    ) {
        let start = code.count
        branches += ways.map { Program.Branch(site: $0.site, name: $0.name, instruction: $0.instruction + start) }
        code.append(contentsOf: part.lazy.map(\.0))
        siteOfInstruction.append(contentsOf: part.lazy.map(\.site))
        var function = Program.Function(
            name: name, unit: unit, parameterCount: parameterCount, registerCount: registerCount, code: start..<code.count,
            handlers: handlers.map { handler in
                Program.ExceptionHandler(
                    guarded: handler.guarded.lowerBound + start..<handler.guarded.upperBound + start, target: handler.target + start,
                    register: handler.register)
            })
        function.variables = variables.map { variable in
            var variable = variable
            variable.range = variable.range.lowerBound + start..<variable.range.upperBound + start
            return variable
        }
        functions[number] = function
    }

    /// Adds a unit and returns its number.
    public mutating func addUnit(_ unit: Program.Unit) -> Int {
        units.append(unit)
        return units.count - 1
    }

    /// Changes a unit that was added.
    public mutating func setUnit(_ number: Int, _ unit: Program.Unit) { units[number] = unit }

    /// The offset of a constant, added when it is new.
    public mutating func offset(of constant: Constant) -> Int {
        if let offset = constantOffsets[constant] { return offset }
        constants.append(constant)
        constantOffsets[constant] = constants.count - 1
        return constants.count - 1
    }

    /// The offset of a native function, added when it is new.
    public mutating func offset(of native: NativeFunction) -> Int {
        if let offset = nativeOffsets[native.name] { return offset }
        natives.append(native)
        nativeOffsets[native.name] = natives.count - 1
        return natives.count - 1
    }

    /// Adds a call site and returns its offset.
    public mutating func add(_ callSite: Program.CallSite) -> Int {
        callSites.append(callSite)
        return callSites.count - 1
    }

    /// Adds a file of blocks and returns its number.
    ///
    /// - Parameters:
    ///   - blockCount: about how many of its blocks there will be in the program.
    ///   - source: tells of a block; it is asked as long as the program lives.
    public mutating func addSource(blockCount: Int, _ source: @escaping BlockSites.Source) -> Int {
        sites.add(source: source, blockCount: blockCount)
    }

    /// Adds a block of a source and returns its offset in `Program.sites`.
    public mutating func addSite(blockOffset: Int, of source: Int) -> Int32 { sites.add(blockOffset: blockOffset, of: source) }

    /// Adds a moment that a recording tells and returns its offset.
    public mutating func add(_ point: TracePoint) -> Int {
        tracePoints.append(point)
        return tracePoints.count - 1
    }

    /// The offset of a variable that recordings name, added when it is new.
    public mutating func offset(of variable: TracedVariable) -> Int {
        if let offset = tracedVariableOffsets[variable] { return offset }
        tracedVariables.append(variable)
        tracedVariableOffsets[variable] = tracedVariables.count - 1
        return tracedVariables.count - 1
    }

    /// The finished program; nil when a reserved function was never defined.
    public consuming func build() -> Program? {
        let defined = functions.compactMap { $0 }
        guard defined.count == functions.count else { return nil }
        return Program(
            functions: defined, code: code, constants: constants, callSites: callSites, siteOfInstruction: siteOfInstruction, sites: sites,
            natives: natives, units: units, branches: branches, tracePoints: tracePoints, tracedVariables: tracedVariables)
    }
}
