#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// The terminal on standard input, which passes keys on as they are while a line is read.
enum RawTerminal {
    /// Columns of the screen.
    static var columnCount: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// Whether it understands how lines are shown while they are typed.
    static var isCapable: Bool {
        let kind = getenv("TERM").map { String(cString: $0) } ?? ""
        return isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 && !kind.isEmpty && kind != "dumb"
    }

    /// Does something while every key is passed on at once, Ctrl-C and Ctrl-D too, and none is shown.
    static func passingKeys<Result>(_ body: () -> Result) -> Result {
        var usual = termios()
        guard tcgetattr(STDIN_FILENO, &usual) == 0 else { return body() }
        var raw = usual
        raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
        raw.c_iflag &= ~tcflag_t(IXON)
        tcsetattr(STDIN_FILENO, TCSADRAIN, &raw)
        defer { tcsetattr(STDIN_FILENO, TCSADRAIN, &usual) }
        return body()
    }

    /// The next byte; nil at the end.
    static func readByte() -> UInt8? {
        var byte: UInt8 = 0
        while true {
            let count = read(STDIN_FILENO, &byte, 1)
            if count == 1 { return byte }
            guard count < 0, errno == EINTR else { return nil }
        }
    }
}
