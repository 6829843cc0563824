import BlockCompiler
import BlockLibrary
import Foundation
import ProgramLoading
import Testing

@testable import CodelessCommands

/// Blocks that users define: `--blocks`.
@Suite struct OwnBlockTests {
    private let sample = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Samples/own-blocks").path

    private static func program(_ block: String) -> String {
        "<xml><block type=\"text_print\"><value name=\"TEXT\">\(block)</value></block></xml>"
    }

    private static let number = "<block type=\"math_number\"><field name=\"NUM\">20</field></block>"

    /// A procedure `NAME(parameters)` that gives a block.
    private static func procedure(_ name: String, _ parameters: [String], returns block: String) -> String {
        let arguments = parameters.map { "<arg name=\"\($0)\"/>" }.joined()
        return """
            <block type="procedures_defreturn"><mutation>\(arguments)</mutation><field name="NAME">\(name)</field>
            <value name="RETURN">\(block)</value></block>
            """
    }

    private static func sum(_ left: String, _ right: String) -> String {
        """
        <block type="math_arithmetic"><field name="OP">ADD</field>
        <value name="A"><block type="variables_get"><field name="VAR">\(left)</field></block></value>
        <value name="B"><block type="variables_get"><field name="VAR">\(right)</field></block></value></block>
        """
    }

    /// Runs a program with a folder of definitions, and bodies by name.
    private func run(
        _ program: String, definitions: String, bodies: [String: String] = [:], _ change: (inout RunRequest) -> Void = { _ in }
    ) throws -> (status: CommandStatus, output: String, errors: String) {
        let bench = try Workbench()
        _ = try bench.file("blocks/definitions.json", definitions)
        for (name, body) in bodies { _ = try bench.file("blocks/\(name)", "<xml>\(body)</xml>") }
        let status = bench.run(try bench.file("a.xml", program)) {
            $0.blocksFolder = bench.folder + "/blocks"
            change(&$0)
        }
        return (status, bench.output, bench.errors.replacingOccurrences(of: bench.folder + "/", with: ""))
    }

    private static let add = """
        {"type": "add", "message0": "%1 and %2 and %3", "output": "Number", "body": "add.xml",
         "args0": [{"type": "input_value", "name": "LEFT"}, {"type": "field_number", "name": "RIGHT", "value": 3, "max": 5},
                   {"type": "field_checkbox", "name": "LOUD"}]}
        """

    @Test func aBodyGetsInputsAndFields() throws {
        let block = "<block type=\"add\"><field name=\"RIGHT\">9</field><value name=\"LEFT\">\(Self.number)</value></block>"
        let ran = try run(
            Self.program(block), definitions: Self.add,
            bodies: ["add.xml": Self.procedure("add", ["left", "right"], returns: Self.sum("left", "right"))])
        #expect(ran.errors == "")
        // The field takes 5 at most.
        #expect(ran.output == "25\n")
    }

    @Test func whatIsNotGivenIsTheDefaultAndNull() throws {
        let ran = try run(
            Self.program("<block type=\"add\"/>"), definitions: Self.add,
            bodies: ["add.xml": Self.procedure("anything", ["LEFT", "RIGHT"], returns: Self.sum("LEFT", "RIGHT"))])
        #expect(ran.output == "3\n")
    }

    @Test func bodiesUseOtherBlocksAndProceduresOfTheirOwn() throws {
        let definitions = """
            [{"type": "one", "message0": "one", "output": null, "body": "one.xml"}, {"type": "two", "message0": "two", "output": null, "body": "two.xml"}]
            """
        let call = "<block type=\"procedures_callreturn\"><mutation name=\"help\"/></block>"
        let ran = try run(
            Self.program("<block type=\"one\"/>"), definitions: definitions,
            bodies: [
                "one.xml": Self.procedure("help", [], returns: "<block type=\"two\"/>") + Self.procedure("one", [], returns: call),
                "two.xml": Self.procedure("two", [], returns: Self.number),
            ])
        #expect(ran.errors == "")
        #expect(ran.output == "20\n")
    }

