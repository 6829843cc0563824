import BlockJSON
import BlockModel
import BlockXML
import ProgramLoading

/// Converts programs between Blockly's XML and JSON formats.
struct FormatConversion {
    let terminal: Terminal

    /// Reads one file and writes the other.
    func run(from input: String, to output: String) -> CommandStatus {
        do {
            let file = try ProgramFile(input, from: terminal)
            if !file.warnings.isEmpty { terminal.complain(renderDiagnostics(file.warnings, [input: file.bytes])) }
            let toJSON = output.hasSuffix(".json") || !output.hasSuffix(".xml") && !ProgramFile.isJSON(file.bytes)
            var bytes = toJSON ? WorkspaceJSONWriter().bytes(of: file.workspace) : WorkspaceXMLWriter().bytes(of: file.workspace)
            if bytes.last != 0x0A { bytes.append(0x0A) }
            if output == "-" {
                terminal.output.write(String(decoding: bytes, as: UTF8.self))
            } else {
                try FileBytes.write(bytes, to: output)
            }
            return .success
        } catch let failure as UnloadableFile {
            terminal.complain(failure.text)
        } catch {
            terminal.complain("error: \(error)\n")
        }
        return .unloadable
    }
}
