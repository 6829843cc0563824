import BlockCompiler
import BlockLibrary
import BlockModel
import Testing

@Suite struct InputsByNameTests {
    private static let nowhere = SourcePosition(line: 1, column: 1)

    private func block(_ type: String, _ attributes: [MarkupAttribute]) -> Block {
        var block = Block(type: type, at: Self.nowhere)
        block.mutations = [MarkupElement("mutation", attributes: attributes, at: Self.nowhere)]
        return block
    }

    @Test func everyInputThatABlockHasIsFound() {
        let mutations: [[MarkupAttribute]] = [
            [], [MarkupAttribute("items", "12"), MarkupAttribute("elseif", "11"), MarkupAttribute("else", "1")],
            [MarkupAttribute("inputs", "0,2,5")], [MarkupAttribute("items", "0"), MarkupAttribute("statements", "false")],
        ]
        for definition in Catalog.builtIn.definitions {
            for mutation in mutations {
                let block = block(definition.type, mutation)
                let inputs = definition.inputs(of: block)
                let byName = InputsByName(definition, of: block)
                for input in inputs { #expect(byName[input.name] === input.definition, "\(input.name) of \(definition.type)") }
                for input in definition.inputs where input.count != nil {
                    let numbered = inputs.filter { $0.definition === input }.count
                    for end in ["", "00", "01", "-1", "+1", "1x", " 1", "4294967296", "99999999999999999999", "\(numbered)"] {
                        #expect(byName[input.name + end] == nil, "\(input.name + end) of \(definition.type)")
                    }
                }
            }
        }
    }

    @Test func namesThatLookAlikeAreOthers() throws {
        let join = try #require(Catalog.builtIn.definition(of: "text_join"))
        let byName = InputsByName(join, of: block("text_join", [MarkupAttribute("items", "3")]))
        #expect(byName["ADD2"]?.name == "ADD")
        for name in ["A", "AD", "add0", "ADD3", "\u{C4}DD0", "A\u{308}DD0", "ADD\u{661}", ""] { #expect(byName[name] == nil) }
    }
}
