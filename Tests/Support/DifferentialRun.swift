import BlockCompiler
import BlockLibrary
import BlockModel
import BlockRuntime
import BlockXML

/// One program run by the machine and by the reference interpreter, and whether they agree.
public struct DifferentialRun: Sendable {
    /// What came of it.
    public enum Verdict: Equatable, Sendable {
        /// Both printed and ended the same.
        case same
        /// They differ.
        case different(String)
        /// The program runs too long, or makes too much, to be compared.
        case skipped
        /// They differ behind a result whose last digits are another library's business.
        case undecided
    }

    /// Whether they agree.
    public let verdict: Verdict

    /// What prompts are answered.
    static let answers: [String?] = ["12", "abc", nil, " 7.5 ", ""]

    /// Runs a file both ways.
    ///
    /// - Parameters:
    ///   - xml: the program.
    ///   - seed: seed of the program's random numbers.
    ///   - collectsAtEverySafepoint: whether the machine collects garbage wherever it may.
    ///   - isOneBased: whether positions start at 1.
    public init(xml: String, seed: UInt64, collectsAtEverySafepoint: Bool = false, isOneBased: Bool = true) {
        verdict = DifferentialRun.compare(xml, seed, collectsAtEverySafepoint, isOneBased)
    }

    private static func compare(_ xml: String, _ seed: UInt64, _ collects: Bool, _ isOneBased: Bool) -> Verdict {
        let workspace: Workspace
        do { workspace = try WorkspaceXMLReader().read(Array(xml.utf8), file: "random.xml").workspace } catch {
            return .different("not read: \(error.diagnostics.items.map(\.message))")
        }
        let reference = ReferenceInterpreter(workspace, seed: seed, answers: answers, isOneBased: isOneBased)
        let ending = reference.run()
        if ending == .skipped { return .skipped }

        var compiler = Compiler(catalog: .builtIn, dialect: .blockly)
        compiler.isOneBased = isOneBased
        let program: Program
        do { program = try compiler.compile(workspace).program } catch {
            return .different("not compiled: \(error.diagnostics.items.filter { $0.severity == .error }.map(\.message))")
        }
        var settings = RunSettings()
        settings.seed = seed
        settings.collectsAtEverySafepoint = collects
        settings.limits.steps = 100_000
        settings.limits.heapByteCount = 64 << 20
        let run = MachineRun(program, settings, answers: answers)
        if run.ending == .skipped { return .skipped }

        let difference = firstDifference(reference.lines, run.lines, isInexact: reference.isInexact)
        if difference == nil && ending == run.ending { return .same }
        if reference.isInexact { return .undecided }
        return .different(difference ?? "the reference \(ending), the machine \(run.ending)")
    }

    private static func firstDifference(_ expected: [String], _ printed: [String], isInexact: Bool) -> String? {
        for offset in 0..<max(expected.count, printed.count) {
            let left = offset < expected.count ? expected[offset] : nil
            let right = offset < printed.count ? printed[offset] : nil
            if left == right { continue }
            if isInexact, let left, let right, isNear(left, right) { continue }
            return "line \(offset + 1): the reference prints \(left.debugDescription), the machine \(right.debugDescription)"
        }
        return nil
    }

    /// Whether two lines differ only in the last digits of numbers.
    public static func isNear(_ left: String, _ right: String) -> Bool {
        let (left, right) = (pieces(of: left), pieces(of: right))
        guard left.count == right.count else { return false }
        return zip(left, right).allSatisfy { left, right in
            if left == right { return true }
            guard let a = Double(left), let b = Double(right) else { return false }
            return abs(a - b) <= 1e-11 * max(abs(a), abs(b)) || abs(a - b) < 1e-15
        }
    }

    /// The numbers of a line and what is between them.
    private static func pieces(of line: String) -> [String] {
        var pieces: [String] = []
        var wasNumber: Bool?
        var last: Character = " "
        for character in line {
            let isNumber =
                character.isASCII
                && (character.isNumber || character == "." || character == "e" || (last == "e" && "+-".contains(character)))
            if isNumber == wasNumber { pieces[pieces.count - 1].append(character) } else { pieces.append(String(character)) }
            wasNumber = isNumber
            last = character
        }
        return pieces
    }
}

/// What the machine makes of a program, written down as the reference does.
struct MachineRun {
    private(set) var lines: [String] = []
    private(set) var ending = ReferenceInterpreter.Ending.skipped

    init(_ program: Program, _ settings: RunSettings, answers: [String?]) {
        let machine = Machine(program, settings: settings)
        guard (try? machine.start()) != nil else { return }
        var answerCount = 0
        while true {
            switch machine.run() {
            case .suspended(let call) where call.name == "prompt":
                lines.append("? " + ProgramRun.text(call["message"]))
                machine.resume(returning: answers[answerCount % answers.count].map { .text($0) } ?? .null)
                answerCount += 1
            case .suspended(let call):
                lines.append(ProgramRun.text(call["text"]))
                machine.resume(returning: .null)
            case .paused: continue
            case .finished:
                ending = .finished
                return
            case .failed(let error):
                if case .error(let thrown) = error.thrown { ending = .failed(thrown.name) } else { ending = .failed("\(error.thrown)") }
                return
            case .stopped: return
            }
        }
    }
}
