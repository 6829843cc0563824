public import OrderedJSON

/// What became of one case.
public struct CaseResult: Sendable, Hashable {
    /// How a case ended.
    public enum Verdict: String, Sendable {
        /// Everything came as expected.
        case passed
        /// Something did not.
        case failed
        /// The case could not be run.
        case broken
    }

    /// Its number among all cases of all files, 0-based.
    public var number: Int
    /// The flow file.
    public var file: String
    /// The line of the case in the flow file.
    public var line: Int
    /// Its name.
    public var name: String
    /// How it ended.
    public var verdict: Verdict
    /// How long it took.
    public var seconds: Double
    /// What did not come as expected, and where.
    public var mismatches: [Mismatch] = []
    /// Why it could not be run.
    public var problem: String?
    /// What the run did, up to where it went wrong: lines to show.
    public var trace: [String] = []
    /// Why the program failed, in its own words: lines to show. Only where that was asked for.
    public var explanation: [String] = []
    /// How many attempts it took.
    public var attempts = 1

    /// What reports say about a case that did not pass: one line.
    public var summary: String {
        if let problem { return problem.split(separator: "\n").first.map(String.init) ?? problem }
        guard let first = mismatches.first else { return "" }
        let rest = mismatches.count > 1 ? ", and \(mismatches.count - 1) more" : ""
        return "\(first.path): expected \(first.expected), got \(first.actual)\(rest)"
    }

    /// Everything about a case that did not pass.
    public var details: String {
        var text = problem.map { $0.hasSuffix("\n") ? $0 : $0 + "\n" } ?? ""
        for mismatch in mismatches { text += mismatch.text + "\n" }
        if !trace.isEmpty { text += "trace:\n" + trace.map { "  \($0)\n" }.joined() }
        for line in explanation { text += line + "\n" }
        return text
    }

    /// The result as a line of JSON has it.
    public var json: JSONValue {
        var object: JSONObject = [
            "number": .number(Double(number)), "file": .string(file), "line": .number(Double(line)), "name": .string(name),
            "status": .string(verdict.rawValue), "seconds": .number((seconds * 1e6).rounded() / 1e6),
        ]
        if attempts > 1 { object["attempts"] = .number(Double(attempts)) }
        if let problem { object["problem"] = .string(problem) }
        if !mismatches.isEmpty {
            object["mismatches"] = .array(
                mismatches.map {
                    var mismatch: JSONObject = ["path": .string($0.path), "expected": .string($0.expected), "actual": .string($0.actual)]
                    if let place = $0.place { mismatch["place"] = .string(place) }
                    return .object(mismatch)
                })
        }
        if !trace.isEmpty { object["trace"] = .array(trace.map(JSONValue.string)) }
        if !explanation.isEmpty { object["explanation"] = .array(explanation.map(JSONValue.string)) }
        return .object(object)
    }

    /// Reads a result from a line of JSON.
    public init?(_ json: JSONValue) {
        guard let number = json["number"]?.integerValue, let file = json["file"]?.stringValue, let name = json["name"]?.stringValue,
            let verdict = json["status"]?.stringValue.flatMap(Verdict.init)
        else { return nil }
        self.init(
            number: Int(number), file: file, line: Int(json["line"]?.integerValue ?? 1), name: name, verdict: verdict,
            seconds: json["seconds"]?.doubleValue ?? 0)
        problem = json["problem"]?.stringValue
        attempts = Int(json["attempts"]?.integerValue ?? 1)
        trace = json["trace"]?.arrayValue?.compactMap(\.stringValue) ?? []
        explanation = json["explanation"]?.arrayValue?.compactMap(\.stringValue) ?? []
        mismatches = (json["mismatches"]?.arrayValue ?? []).map {
            var mismatch = Mismatch(
                path: $0["path"]?.stringValue ?? "", expected: $0["expected"]?.stringValue ?? "", actual: $0["actual"]?.stringValue ?? "")
            mismatch.place = $0["place"]?.stringValue
            return mismatch
        }
    }

    /// Makes a result.
    public init(number: Int, file: String, line: Int, name: String, verdict: Verdict, seconds: Double) {
        self.number = number
        self.file = file
        self.line = line
        self.name = name
        self.verdict = verdict
        self.seconds = seconds
    }
}
