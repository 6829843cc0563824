import BackendlessUsers
import BlockCompiler
import BlockDrawing
import BlockPlayer
import BlockRecording
import BlockRuntime
import ProgramLoading

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// What `codeless play` is asked to do.
public struct PlayRequest: Sendable {
    /// The run to play; its one file is a program or a recording.
    public var run: RunRequest
    /// Where the page goes; nil to serve it.
    public var exportFile: String?
    /// The port; 0 for any.
    public var port = 0
    /// Whether the browser is opened.
    public var opensBrowser = false

    /// Makes a request to serve a run.
    public init(run: RunRequest) { self.run = run }
}

/// Does what `codeless play` is asked to do.
public struct Playing {
    private let request: PlayRequest
    private let terminal: Terminal

    /// The largest recording, in bytes: of some 100 million events.
    private static let mostRecordedBytes = 2 * FileBytes.mostBytes

    /// Makes what plays.
    public init(_ request: PlayRequest, terminal: Terminal) {
        self.request = request
        self.terminal = terminal
    }

    /// Makes the page, and writes or serves it.
    public func run() -> CommandStatus {
        let file = request.run.files.first ?? "-"
        var recording: [UInt8]?
        let catalog: Catalog
        do throws(UnloadableFile) {
            catalog = .builtIn(and: try OwnBlockFolder.read(request.run.blocksFolder, complainingTo: terminal))
        } catch {
            terminal.complain(error.text)
            return .unloadable
        }
        if file != "-", FileBytes.exists(file), let bytes = try? FileBytes.read(file, atMost: Self.mostRecordedBytes),
            Recording.isRecording(bytes)
        {
            recording = bytes
        } else {
            // How the run ended is what the page shows; only a program that cannot run has no page.
            let status = ProgramRunner(request.run, terminal: terminal) { recording = $0 }.run()
            if recording == nil { return status }
        }
        guard let recording else { return .unloadable }
        let page: PlayerPage
        do throws(RecordingError) {
            page = PlayerPage(title: title(of: file), recording: recording, drawings: drawings(of: try Recording(recording), catalog))
        } catch {
            terminal.complain("error: \(file): \(error)\n")
            return .unloadable
        }
        return request.exportFile.map { export(page, to: $0) } ?? serve(page)
    }

    private func title(of file: String) -> String { file.split(separator: "/").last.map(String.init) ?? file }

    /// The files of a recording as pictures, without what is plugged into inputs for secrets.
    private func drawings(of recording: Recording, _ catalog: Catalog) -> [(name: String, svg: String?)] {
        recording.files.map { file in
            guard let workspace = try? ProgramFile(file.name, bytes: file.bytes).workspace else { return (file.name, nil) }
            var options = WorkspaceDrawing.Options()
            options.title = file.name
            options.showsCollapsed = true
            options.isSecret = { Redaction.isSecret($0) }
            let drawing = try? WorkspaceDrawing(workspace: workspace, catalog: catalog, options: options)
            return (file.name, drawing.map { String(decoding: $0.svg(), as: UTF8.self) })
        }
    }

    private func export(_ page: PlayerPage, to file: String) -> CommandStatus {
        do throws(FileFailure) {
            try FileBytes.write(page.bytes, to: file)
        } catch {
            terminal.complain("error: \(error)\n")
            return .unloadable
        }
        return .success
    }

    private func serve(_ page: PlayerPage) -> CommandStatus {
        let opensBrowser = request.opensBrowser
        terminal.flush()
        do {
            try PlayerServer.serve(PlayerSite(page), port: request.port) { address in
                let line = "The player is at \(address) (Control-C ends it)\n"
                _ = line.withCString { write(STDERR_FILENO, $0, strlen($0)) }
                if opensBrowser { Self.open(address) }
            }
        } catch {
            terminal.complain("error: the page cannot be served at port \(request.port): \(error)\n")
            return .usage
        }
        return .success
    }

    /// Asks the desktop to show an address; where there is none, the line that names it is enough.
    private static func open(_ address: String) {
        var process = pid_t()
        let words = ["xdg-open", address]
        var arguments = words.map { (word: String) -> UnsafeMutablePointer<CChar>? in strdup(word) }
        arguments.append(nil)
        _ = posix_spawnp(&process, "xdg-open", nil, nil, &arguments, environ)
        for argument in arguments { free(argument) }
    }
}
