import BackendlessTables
import BackendlessUsers
import BlockHost
import OrderedJSON
import ProgramLoading

/// Makes single calls of a user or data service.
struct ServiceCaller {
    let terminal: Terminal
    let showsSecrets: Bool

    /// Lists all operations with their arguments.
    func list() {
        for operation in UserOperation.allCases {
            let arguments = operation.arguments.map { $0.isOptional ? "[\($0.name)]" : $0.name }.joined(separator: ", ")
            terminal.output.write("\(operation.name) {\(arguments)}\n    \(operation.help)\n")
        }
        for operation in DataOperation.allCases {
            let arguments = operation.arguments.map { $0.isOptional ? "[\($0.name)]" : $0.name }.joined(separator: ", ")
            terminal.output.write("\(operation.name) {\(arguments)}\n    \(operation.help)\n")
        }
    }

    /// A call of either service.
    private enum Call {
        case users(UserCall)
        case data(DataCall)

        var arguments: JSONObject {
            switch self {
            case .users(let call): call.arguments
            case .data(let call): call.arguments
            }
        }
    }

    /// Makes a call and prints its result.
    func call(_ name: String, arguments: String, backend: BackendRequest) -> CommandStatus {
        let isData = DataOperation.isDataName(name)
        do throws(UserFault) {
            if isData { _ = try DataCall(name: name) } else { _ = try UserCall(name: name) }
        } catch {
            return complain("error: \(error.message)\n", .usage)
        }
        let given: JSONObject
        do {
            let bytes = arguments == "-" ? try terminal.readInput() : Array(arguments.utf8)
            guard let object = try JSONParser.parse(bytes, file: "--arguments").objectValue else {
                return complain("error: --arguments takes a JSON object, such as '{\"identity\": \"ada@example.com\"}'\n", .usage)
            }
            given = object
        } catch let error as JSONSyntaxError {
            return complain("error: --arguments is not JSON: \(error.message), at \(error.line):\(error.column)\n", .usage)
        } catch {
            return complain("error: \(error)\n", .usage)
        }
        do throws(UserFault) {
            guard isData else { return perform(.users(try UserCall(name: name, arguments: given)), backend) }
            let call = try DataCall(name: name, arguments: given)
            try call.checkArgumentNames()
            return perform(.data(call), backend)
        } catch {
            return complain("error: \(error.message)\n", .usage)
        }
    }

    private func perform(_ call: Call, _ backend: BackendRequest) -> CommandStatus {
        let secrets = SecretKeeper(isHiding: !showsSecrets)
        secrets.learn(call.arguments)
        do throws(BackendChoice.Failure) {
            var backend = backend
            if backend.usersFile == nil, backend.tablesFile == nil, backend.replayFile == nil {
                backend.backend = backend.backend ?? terminal.environment("BACKENDLESS_URL")
            }
            let chosen = try BackendChoice.service(backend, program: nil, clock: .system, seed: nil, terminal: terminal)
            let status: CommandStatus
            switch call {
            case .users(let call):
                guard let service = chosen.service else { return complainOfNoService("user", "--users") }
                status = perform(call, service, secrets)
            case .data(let call):
                guard let service = chosen.data else { return complainOfNoService("data", "--tables") }
                status = show(secrets) { () throws(UserFault) in try service.performBlocking(call) }
            }
            do throws(FileFailure) {
                try chosen.finish()
            } catch {
                throw .file(UnloadableFile(error))
            }
            return status
        } catch {
            switch error {
            case .usage(let failure): return complain("error: \(failure.message)\n", .usage)
            case .file(let failure): return complain(failure.text, .unloadable)
            }
        }
    }

    private func complainOfNoService(_ kind: String, _ option: String) -> CommandStatus {
        complain(
            "error: there is no \(kind) service to call\n  hint: give \(option) FILE, or --backend with the address of a server\n", .usage)
    }

    private func perform(_ call: UserCall, _ service: some UserService, _ secrets: SecretKeeper) -> CommandStatus {
        show(secrets) { () throws(UserFault) in try service.blocking.perform(call) }
    }

    private func show(_ secrets: SecretKeeper, _ perform: () throws(UserFault) -> JSONValue) -> CommandStatus {
        do throws(UserFault) {
            let value = try perform()
            terminal.output.write(JSONWriter.text(secrets.redact(value), .pretty) + "\n")
            return .success
        } catch {
            let hint = error.code.flatMap { FaultCatalog.explanation(of: $0) }.map {
                "  hint: \($0.meaning) 'codeless explain \($0.code.rawValue)' tells more\n"
            }
            return complain(secrets.redact("error: \(error)\n") + (hint ?? ""), error.isUnreachable ? .unreachable : .failure)
        }
    }

    private func complain(_ text: String, _ status: CommandStatus) -> CommandStatus {
        terminal.complain(text)
        return status
    }
}
