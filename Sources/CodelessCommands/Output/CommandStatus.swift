/// How a command ended, as a shell sees it.
public enum CommandStatus: Int32, Sendable {
    /// It ran.
    case success = 0
    /// The program ended in an uncaught error, or an assertion failed.
    case failure = 1
    /// The program could not be loaded.
    case unloadable = 2
    /// A limit stopped it.
    case limit = 3
    /// The user service could not be reached.
    case unreachable = 4
    /// The command was used wrongly.
    case usage = 64
}
