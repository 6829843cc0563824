/// What a code means, where it comes from and what to do about it.
public struct FaultExplanation: Sendable {
    /// The code.
    public let code: FaultCode
    /// The name of the constant, such as `updateOfOther`.
    public let name: String
    /// What it means: one sentence.
    public let meaning: String
    /// What leads to it, most likely first.
    public let causes: [String]
    /// What to do about it.
    public let remedies: [String]

    init(_ code: FaultCode, _ name: String, _ meaning: String, causes: [String], remedies: [String]) {
        self.code = code
        self.name = name
        self.meaning = meaning
        self.causes = causes
        self.remedies = remedies
    }

    /// The explanation as a few lines of text.
    public var text: String {
        let causes = causes.map { "  - \($0)\n" }.joined()
        let remedies = remedies.map { "  - \($0)\n" }.joined()
        return "\(code.rawValue) \(name)\n\(meaning)\n\nCauses\n\(causes)\nRemedies\n\(remedies)"
    }
}
