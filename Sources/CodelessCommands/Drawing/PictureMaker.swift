import BackendlessUsers
import BlockCompiler
import BlockDrawing
import BlockModel
import FlowTesting
import ProgramLoading

/// What `codeless render` was asked for.
struct PictureRequest {
    /// Where the SVG document goes; `-` is standard output, nil nowhere.
    var output: String?
    /// Where a PNG picture goes.
    var png: String?
    /// What the picture shows.
    var options = WorkspaceDrawing.Options()
    /// Whether the program is put into the picture.
    var embedsProgram = true
    /// Whether passwords and tokens are drawn.
    var showsSecrets = false
    /// A tracefile to colour the blocks by.
    var coverageFile: String?
}

/// Draws programs.
struct PictureMaker {
    let catalog: Catalog
    let terminal: Terminal

    /// Draws a program into a file.
    func draw(_ name: String, _ request: PictureRequest) -> CommandStatus {
        do {
            let file = try ProgramFile(name, from: terminal)
            if !file.warnings.isEmpty { terminal.complain(renderDiagnostics(file.warnings, [name: file.bytes])) }
            var options = request.options
            if let status = check(options.highlighted, in: file) { return status }
            if let coverage = request.coverageFile {
                guard let lines = try self.lines(of: name, in: coverage) else { return .usage }
                options.coverage = lines
            }
            options.title = EmbeddedProgram.title(of: name)
            let showsSecrets = request.showsSecrets
            options.isSecret = { !showsSecrets && Redaction.isSecret($0) }
            if request.embedsProgram { options.program = EmbeddedProgram(name: name == "-" ? "program" : name, bytes: file.bytes) }
            try write(picture(of: file, options), request)
            warnOfSecrets(in: file, request)
            return .success
        } catch let failure as UnloadableFile {
            terminal.complain(failure.text)
        } catch {
            terminal.complain("error: \(error)\n")
        }
        return .unloadable
    }

    private func picture(of file: ProgramFile, _ options: WorkspaceDrawing.Options) throws(UnloadableFile) -> [UInt8] {
        do throws(LoadFailure) {
            return try WorkspaceDrawing(workspace: file.workspace, catalog: catalog, options: options).svg()
        } catch {
            throw UnloadableFile(diagnostics: error.diagnostics, sources: [file.name: file.bytes])
        }
    }

    private func write(_ picture: [UInt8], _ request: PictureRequest) throws {
        switch request.output {
        case nil: break
        case "-"?: terminal.output.write(String(decoding: picture, as: UTF8.self))
        case let file?: try FileBytes.write(picture, to: file)
        }
        if let png = request.png { try PNGConverter(terminal: terminal).convert(picture, to: png) }
    }

    // MARK: Options

    /// Complains of ids that no block has.
    private func check(_ ids: Set<String>, in file: ProgramFile) -> CommandStatus? {
        let known = Set(file.workspace.blocks.compactMap(\.id))
        guard let missing = ids.subtracting(known).min() else { return nil }
        terminal.complain("error: no block of \(file.name) has the id '\(missing)'\n  hint: 'codeless tree \(file.name)' shows the ids\n")
        return .usage
    }

    /// The counts of a program's lines in a tracefile; nil, with a complaint, when it knows nothing of the program.
    private func lines(of name: String, in coverage: String) throws(FileFailure) -> [Int: Int]? {
        let files = LCOVTracefile.read(String(decoding: try FileBytes.read(coverage), as: UTF8.self))
        let base = EmbeddedProgram.title(of: name)
        let found = files.first { $0.file == name } ?? files.first { EmbeddedProgram.title(of: $0.file) == base }
        if let found { return found.lines }
        let known = files.map(\.file).joined(separator: ", ")
        terminal.complain(
            "error: \(coverage) says nothing of \(name)\n  hint: "
                + (known.isEmpty
                    ? "write it with 'codeless test --lcov FILE'\n" : "it knows: \(known)\n"))
        return nil
    }

    /// Says so when a picture carries a password that it does not show.
    private func warnOfSecrets(in file: ProgramFile, _ request: PictureRequest) {
        guard request.embedsProgram, file.workspace.writtenSecretCount > 0 else { return }
        terminal.complain(
            "warning: the program in the picture holds a password or token as it is written in \(file.name)\n"
                + "  hint: --no-program leaves the program out\n")
    }
}

extension EmbeddedProgram {
    /// A file's name without folder and ending.
    fileprivate static func title(of file: String) -> String {
        let name = file.split(separator: "/").last.map(String.init) ?? file
        return name.split(separator: ".").first.map(String.init) ?? name
    }
}

extension Workspace {
    /// How many texts are plugged into inputs for passwords and tokens.
    fileprivate var writtenSecretCount: Int {
        blocks.reduce(0) { count, block in
            count
                + block.inputs.count { input in
                    guard Redaction.isSecret(input.name), let content = input.content else { return false }
                    return self[content].field("TEXT")?.text.isEmpty == false
                }
        }
    }
}
