import FlowTesting

/// Tells people how a run of flows goes: a bar on a terminal, lines elsewhere, and everything about what did not pass.
final class FlowConsole {
    private let terminal: Terminal
    private let count: Int
    private let isInteractive: Bool
    private let isVerbose: Bool
    private let start = ContinuousClock.now
    private var done = 0
    private var passed = 0
    private var failed = 0
    private var broken = 0
    private var file: String?
    private var fileCounts = (passed: 0, failed: 0)
    private var lastDrawn = ContinuousClock.now

    private static let barWidth = 30

    init(terminal: Terminal, count: Int, isInteractive: Bool, isVerbose: Bool) {
        self.terminal = terminal
        self.count = count
        self.isInteractive = isInteractive
        self.isVerbose = isVerbose
    }

    func add(_ result: CaseResult) {
        if file != result.file { finishFile() }
        file = result.file
        done += 1
        switch result.verdict {
        case .passed:
            passed += 1
            fileCounts.passed += 1
            if isVerbose { line("ok      \(result.file): \(result.name)") }
        case .failed, .broken:
            if result.verdict == .failed { failed += 1 } else { broken += 1 }
            fileCounts.failed += 1
            line(colored("FAILED", "31") + "  \(result.file):\(result.line): \(result.name)")
            for text in result.details.split(separator: "\n", omittingEmptySubsequences: false) where !text.isEmpty {
                // Remedies of an explanation begin with a dash too.
                let color = text.hasPrefix("  - expected ") ? "32" : text.hasPrefix("  + actual ") ? "31" : ""
                line("    " + colored(String(text), color))
            }
        }
        draw()
    }

    func finish() {
        finishFile()
        clear()
        var parts = ["\(passed) passed"]
        if failed > 0 { parts.append("\(failed) failed") }
        if broken > 0 { parts.append("\(broken) broken") }
        if done < count { parts.append("\(count - done) not run") }
        let milliseconds = Int64(((ContinuousClock.now - start) / .milliseconds(1)).rounded())
        terminal.output.write(colored(parts.joined(separator: ", "), failed + broken > 0 ? "31" : "32") + " in \(milliseconds) ms\n")
        terminal.output.flush()
    }

    private func finishFile() {
        guard let file, !isVerbose, fileCounts.passed + fileCounts.failed > 0 else { return }
        let word = fileCounts.failed == 0 ? "ok    " : "failed"
        let cases = fileCounts.failed == 0 ? "\(fileCounts.passed)" : "\(fileCounts.failed) of \(fileCounts.passed + fileCounts.failed)"
        if !isInteractive { line("\(word)  \(file): \(cases)") }
        fileCounts = (0, 0)
    }

    private func line(_ text: String) {
        clear()
        terminal.output.write(text + "\n")
    }

    private func colored(_ text: String, _ color: String) -> String {
        isInteractive && !color.isEmpty ? "\u{1B}[\(color)m\(text)\u{1B}[0m" : text
    }

    private func clear() {
        if isInteractive { terminal.output.write("\r\u{1B}[K") }
    }

    private func draw() {
        guard isInteractive, ContinuousClock.now - lastDrawn > .milliseconds(50) else { return }
        lastDrawn = .now
        let filled = count == 0 ? 0 : done * Self.barWidth / count
        let bar = String(repeating: "=", count: filled) + String(repeating: " ", count: Self.barWidth - filled)
        terminal.output.write("\r\u{1B}[K[\(bar)] \(done)/\(count)" + (failed + broken > 0 ? "  \(failed + broken) failed" : ""))
        terminal.output.flush()
    }
}
