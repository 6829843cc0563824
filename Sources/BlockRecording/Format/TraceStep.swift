import BlockRuntime

/// One event as the file has it.
enum TraceStep {
    /// A block begins.
    case enter(site: Int, isStatement: Bool)
    /// A procedure or callback begins.
    case enterFunction(site: Int, function: Int)
    /// The innermost block is done; the value where it gave one.
    case leave(TracedValue?)
    /// So many blocks were left behind by a jump, a return or an error.
    case unwind(count: Int)
    /// A variable was set by the innermost block.
    case write(variable: Int, TracedValue)
    /// A variable had this value when the recording began; the site is the block that had set it, -1 for none.
    case knownWrite(variable: Int, TracedValue, writer: Int)
    /// A fiber came to be.
    case strandStart(Int, parent: Int)
    /// What follows is another fiber's.
    case strandSwitch(Int)
    /// The fiber is done.
    case strandEnd
    /// A value was thrown by the block of a site, -1 for none.
    case error(site: Int, TracedValue)
    /// The host was asked.
    case call(name: String, arguments: String)
    /// The host answered.
    case answer(String, isError: Bool)
    /// Something was printed.
    case console(String)
    /// The users are these now: a JSON list.
    case users(String)
}