    @Test func aBlockThatCallsItselfMeetsTheLimit() throws {
        let definitions = "{\"type\": \"again\", \"message0\": \"again\", \"output\": null, \"body\": \"again.xml\"}"
        let ran = try run(
            Self.program("<block type=\"again\"/>"), definitions: definitions,
            bodies: ["again.xml": Self.procedure("again", [], returns: "<block type=\"again\"/>")])
        #expect(ran.status == .limit)
        #expect(ran.errors.hasPrefix("blocks/again.xml:1:"))
        #expect(ran.errors.contains("calls are nested more than 100000 deep"))
    }

    @Test func aCallIsAnsweredByTheHost() throws {
        let definitions = """
            {"type": "tell", "message0": "tell %1", "previousStatement": null, "nextStatement": null, "call": "chat.tell",
             "args0": [{"type": "field_dropdown", "name": "WHO", "options": [["everyone", "ALL"], ["me", "ME"]]}]}
            """
        let bench = try Workbench()
        _ = try bench.file("blocks/definitions.json", definitions)
        let context = try bench.file("context.json", "{\"stubs\": {\"chat.tell\": [{\"result\": 1}]}}")
        let report = bench.folder + "/report.json"
        let status = bench.run(try bench.file("a.xml", "<xml><block type=\"tell\"><field name=\"WHO\">ME</field></block></xml>")) {
            $0.blocksFolder = bench.folder + "/blocks"
            $0.contextFile = context
            $0.reportFile = report
        }
        #expect(status == .success)
        #expect(try bench.text(report).contains("\"name\": \"chat.tell\""))
        #expect(try bench.text(report).contains("\"WHO\": \"ME\""))
    }

    @Test func anErrorInABodyHasItsPlaceAndThatOfTheCall() throws {
        let definitions = "{\"type\": \"first\", \"message0\": \"first\", \"output\": null, \"body\": \"first.xml\"}"
        let failing = "<block type=\"text_trim\"><value name=\"TEXT\"><block type=\"logic_null\"/></value></block>"
        let ran = try run(
            Self.program("<block type=\"first\"/>"), definitions: definitions,
            bodies: ["first.xml": Self.procedure("first", [], returns: failing)])
        #expect(ran.status == .failure)
        #expect(ran.errors.hasPrefix("blocks/first.xml:2:"), "\(ran.errors)")
        #expect(ran.errors.contains("note: a.xml:1:50: 'first' was called here"), "\(ran.errors)")
    }

    // MARK: What can be wrong

    @Test(arguments: [
        ("{\"type\": \"a\", \"output\": null}", "'a' does not say what it does"),
        ("{\"type\": \"a\", \"output\": null, \"call\": \"x\", \"body\": \"y\"}", "'a' has both a \"body\" and a \"call\""),
        ("{\"message0\": \"a\"}", "a definition has no \"type\""),
        ("[3]", "a definition is an object, found number"),
        ("{\"type\": \"text\", \"output\": null, \"call\": \"x\"}", "there is a block 'text' already"),
        ("{\"type\": \"a\", \"call\": \"x\"}", "a block needs an \"output\" or a \"previousStatement\""),
        (
            "{\"type\": \"a\", \"message0\": \"%2\", \"output\": null, \"call\": \"x\"}",
            "the message has a place %2, but there are 0 arguments"
        ),
        (
            "{\"type\": \"a\", \"message0\": \"%1\", \"args0\": [{\"type\": \"input_statement\", \"name\": \"DO\"}], \"output\": null, \"call\": \"x\"}",
            "a block of your own cannot run the statements in 'DO'"
        ),
        ("{\"type\": \"a\"", "definitions.json:1:"),
    ])
    func badDefinitionsSayWhatIsWrong(definition: String, message: String) throws {
        let ran = try run(Self.program("<block type=\"a\"/>"), definitions: definition)
        #expect(ran.status == .unloadable)
        #expect(ran.errors.contains("blocks/definitions.json:1:"))
        #expect(ran.errors.contains(message), "\(ran.errors)")
    }

    @Test func aBodyWithoutTheProcedureSaysSo() throws {
        let ran = try run(Self.program("<block type=\"add\"/>"), definitions: Self.add, bodies: ["add.xml": Self.number])
        #expect(ran.status == .unloadable)
        #expect(ran.errors.contains("the file has no procedure that says what 'add' does [block-body]"))
        #expect(ran.errors.contains("hint: define a procedure 'add' with the parameters: RIGHT, LOUD, LEFT"))
    }

