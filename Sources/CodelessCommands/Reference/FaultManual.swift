import BackendlessUsers

/// Explains the error codes of the user service.
struct FaultManual {
    let terminal: Terminal

    /// Explains a code by number or name, or lists all.
    func run(_ code: String?) -> CommandStatus {
        guard let code else {
            for known in FaultCatalog.all { terminal.output.write("\(known.code.rawValue)  \(known.meaning)\n") }
            return .success
        }
        let known = Int(code).map { FaultCatalog.explanation(of: $0) } ?? FaultCatalog.explanation(named: code)
        if let known {
            terminal.output.write(known.text)
            return .success
        }
        terminal.complain("error: the code '\(code)' is not documented\n  hint: 'codeless explain' lists all codes\n")
        return .usage
    }
}
