import BlockCompiler
import BlockDefinitions
import BlockLibrary
import BlockModel
import OrderedJSON
import Testing

/// What is written of a definition, read again, is the same block to whoever sees it.
@Suite struct DefinitionRoundTripTests {
    /// Built-in blocks that users could define: of one type, no top of a stack, without statements, no field called as an input is.
    static let definitions = Catalog.builtIn.definitions.filter { definition in
        definition.pattern == nil && definition.shape != .top && definition.inputs.allSatisfy { $0.kind == .value }
            && Set(definition.fields.map(\.name)).isDisjoint(with: definition.inputs.map(\.name))
    }

    @Test func thereAreMany() { #expect(Self.definitions.count > 100) }

    @Test(arguments: definitions.map(\.type)) func survives(type: String) throws {
        let original = try #require(Catalog.builtIn.definition(of: type))
        guard case .object(var json) = DefinitionWriter.json(of: original) else { throw LoadFailure(Diagnostics()) }
        json["call"] = "test.call"
        let bytes = Array(JSONWriter.text(.object(json)).utf8)
        let block = try #require(try DefinitionReader().read(bytes, file: "blocks.json").blocks.first)
        let block0 = Block(type: type, at: SourcePosition(line: 1, column: 1))
        #expect(block.definition.type == type)
        #expect(block.definition.help == original.help)
        #expect(block.definition.isInline == original.isInline)
        #expect(block.call == "test.call")
        #expect(block.definition.shape == (original.shape == .valueOrStatement ? .value([]) : original.shape))
        let inputs = original.inputs(of: block0)
        #expect(Set(block.definition.inputs.map(\.name)) == Set(inputs.map(\.name)))
        for input in inputs {
            #expect(block.definition.inputs.first { $0.name == input.name }?.checks == input.definition.checks)
        }
        let shown = original.message(of: block0).parts
        for case .label(let words) in shown {
            #expect(block.definition.message(of: block0).parts.contains(.label(words)), "'\(words)'")
        }
        // A definition that is written again stays as it is.
        guard case .object(var again) = DefinitionWriter.json(of: block.definition) else { throw LoadFailure(Diagnostics()) }
        again["call"] = "test.call"
        #expect(again["message0"] == json["message0"])
        #expect(again["args0"] == json["args0"])
        #expect(again["output"] == json["output"])
    }
}
