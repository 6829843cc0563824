import BlockModel
public import BlockRuntime

/// A place where a debugged run pauses.
public struct Breakpoint: Sendable {
    /// Tells it apart; numbers are never used again.
    public let number: Int
    /// Where it was asked for.
    public let place: Place
    /// What must hold for it to pause; nil for nothing.
    public var condition: Condition?
    /// How many times it must be met before it pauses.
    public var skippedHits = 0
    /// What to say in the place of pausing; `{name}` stands for a value.
    public var logMessage: String?
    /// How many times it was met with its condition holding.
    public internal(set) var hitCount = 0
    /// The instructions it stands at.
    public internal(set) var instructions: [Int] = []
    /// The first block it stands at.
    public internal(set) var site: Program.BlockSite?
    /// The place as `DebuggedProgram.resolved` gives it: breakpoints that mean the same have the same.
    let resolvedPlace: Place

    /// Where a breakpoint is asked for.
    public enum Place: Sendable, Hashable {
        /// At the block of an id, or the statement around it.
        case block(id: String)
        /// At the first statement that begins on a line, or else after it.
        case line(Int, file: String?)
        /// At the block that begins at a line and column, or the statement around it.
        case position(line: Int, column: Int, file: String?)
        /// At every block of a type.
        case type(String)
        /// Where a procedure begins.
        case procedure(String)
    }

    init(number: Int, place: Place, resolvedPlace: Place) {
        self.number = number
        self.place = place
        self.resolvedPlace = resolvedPlace
    }

    /// What a breakpoint does where; another one of the same purpose would do nothing more.
    struct Purpose: Hashable {
        var place: Place
        var condition: String?
        var skippedHits: Int
        var logMessage: String?
    }

    var purpose: Purpose {
        Purpose(place: place, condition: condition?.description, skippedHits: skippedHits, logMessage: logMessage)
    }
}

extension DebuggedProgram {
    /// A place; for a line, with its file and the line where the next statement begins.
    func resolved(_ place: Breakpoint.Place) -> Breakpoint.Place {
        guard case .line(let line, let file) = place else { return place }
        return .line(lookup.firstLine(inFile: file ?? mainFile, from: line) ?? line, file: file ?? mainFile)
    }

    /// The statements that a place stands for.
    ///
    /// - Throws: `DebugMessage` that says why there is none, with the nearest name that there is.
    public func statements(at place: Breakpoint.Place) throws(DebugMessage) -> [Statement] {
        switch place {
        case .block(let id):
            let blocks = lookup.blocks(withID: id)
            guard !blocks.isEmpty else { throw .unknown("block", id, known: blockIDs) }
            let found = statements(around: blocks)
            guard !found.isEmpty else { throw DebugMessage("the block '\(id)' never runs") }
            return found
        case .line(let line, let file):
            guard let first = lookup.firstLine(inFile: file ?? mainFile, from: line) else {
                throw DebugMessage("no statement begins at line \(line) or after it")
            }
            return lookup.starts(inFile: file ?? mainFile, atLine: first).map { statements[$0] }
        case .position(let line, let column, let file):
            let site = Program.BlockSite(type: "", id: nil, file: file ?? mainFile, line: line, column: column)
            guard let (workspace, reference) = block(at: site) else {
                throw DebugMessage("no block begins at \(line):\(column)")
            }
            let found = statements(around: [StatementLookup.LocatedBlock(file: workspace.file, reference: reference)])
            guard !found.isEmpty else { throw DebugMessage("the block at \(line):\(column) never runs") }
            return found
        case .type(let type):
            let found = lookup.starts(ofType: type).map { statements[$0] }
            guard !found.isEmpty else {
                throw .unknown("statement of type", type, known: statements.map(\.site.type))
            }
            return found
        case .procedure(let name):
            let numbers = lookup.functions(named: name)
            guard !numbers.isEmpty else {
                throw .unknown("procedure", name, known: program.functions.indices.map { self.name(ofFunction: $0) })
            }
            let found = numbers.compactMap { lookup.first(ofFunction: $0) }.map { statements[$0] }
            guard !found.isEmpty else { throw DebugMessage("the procedure '\(name)' has no statement") }
            return found
        }
    }
}
