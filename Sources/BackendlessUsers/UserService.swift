public import OrderedJSON

/// A user service: register, log in, update a user and the rest, whoever answers.
///
/// There is one requirement, a call as data; the methods with names and types are built on it, so that a wrapper (recording, replaying,
/// injecting faults) and a program that is interpreted see every call the same way.
public protocol UserService: Sendable {
    /// Performs one call.
    ///
    /// - Returns: what the SDK's promise gives; `null` for nothing, an empty text where the service answers with an empty body.
    /// - Throws: `UserFault`, with the operation's name in it.
    func perform(_ call: UserCall) async throws(UserFault) -> JSONValue

    /// About how many bytes the service keeps in this process for what it was asked: users in memory, recorded calls. Whoever runs
    /// strangers' programs counts them against a limit.
    var keptByteCount: Int { get }
}

extension UserService {
    /// Nothing is kept here.
    public var keptByteCount: Int { 0 }
}

/// A user service that can answer without waiting, for callers that run many calls a second or cannot be async.
public protocol ImmediateUserService: UserService {
    /// Performs one call at once.
    func performNow(_ call: UserCall) throws(UserFault) -> JSONValue

    /// Performs one call at once, or as late as a wrapper makes it.
    ///
    /// - Parameter isOver: asked some 50 times a second while the call is late; it is given up as soon as it says yes.
    /// - Throws: `UserFault`; one of origin `cancelled` when the call was given up.
    func performNow(_ call: UserCall, unless isOver: () -> Bool) throws(UserFault) -> JSONValue
}

extension ImmediateUserService {
    /// Performs one call, which is never late.
    public func performNow(_ call: UserCall, unless isOver: () -> Bool) throws(UserFault) -> JSONValue { try performNow(call) }

    /// Performs one call at once.
    public func perform(_ call: UserCall) async throws(UserFault) -> JSONValue { try performNow(call) }
}