    @Test func aParameterThatNothingFillsIsWarnedOf() throws {
        let ran = try run(
            Self.program("<block type=\"add\"/>"), definitions: Self.add,
            bodies: ["add.xml": Self.procedure("add", ["LEFFT"], returns: Self.number)])
        #expect(ran.output == "20\n")
        #expect(ran.errors.contains("'add' has no field or input 'LEFFT': the parameter is undefined [block-body]"))
    }

    @Test(arguments: ["../secret.xml", "/tmp/secret.xml", "inner/a.xml", "..", ".", "", "a\\u0000b.xml"])
    func aBodyIsAFileOfItsFolder(name: String) throws {
        let ran = try run(
            Self.program("<block type=\"a\"/>"), definitions: "{\"type\": \"a\", \"output\": null,\n \"body\": \"\(name)\"}",
            bodies: ["inner/a.xml": Self.procedure("a", [], returns: Self.number)])
        #expect(ran.status == .unloadable)
        #expect(
            ran.errors.hasPrefix(
                "blocks/definitions.json:2:10: error: \"body\" must be the name of a file in the folder of the definition, found '"),
            "\(ran.errors)")
        #expect(ran.errors.contains("hint: put the program beside the definition, and leave the folder out"))
    }

    @Test func aBodyMayBeALink() throws {
        let bench = try Workbench()
        let body = try bench.file("elsewhere.xml", "<xml>\(Self.procedure("a", [], returns: Self.number))</xml>")
        _ = try bench.file("blocks/a.json", "{\"type\": \"a\", \"output\": null, \"body\": \"a.xml\"}")
        let link = bench.folder + "/blocks/a.xml"
        #expect(symlink(body, link) == 0)
        defer { unlink(link) }
        let status = bench.run(try bench.file("a.xml", Self.program("<block type=\"a\"/>"))) { $0.blocksFolder = bench.folder + "/blocks" }
        #expect(status == .success)
        #expect(bench.output == "20\n")
    }

    /// Opening a pipe that nobody writes to would wait for ever.
    @Test(arguments: ["a.xml", "b.json"]) func aPipeInTheFolderIsRefused(name: String) throws {
        let bench = try Workbench()
        _ = try bench.file("blocks/a.json", "{\"type\": \"a\", \"output\": null, \"body\": \"a.xml\"}")
        let pipe = bench.folder + "/blocks/" + name
        #expect(mkfifo(pipe, 0o600) == 0)
        defer { unlink(pipe) }
        let status = bench.run(try bench.file("a.xml", Self.program("<block type=\"a\"/>"))) { $0.blocksFolder = bench.folder + "/blocks" }
        #expect(status == .unloadable)
        #expect(bench.errors == "blocks/\(name): error: is no plain file [unreadable-file]\n")
    }

    @Test func aMissingBodyIsNamed() throws {
        let ran = try run(Self.program("<block type=\"add\"/>"), definitions: Self.add)
        #expect(ran.status == .unloadable)
        #expect(ran.errors.contains("add.xml"))
    }

    // MARK: Seeing them

    @Test func theManualDescribesThem() throws {
        let bench = try Workbench()
        let terminal = bench.terminal
        let catalog = Catalog.builtIn(and: try OwnBlockFolder(sample + "/blocks", addingTo: .builtIn))
        #expect(BlockManual(catalog: catalog, terminal: terminal).run("discounted") == .success)
        terminal.flush()
        #expect(bench.output.contains("Takes a discount off a price."))
        #expect(bench.output.contains("input     PRICE: value, of type Number, empty: null"))
    }

    @Test func theyAreDrawnInTheirColour() throws {
        let bench = try Workbench()
        let terminal = bench.terminal
        let catalog = Catalog.builtIn(and: try OwnBlockFolder(sample + "/blocks", addingTo: .builtIn))
        var request = PictureRequest()
        request.output = bench.folder + "/shop.svg"
        #expect(PictureMaker(catalog: catalog, terminal: terminal).draw(sample + "/shop.xml", request) == .success)
        let picture = try bench.text(bench.folder + "/shop.svg")
        #expect(picture.contains(".own-a5675b>.outline{fill:#a5675b"))
        #expect(picture.contains("how many"))
    }
}
