public import BackendlessUsers
public import OrderedJSON

/// A data service: tables, counters and the cache, whoever answers.
///
/// There is one requirement, a call as data, so that a program that is interpreted, a command and a test see every call the same way.
public protocol DataService: Sendable {
    /// Performs one call.
    ///
    /// - Returns: what the SDK's promise gives; an empty text where the service answers with an empty body.
    /// - Throws: `UserFault`, with the operation's name in it.
    func perform(_ call: DataCall) async throws(UserFault) -> JSONValue

    /// About how many bytes the service keeps in this process for its callers; users are counted by their own service.
    var keptByteCount: Int { get }
}

/// A data service that can answer without waiting.
public protocol ImmediateDataService: DataService {
    /// Performs one call at once.
    func performNow(_ call: DataCall) throws(UserFault) -> JSONValue
}

extension ImmediateDataService {
    /// Performs one call at once.
    public func perform(_ call: DataCall) async throws(UserFault) -> JSONValue { try performNow(call) }
}

extension DataService {
    /// 0, for services that keep what they are told elsewhere.
    public var keptByteCount: Int { 0 }

    /// Performs one call and waits for its outcome on the calling thread.
    ///
    /// Call it from a thread of your own, never from an async function, whose thread it would take away.
    ///
    /// - Parameter isOver: asked some 50 times a second while the call waits; the call is cancelled as soon as it says yes.
    public func performBlocking(_ call: DataCall, unless isOver: () -> Bool = { false }) throws(UserFault) -> JSONValue {
        if let immediate = self as? any ImmediateDataService { return try immediate.performNow(call) }
        return try BlockingOutcome.wait(unless: isOver) { () throws(UserFault) in try await perform(call) }
    }
}
