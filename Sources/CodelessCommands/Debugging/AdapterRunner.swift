import BlockCompiler
import BlockDebugging
import BlockHost
import BlockLibrary
import BlockRuntime
import Dispatch
import OrderedJSON
import ProgramLoading
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Does what `codeless dap` is asked to do: connects an adapter with the process's streams and with programs in files.
struct AdapterRunner {
    let terminal: Terminal

    /// Serves one client until it disconnects or its stream ends.
    func run() {
        let adapter = self.adapter { [terminal] message in
            terminal.output.write(String(decoding: AdapterFrames.framed(message), as: UTF8.self))
            terminal.output.flush()
        }
        let inbox = Inbox(interruption: adapter.interruption)
        // The stream is read beside the program, so that a running one can be paused.
        DispatchQueue.global().async { inbox.fill() }
        while !adapter.isOver, let arrival = inbox.take() {
            switch arrival {
            case .message(let message): adapter.receive(message)
            case .broken(let text): adapter.complain(text)
            }
        }
    }

    /// An adapter for programs in files.
    func adapter(send: @escaping ([UInt8]) -> Void) -> DebugAdapter {
        DebugAdapter(load: { load($0, $1, $2) }, send: send)
    }

    private func load(
        _ arguments: JSONObject, _ print: @escaping (String) -> Void, _ interruption: CancellationFlag
    ) -> Result<DebugAdapter.Launched, DebugAdapter.LaunchFailure> {
        guard let file = arguments["program"]?.stringValue, !file.isEmpty, file != "-" else {
            return .failure(.init("the launch request needs \"program\": the path of a block program"))
        }
        let request = request(arguments, file)
        let runner = ProgramRunner(request, terminal: terminal)
        do throws(ProgramRunner.Obstacle) {
            let loaded = try runner.load(file, instrumentation: .statements)
            let secrets = runner.secretKeeper(of: loaded)
            for secret in loaded.writtenSecrets { secrets.learn(secret) }
            var (host, settings, _) = try runner.prepare(loaded, file, secrets)
            host.print = print
            // There is nobody to ask: the editor owns the input.
            if request.answersFile == nil { host.answer = { nil } }
            let program = DebuggedProgram(loaded.program, workspaces: loaded.workspaces, sources: loaded.sources, catalog: loaded.catalog)
            let session = DebugSession(program, settings: settings, host: host, interruption: interruption)
            return .success(
                .init(session: session) { report in
                    RunFailureText(report: report, sources: loaded.sources, limits: settings.limits, timeZone: settings.timeZone).text
                })
        } catch {
            switch error {
            case .file(let failure): return .failure(.init(failure.text))
            case .usage(let failure): return .failure(.init(failure.message))
            }
        }
    }

    private func request(_ arguments: JSONObject, _ file: String) -> RunRequest {
        var request = RunRequest()
        request.files = [file]
        request.isQuiet = true
        request.contextFile = arguments["context"]?.stringValue
        request.backend.usersFile = arguments["users"]?.stringValue
        request.backend.backend = arguments["backend"]?.stringValue
        request.functionsFolder = arguments["functions"]?.stringValue
        request.blocksFolder = arguments["blocks"]?.stringValue
        request.answersFile = arguments["answers"]?.stringValue
        if let inputs = arguments["arguments"], inputs.objectValue != nil { request.arguments = JSONWriter.text(inputs) }
        request.seed = arguments["seed"]?.integerValue.flatMap { UInt64(exactly: $0) }
        request.now = arguments["now"].flatMap { $0.stringValue ?? $0.integerValue.map(String.init) }
        request.timeZone = arguments["timeZone"]?.stringValue
        request.dialect = arguments["dialect"]?.stringValue.flatMap { Dialect(rawValue: $0) }
        request.showsSecrets = arguments["showSecrets"]?.boolValue ?? false
        if let steps = arguments["maxSteps"]?.integerValue.flatMap({ Int(exactly: $0) }), steps >= 0 { request.limits.steps = steps }
        return request
    }

    /// What arrives on standard input.
    private final class Inbox: Sendable {
        enum Arrival: Sendable {
            case message([UInt8])
            case broken(String)
        }

        /// What has arrived; what is taken leaves its place, until that is true of more than half of all.
        private struct Queue: Sendable {
            var arrivals: [Arrival?] = []
            var takenCount = 0

            mutating func take() -> Arrival? {
                guard takenCount < arrivals.count else { return nil }
                let arrival = arrivals[takenCount]
                arrivals[takenCount] = nil
                takenCount += 1
                if takenCount > arrivals.count / 2 {
                    arrivals.removeFirst(takenCount)
                    takenCount = 0
                }
                return arrival
            }
        }

        private let interruption: CancellationFlag
        private let queue = Mutex(Queue())
        private let count = DispatchSemaphore(value: 0)

        init(interruption: CancellationFlag) { self.interruption = interruption }

        /// Reads until the stream ends or is broken.
        func fill() {
            var frames = AdapterFrames()
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            reading: while true {
                let count = read(STDIN_FILENO, &buffer, buffer.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { break }
                frames.append(buffer[..<count])
                do throws(AdapterFrames.BrokenStream) {
                    while let message = try frames.next() {
                        put(.message(message))
                        if DebugAdapter.interrupts(message) { interruption.set() }
                    }
                } catch {
                    put(.broken(error.description))
                    break reading
                }
            }
            // A program that runs is not left running when its client is gone.
            interruption.set()
            count.signal()
        }

        private func put(_ arrival: Arrival) {
            queue.withLock { $0.arrivals.append(arrival) }
            count.signal()
        }

        /// The next arrival; nil when there are no more.
        func take() -> Arrival? {
            count.wait()
            return queue.withLock { $0.take() }
        }
    }
}
