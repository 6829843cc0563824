import BackendlessUsers
import BlockHost
import BlockModel
import BlockRuntime
import OrderedJSON

/// What the debugger shows of a program that stands still.
extension DebugConsole {
    /// Calls that are shown at most.
    private static let mostFrames = 20
    /// Blocks that are shown before and after the present one.
    private static let blocksAround = 5
    /// The most levels by which a block is moved in: of blocks nested thousands deep, blanks would be nearly all that is shown.
    private static let mostLevels = 50

    private var frame: LiveFrame? {
        let frames = session.machine.frames
        return frames.indices.contains(frameOffset) ? frames[frameOffset] : frames.first
    }

    /// A call as one line: where it stands, what the block says, which function it is in.
    func place(of frame: LiveFrame) -> String {
        let program = session.program
        guard let site = program.program.site(ofInstruction: frame.instruction) else { return program.name(ofFunction: frame.function) }
        let isAgain = program.statement(at: frame.instruction).map { !$0.isStart } ?? false
        var text = "\(site.file):\(site.line):\(site.column): " + (isAgain ? "again: " : "") + program.sentence(of: site)
        let function = program.name(ofFunction: frame.function)
        if function != "main" { text += "  [in \(function)]" }
        return text
    }

    func showVariables() {
        guard let frame else { return say("the program does not stand anywhere") }
        let variables = session.variables(in: frame)
        if variables.isEmpty { return say("there are no variables here") }
        for variable in variables {
            say("\(variable.name) = \(session.line(variable.value, named: variable.name))")
        }
    }

    func print(_ path: String) throws(DebugMessage) {
        guard !path.isEmpty else { throw DebugMessage("print takes the name of a variable, perhaps with .PART or [POSITION] behind it") }
        say(session.text(try session.find(path, in: frame).value, named: path))
    }

    func showFrames() {
        let frames = session.machine.frames
        if frames.isEmpty { return say("the program does not stand anywhere") }
        for (offset, frame) in frames.prefix(Self.mostFrames).enumerated() {
            say((offset == frameOffset ? "=> " : "   ") + "\(offset) " + place(of: frame))
        }
        if frames.count > Self.mostFrames { say("   and \(frames.count - Self.mostFrames) calls around that") }
        if session.isCountAtHand { say("   statement \(session.statementCount)") }
    }

    func selectFrame(_ argument: String) throws(DebugMessage) {
        let frames = session.machine.frames
        guard let number = Int(argument), frames.indices.contains(number) else {
            throw DebugMessage("there is no call '\(argument)'; 'where' lists them")
        }
        frameOffset = number
        say(place(of: frames[number]))
    }

    func list(_ argument: String) {
        let program = session.program
        let statements = program.statements.filter { $0.function == frame?.function ?? 0 && $0.isStart }
        var here: Int?
        if let frame {
            if let statement = program.statement(at: frame.instruction) {
                here = statements.firstIndex { $0.site == statement.site }
            } else {
                // Inside an expression, the statement around it is where the program is.
                here = statements.lastIndex { $0.instruction <= frame.instruction }
            }
        }
        var range = 0..<statements.count
        if argument != "all" {
            let middle = here ?? 0
            range = max(0, middle - Self.blocksAround)..<min(statements.count, middle + Self.blocksAround + 1)
        }
        let stands = session.stands
        var nesting: [String: [Int]] = [:]
        for offset in range {
            let statement = statements[offset]
            let file = statement.site.file
            if nesting[file] == nil { nesting[file] = program.nesting(inFile: file) }
            let level = program.block(at: statement.site).flatMap { nesting[file]?[$0.reference.offset] } ?? 0
            let isBreakpoint = stands.contains(statement.instruction)
            let margin = (offset == here ? "=>" : "  ") + (isBreakpoint ? "*" : " ")
            let indentation = String(repeating: "  ", count: min(level, Self.mostLevels))
            say("\(margin) \(statement.site.line):\(statement.site.column) \(indentation)\(program.sentence(of: statement.site))")
        }
    }

    func showCalls() {
        if session.calls.isEmpty { return say("the program has asked the host nothing") }
        for call in session.calls {
            let arguments = HostValue.object(HostObject(call.arguments))
            say("\(call.name) \(session.line(arguments, named: ""))")
        }
    }

    func showUsers() {
        guard let users = session.users else { return say("there are no users in memory, or more than a hundred") }
        if users.isEmpty { return say("there are no users") }
        let columns = session.userColumns
        for user in users {
            let json = user.json(columns).filter { !$0.value.isNull && !Self.uninteresting.contains($0.key) }
            let object = HostObject(json.map { HostProperty($0.key, PlainJSON.value($0.value)) })
            say("\(user.objectID) \(session.line(.object(object), named: ""))")
        }
    }

    /// Properties that are shown otherwise or are the same for most users.
    private static let uninteresting: Set<String> = [
        "___class", "objectId", "ownerId", "accountType", "socialAccount", "oAuthIdentities", "created",
    ]
}
