/// A code with which the service says why it refused.
///
/// Codes that are not among the constants are values like the others: the service adds new ones.
public struct FaultCode: RawRepresentable, Hashable, Sendable {
    /// The number, such as 3003.
    public let rawValue: Int

    /// Makes a code of a number.
    public init(rawValue: Int) { self.rawValue = rawValue }
}
