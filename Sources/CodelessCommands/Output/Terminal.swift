public import ProgramLoading

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// The outside of a command: where it writes, what it reads, its environment. Tests give their own.
public final class Terminal {
    /// What programs print, and nothing else.
    public let output: OutputStream
    /// Everything else.
    public let errors: OutputStream
    /// Gives the next line of standard input; nil at its end.
    public let readLine: () -> String?
    /// Gives the bytes of standard input.
    public let readInput: () throws(FileFailure) -> [UInt8]
    /// Gives an environment variable.
    public let environment: (String) -> String?
    /// Whether standard output is a screen.
    public let isScreen: Bool

    /// Whether what is printed may have colours: on a screen, unless NO_COLOR is set.
    ///
    /// - Source: no-color.org: any text but the empty one forbids them.
    public var isColored: Bool { isScreen && (environment("NO_COLOR") ?? "").isEmpty }

    /// Makes an outside.
    public init(
        output: OutputStream, errors: OutputStream, readLine: @escaping () -> String? = { nil },
        readInput: @escaping () throws(FileFailure) -> [UInt8] = { [] }, environment: @escaping (String) -> String? = { _ in nil },
        isScreen: Bool = false
    ) {
        self.output = output
        self.errors = errors
        self.readLine = readLine
        self.readInput = readInput
        self.environment = environment
        self.isScreen = isScreen
    }

    /// The process's own.
    public static func process() -> Terminal {
        let input = InputLines(descriptor: STDIN_FILENO)
        return Terminal(
            output: OutputStream(descriptor: STDOUT_FILENO), errors: OutputStream(descriptor: STDERR_FILENO),
            readLine: { input.next(unless: { Interruption.hasCome }) },
            readInput: { () throws(FileFailure) in try FileBytes.read(descriptor: STDIN_FILENO, name: "-") },
            environment: { name in getenv(name).map { String(cString: $0) } }, isScreen: isatty(STDOUT_FILENO) == 1)
    }

    /// Writes to the errors, after everything that was printed.
    public func complain(_ text: String) {
        output.flush()
        errors.write(text)
        errors.flush()
    }

    /// Hands on everything that was written.
    public func flush() {
        output.flush()
        errors.flush()
    }
}
