import CodelessCommands
import Testing
import ProgramLoading

@Suite struct UnloadableFileTests {
    private func failure(_ name: String, _ text: String, _ change: (inout RunRequest) -> Void = { _ in }) throws -> (CommandStatus, String)
    {
        let bench = try Workbench()
        return (bench.run(try bench.file(name, text), change), bench.errors)
    }

    @Test func aFileThatIsNotThere() throws {
        let bench = try Workbench()
        #expect(bench.run(bench.folder + "/none.xml") == .unloadable)
        #expect(bench.errors == "none.xml: error: there is no such file [unreadable-file]\n")
    }

    @Test func aFolder() throws {
        let bench = try Workbench()
        #expect(bench.run(bench.folder) == .unloadable)
        #expect(bench.errors.hasSuffix(": error: is a directory, not a file [unreadable-file]\n"))
    }

    @Test(arguments: [
        ("", "empty"), ("hello", "xml"), ("<xml><block type=\"text", "xml"), ("<!DOCTYPE a [<!ENTITY b \"c\">]><xml/>", "DTD"),
        ("<xml><block type=\"text_prnt\"/></xml>", "did you mean 'text_print'?"), ("{", "expected"),
    ])
    func brokenProgramsSayWhatIsWrong(_ text: String, _ expected: String) throws {
        let (status, errors) = try failure("a.xml", text)
        #expect(status == .unloadable)
        #expect(errors.hasPrefix("a.xml:"), "\(errors)")
        #expect(errors.contains(": error: "), "\(errors)")
        #expect(errors.lowercased().contains(expected.lowercased()), "\(errors)")
    }

    @Test func aContextThatIsWrong() throws {
        let bench = try Workbench()
        let context = try bench.file("c.json", #"{"pageData": 1}"#)
        let program = try bench.file("a.xml", Programs.printing("x"))
        #expect(bench.run(program) { $0.contextFile = context } == .unloadable)
        #expect(
            bench.errors == """
                c.json:1:14: error: 'pageData' must be an object, not number [context]
                    {"pageData": 1}
                                 ^

                """)
    }

    @Test func usersThatAreWrong() throws {
        let bench = try Workbench()
        let users = try bench.file("u.json", #"{"users": 1}"#)
        let program = try bench.file("a.xml", Programs.printing("x"))
        #expect(bench.run(program) { $0.backend.usersFile = users } == .unloadable)
        #expect(bench.errors.hasPrefix("u.json:1:11: error: "))
        #expect(bench.output == "")
    }

    @Test func aServerNeedsAnApplication() throws {
        let bench = try Workbench()
        let program = try bench.file("a.xml", Programs.printing("x"))
        #expect(bench.run(program) { $0.backend.backend = "https://api.backendless.com" } == .usage)
        #expect(bench.errors.contains("BACKENDLESS_APP_ID"))
    }

    @Test func aZoneThatDoesNotExist() throws {
        let (status, errors) = try failure("a.xml", Programs.printing("x")) { $0.timeZone = "Nowhere/Land" }
        #expect(status == .usage)
        #expect(errors.hasPrefix("error: "))
    }

    @Test func aTimeThatIsNone() throws {
        let (status, _) = try failure("a.xml", Programs.printing("x")) { $0.now = "soon" }
        #expect(status == .usage)
    }
}
