/// At which errors a debugged machine pauses.
public enum ErrorPauses: Sendable {
    /// At none.
    case never
    /// At those that no `try` of the program takes in.
    case uncaught
    /// At all.
    case always
}

/// What a debugger asked a machine for, and what it was told.
struct DebuggingState {
    /// At which errors the machine pauses.
    var errorPauses = ErrorPauses.never
    /// The error at which it stands.
    var error: Value?
    /// What it does when it goes on from there, unless the fiber itself holds the error.
    var heldFault: Fault?
    /// The instructions that it runs; nil in a machine that is not debugged.
    var code: DebuggedCode?
    /// Steps after which it pauses at the next statement.
    var pauseStep: Int?
    private var fiberCount = 0

    /// The number of a new fiber.
    mutating func takeFiberNumber() -> Int {
        fiberCount += 1
        return fiberCount
    }

    /// Says that the machine goes on from the error at which it stands.
    mutating func goOn() { (error, heldFault) = (nil, nil) }
}
