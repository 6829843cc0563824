/// What a debugger can be told.
enum DebugCommand: String, CaseIterable {
    case `break`, log, delete, watch, errors
    case run, step, next, out, `continue`, until, back, reverse, goto
    case vars, print, `where`, count, frame, list, calls, users
    case help, quit

    /// The short form.
    var letter: String { row.letter }

    /// Commands that an empty line does again.
    var isMovement: Bool {
        switch self {
        case .step, .next, .out, .continue, .back, .reverse: true
        default: false
        }
    }

    /// The short form, what it takes, what it does.
    private var row: (letter: String, argument: String, meaning: String) {
        switch self {
        case .break: ("b", "[WHERE [if CONDITION]]", "pause at a place; alone: list what pauses")
        case .log: ("lg", "WHERE MESSAGE", "say a message at a place and go on; {name} is a value")
        case .delete: ("d", "[NUMBER]", "take a breakpoint or watch away; alone: all")
        case .watch: ("w", "NAME[.PART]", "pause when a value changes")
        case .errors: ("e", "all|uncaught|never", "at which errors to pause (at first: uncaught)")
        case .run: ("r", "", "start, or start again")
        case .step: ("s", "[TIMES]", "go on to the next statement, into calls")
        case .next: ("n", "[TIMES]", "go on to the next statement here")
        case .out: ("o", "[TIMES]", "go on to the end of this call")
        case .continue: ("c", "[TIMES]", "go on to the next breakpoint")
        case .until: ("u", "WHERE", "go on to a place")
        case .back: ("k", "[TIMES]", "go back to the statement before")
        case .reverse: ("rc", "", "go back to the breakpoint before")
        case .goto: ("g", "COUNT", "go to the statement that began as the COUNTth")
        case .vars: ("v", "", "show all variables in scope")
        case .print: ("p", "NAME[.PART]", "show a value in full")
        case .where: ("bt", "", "show the calls that led here")
        case .count: ("co", "", "count the statements that have begun, for goto")
        case .frame: ("f", "NUMBER", "look at another of those calls")
        case .list: ("l", "[all]", "show the blocks around, or all of this function")
        case .calls: ("ca", "", "show what the program asked the host")
        case .users: ("us", "", "show the users in memory")
        case .help: ("h", "", "show this")
        case .quit: ("q", "", "end")
        }
    }

    /// The command of a name, its short form, or the beginning of a name that only one has.
    static func named(_ word: String) -> DebugCommand? {
        let word = word.lowercased()
        if let exact = allCases.first(where: { $0.rawValue == word || $0.letter == word }) { return exact }
        if word == "backtrace" { return .where }
        if word == "exit" { return .quit }
        let fitting = allCases.filter { $0.rawValue.hasPrefix(word) }
        return fitting.count == 1 ? fitting[0] : nil
    }

    /// All commands, a line each.
    static let summary: String = {
        var lines: [String] = []
        for command in allCases {
            let (letter, argument, meaning) = command.row
            var line = command.rawValue
            if !argument.isEmpty { line += " " + argument }
            line += String(repeating: " ", count: max(1, 31 - line.count)) + letter
            line += String(repeating: " ", count: max(1, 35 - line.count)) + meaning
            lines.append(line)
        }
        lines.append("WHERE is a line (12), a place (12:5), a block's id (login), 'type TYPE' or 'procedure NAME'.")
        lines.append("A CONDITION compares: x > 3, user.name == \"Ada\" and not done. An empty line moves again.")
        return lines.joined(separator: "\n")
    }()
}
