import ProgramLoading
#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Makes PNG pictures of SVG documents with librsvg's command, where it is installed.
struct PNGConverter {
    let terminal: Terminal

    private static let command = "rsvg-convert"

    /// Writes a document as a PNG picture.
    ///
    /// - Throws: `FileFailure` when the command is missing or refuses.
    func convert(_ document: [UInt8], to file: String) throws(FileFailure) {
        guard let command = found else {
            throw FileFailure(
                file: file, message: "PNG pictures need '\(Self.command)', which is not installed (Debian: apt-get install librsvg2-bin)")
        }
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw FileFailure(file: file, message: "no pipe can be made to \(Self.command)") }
        // The other process must not hold this end open, or it would wait for more.
        _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let arguments = [command, "--unlimited", "--format=png", "--output=" + file]
        var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var process = pid_t()
        let failure = posix_spawn(&process, command, &actions, nil, &pointers, environ)
        close(ends[0])
        guard failure == 0 else {
            close(ends[1])
            throw FileFailure(file: file, message: "\(Self.command) cannot be started")
        }
        // A command that ends early must not end this one.
        let previous = signal(SIGPIPE, SIG_IGN)
        var offset = 0
        while offset < document.count {
            let count = document.withUnsafeBytes { write(ends[1], $0.baseAddress.map { $0 + offset }, document.count - offset) }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { break }
            offset += count
        }
        close(ends[1])
        signal(SIGPIPE, previous)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        if status != 0 { throw FileFailure(file: file, message: "\(Self.command) could not make the picture") }
    }

    /// The command's path: the first in PATH that can be run.
    private var found: String? {
        let path = terminal.environment("PATH") ?? "/usr/bin:/bin"
        return path.split(separator: ":").lazy.map { "\($0)/\(Self.command)" }.first { access($0, X_OK) == 0 }
    }
}
