import BlockModel
import BlockRuntime

/// Finds statements and blocks by the ways in which people name them. A client may set tens of thousands of breakpoints at once, so that
/// none of them goes through the whole program.
struct StatementLookup: Sendable {
    /// A block, in the file it is in.
    struct LocatedBlock: Sendable {
        var file: String
        var reference: BlockReference
    }

    // Statements are offsets into the program's, in their order; but for `firsts`, only those where a block begins.
    private var byPlace: [DebuggedProgram.Place: [Int]] = [:]
    private var byType: [String: [Int]] = [:]
    /// By file, then by line.
    private var byLine: [String: [Int: [Int]]] = [:]
    /// The lines of each file where statements begin, in their order.
    private var lines: [String: [Int]] = [:]
    /// The first statement of each function.
    private var firsts: [Int: Int] = [:]
    /// Functions by their names in lower case.
    private var functions: [String: [Int]] = [:]
    /// Blocks by their ids, in the order of the files' names.
    private var blocks: [String: [LocatedBlock]] = [:]

    init(_ program: Program, _ statements: [DebuggedProgram.Statement], _ workspaces: [String: Workspace]) {
        for (offset, statement) in statements.enumerated() {
            if firsts[statement.function] == nil { firsts[statement.function] = offset }
            guard statement.isStart else { continue }
            let site = statement.site
            byPlace[DebuggedProgram.Place(file: site.file, line: site.line, column: site.column), default: []].append(offset)
            byType[site.type, default: []].append(offset)
            byLine[site.file, default: [:]][site.line, default: []].append(offset)
        }
        lines = byLine.mapValues { $0.keys.sorted() }
        for number in program.functions.indices {
            functions[DebuggedProgram.name(ofFunction: number, in: program).lowercased(), default: []].append(number)
        }
        for (file, workspace) in workspaces.sorted(by: { $0.key < $1.key }) {
            for offset in workspace.blocks.indices {
                guard let id = workspace.blocks[offset].id else { continue }
                blocks[id, default: []].append(LocatedBlock(file: file, reference: BlockReference(offset: offset)))
            }
        }
    }

    /// The statements where the block at a place begins.
    func starts(at place: DebuggedProgram.Place) -> [Int] { byPlace[place] ?? [] }

    /// The statements where blocks of a type begin.
    func starts(ofType type: String) -> [Int] { byType[type] ?? [] }

    /// The statements where the blocks of a line begin.
    func starts(inFile file: String, atLine line: Int) -> [Int] { byLine[file]?[line] ?? [] }

    /// The first line at which a statement begins, from a line on; nil where there is none.
    func firstLine(inFile file: String, from line: Int) -> Int? {
        guard let lines = lines[file] else { return nil }
        let offset = lines.offset { $0 >= line }
        return offset < lines.count ? lines[offset] : nil
    }

    /// The first statement of a function.
    func first(ofFunction number: Int) -> Int? { firsts[number] }

    /// The functions of a name, in whatever case it is written.
    func functions(named name: String) -> [Int] { functions[name.lowercased()] ?? [] }

    /// The blocks of an id.
    func blocks(withID id: String) -> [LocatedBlock] { blocks[id] ?? [] }
}
