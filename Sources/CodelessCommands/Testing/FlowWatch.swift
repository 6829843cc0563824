#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Runs flows again whenever a file that they read changes.
struct FlowWatch {
    let request: FlowTestRequest
    let terminal: Terminal

    /// Milliseconds between two looks at the files.
    private static let interval: UInt32 = 250

    /// Runs until the process is ended.
    func run() -> Never {
        while true {
            let run = FlowTestRun(request, terminal: terminal)
            _ = run.run()
            terminal.complain("waiting for changes; Ctrl-C ends\n")
            let files = run.readFiles.union(request.paths)
            let before = times(of: files)
            repeat { usleep(Self.interval * 1_000) } while times(of: files) == before
        }
    }

    private func times(of files: Set<String>) -> [String: Int64] {
        var times: [String: Int64] = [:]
        for file in files {
            var status = stat()
            guard stat(file, &status) == 0 else { continue }
            times[file] = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
        }
        return times
    }
}
