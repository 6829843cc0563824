public import BackendlessTables
public import BackendlessUsers
public import BlockRuntime
public import OrderedJSON

/// What a host says to a call.
public enum HostAnswer: Sendable {
    /// The call gives a value.
    case value(HostValue)
    /// The call gives what a service answered; `PlainJSON.value` says which value that is.
    case json(JSONValue)
    /// The call throws an error.
    case error(HostError)
    /// The call gives a property of a shared object: the object itself.
    case property(String, ofShared: String)
    /// The call runs a unit of the same program with its arguments.
    case unit(Int)
    /// The user service is to be asked; what it says goes to `Host.answer(to:)`.
    case ask(UserCall)
    /// The data service is to be asked; what it says goes to `Host.answer(to:)`.
    case askData(DataCall)
    /// The call gives undefined after a time.
    case wait(milliseconds: Double)
    /// The run ends here: a limit was met.
    case stop(LimitKind)
    /// The run ends here: nothing answers the call.
    case unanswered(message: String, hint: String)
}
