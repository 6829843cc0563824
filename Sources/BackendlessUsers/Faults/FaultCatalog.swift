/// Every documented code of the user service with its explanation.
///
/// - Source: the public list of error codes and answers of real servers.
public enum FaultCatalog {
    /// All explanations in ascending order of their codes.
    public static let all: [FaultExplanation] =
        (general + data).sorted { $0.code.rawValue < $1.code.rawValue } + application + session + account + management + request

    /// The explanation of a code, when it is documented.
    public static func explanation(of code: Int) -> FaultExplanation? { all.first { $0.code.rawValue == code } }

    /// The explanation of a code by the name of its constant, in any case of letters.
    public static func explanation(named name: String) -> FaultExplanation? {
        all.first { $0.name.lowercased() == name.lowercased() }
    }
}
