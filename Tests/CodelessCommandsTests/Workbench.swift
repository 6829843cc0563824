import CodelessCommands
import Testing
import ProgramLoading

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// A folder of its own and a terminal that keeps what is written: where a test runs a command in process.
final class Workbench {
    let folder: String
    var input = ""
    var environment: [String: String] = [:]
    private(set) var output = ""
    private(set) var errors = ""

    init() throws {
        var template = Array("/tmp/codeless-tests-XXXXXX".utf8CString)
        folder = String(cString: try #require(mkdtemp(&template)))
    }

    deinit {
        for file in files { unlink(file) }
        for folder in folders.reversed() { rmdir(folder) }
        rmdir(folder)
    }

    private var files: [String] = []
    private var folders: [String] = []

    /// Writes a file and returns its path.
    func file(_ name: String, _ text: String) throws -> String {
        let path = folder + "/" + name
        let parts = name.split(separator: "/").dropLast()
        for count in 0..<parts.count {
            let path = folder + "/" + parts[...count].joined(separator: "/")
            if mkdir(path, 0o755) == 0 { folders.append(path) }
        }
        let stream = try #require(fopen(path, "w"))
        fputs(text, stream)
        fclose(stream)
        files.append(path)
        return path
    }

    /// The text of a file.
    func text(_ path: String) throws -> String {
        let stream = try #require(fopen(path, "r"))
        defer { fclose(stream) }
        if !files.contains(path) { files.append(path) }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = fread(&bytes, 1, bytes.count, stream)
        return String(decoding: bytes[..<count], as: UTF8.self)
    }

    /// Runs a program; the folder is left out of what is written.
    func run(_ file: String, _ change: (inout RunRequest) -> Void = { _ in }) -> CommandStatus {
        var request = RunRequest()
        request.files = [file]
        change(&request)
        return ProgramRunner(request, terminal: terminal).run()
    }

    var terminal: Terminal {
        let lines = input.split(separator: "\n")
        var next = 0
        return Terminal(
            output: OutputStream { [self] in output += withoutFolder($0) }, errors: OutputStream { [self] in errors += withoutFolder($0) },
            readLine: {
                defer { next += 1 }
                return next < lines.count ? String(lines[next]) : nil
            },
            readInput: { [self] () throws(FileFailure) in Array(input.utf8) }, environment: { [self] in environment[$0] })
    }

    private func withoutFolder(_ bytes: [UInt8]) -> String {
        let parts = String(decoding: bytes, as: UTF8.self).split(separator: folder + "/", omittingEmptySubsequences: false)
        return parts.joined()
    }
}

/// Programs that the tests run.
enum Programs {
    /// Prints a text.
    static func printing(_ text: String) -> String {
        "<xml><block type=\"text_print\"><value name=\"TEXT\">\(self.text(text))</value></block></xml>"
    }

    /// Logs in, then prints the user's name.
    static func login(password: String) -> String {
        """
        <xml>
          <block type="variables_set">
            <field name="VAR">user</field>
            <value name="VALUE">
              <block type="user_login" id="login">
                <value name="identity">\(text("ada@example.com"))</value>
                <value name="password">\(text(password))</value>
              </block>
            </value>
            <next>
              <block type="text_print">
                <value name="TEXT">
                  <block type="get_object_property">
                    <value name="prop_name">\(text("name"))</value>
                    <value name="object"><block type="variables_get"><field name="VAR">user</field></block></value>
                  </block>
                </value>
              </block>
            </next>
          </block>
        </xml>
        """
    }

    /// Never ends.
    static let endless = """
        <xml>
          <block type="controls_whileUntil" id="loop">
            <field name="MODE">WHILE</field>
            <value name="BOOL"><block type="logic_boolean"><field name="BOOL">TRUE</field></block></value>
          </block>
        </xml>
        """

    /// Users for `login`.
    static let users = #"{"users": [{"objectId": "U1", "email": "ada@example.com", "password": "analytical-engine", "name": "Ada"}]}"#

    private static func text(_ text: String) -> String { "<block type=\"text\"><field name=\"TEXT\">\(text)</field></block>" }
}
