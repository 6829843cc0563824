public import ArgumentParser
import BlockCompiler
import BlockLibrary
import BlockModel
import BlockRuntime
import BlockXML
import Foundation

/// The `codeless` command.
public struct Codeless: ParsableCommand {
    /// Names the command and its subcommands.
    public static let configuration = CommandConfiguration(commandName: "codeless", subcommands: [Run.self])

    /// Makes the command.
    public init() {}
}

struct Run: ParsableCommand {
    @Argument var file: String
    func run() throws {
        let bytes = [UInt8](FileManager.default.contents(atPath: file) ?? Data())
        do {
            let read = try WorkspaceXMLReader().read(bytes, file: file)
            let compiled = try Compiler(catalog: .builtIn).compile(read.workspace)
            let machine = Machine(compiled.program)
            try machine.start()
            while true {
                let outcome = machine.run()
                switch outcome {
                case .suspended(let call):
                    if call.name == "console.print", case .text(let text) = call["text"] { print(text) } else { print(call) }
                    machine.resume(returning: .undefined)
                    continue
                case .finished: return
                default:
                    FileHandle.standardError.write(Data("\(outcome)\n".utf8))
                    throw ExitCode(1)
                }
            }
        } catch let failure as LoadFailure {
            FileHandle.standardError.write(Data(DiagnosticRenderer(source: bytes).render(failure.diagnostics).utf8))
            throw ExitCode(2)
        }
    }
}
