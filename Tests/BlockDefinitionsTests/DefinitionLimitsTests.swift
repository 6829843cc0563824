import BlockCompiler
import BlockDefinitions
import BlockModel
import OrderedJSON
import Testing

/// Definitions that are larger than anybody writes them.
@Suite struct DefinitionLimitsTests {
    /// A definition: its members stand in lines of their own, from the second on.
    private func definition(_ members: [String]) -> [UInt8] {
        Array("{\"type\": \"large\", \"output\": null, \"call\": \"x\",\n\(members.joined(separator: ",\n"))}".utf8)
    }

    /// Arguments `A0`, `A1`, ..., each in a line of its own.
    private func arguments(_ numbers: Range<Int>) -> String {
        "[" + numbers.map { "{\"type\": \"input_value\", \"name\": \"A\($0)\"}" }.joined(separator: ",\n") + "]"
    }

    private func errors(_ bytes: [UInt8]) -> [Diagnostic] {
        do throws(LoadFailure) {
            _ = try DefinitionReader().read(bytes, file: "blocks.json")
            return []
        } catch {
            return error.diagnostics.items
        }
    }

    private func expected(_ message: String, line: Int, column: Int) -> Diagnostic {
        Diagnostic(.error, code: "block-definition", message, file: "blocks.json", at: SourcePosition(line: line, column: column))
    }

    @Test func tooManyMessagesAreRefusedAtTheFirstOfThem() {
        let bytes = definition((0..<2_000).map { "\"message\($0)\": \"m\"" })
        #expect(errors(bytes) == [expected("a block has at most 100 messages", line: 102, column: 15)])
    }

    @Test func tooManyArgumentsAreRefusedAtTheFirstOfThem() {
        let bytes = definition([
            "\"message0\": \"m\"", "\"args0\": \(arguments(0..<600))", "\"message1\": \"m\"", "\"args1\": \(arguments(600..<2_000))",
        ])
        #expect(errors(bytes) == [expected("a block has at most 1000 arguments", line: 1_004, column: 1)])
    }

    @Test func theLargestBlockIsReadAndWritten() throws {
        let members = (0..<100).flatMap { number in
            ["\"message\(number)\": \"m\"", "\"args\(number)\": \(arguments(number * 10..<number * 10 + 10))"]
        }
        let block = try #require(try DefinitionReader().read(definition(members), file: "blocks.json").blocks.first)
        #expect(block.definition.inputs.map(\.name) == (0..<1_000).map { "A\($0)" })
        let json = DefinitionWriter.json(of: block.definition).objectValue
        #expect(json?["message99"]?.stringValue == "m %1 %2 %3 %4 %5 %6 %7 %8 %9 %10")
        #expect(json?["args99"]?.arrayValue?.count == 10)
        #expect(json?.keys.contains("message100") == false)
    }

    @Test func aNameThatIsThereTwiceIsFoundAcrossMessages() {
        let bytes = definition([
            "\"message0\": \"m\"", "\"args0\": \(arguments(0..<2))", "\"message1\": \"m\"", "\"args1\":\n\(arguments(1..<2))",
        ])
        #expect(errors(bytes) == [expected("'A1' is there twice", line: 7, column: 2)])
    }
}
