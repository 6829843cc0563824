import BlockCompiler
import BlockModel
import Testing

@Suite struct CatalogTests {
    private let catalog = Catalog([
        definition("text_print", aliases: ["print_text"]),
        definition("call_", pattern: .prefix),
        definition("call_page_", pattern: .affix(suffix: "_handler")),
        definition("call_page_", pattern: .infix("_handler_argument_")),
    ])

    private static func definition(_ type: String, aliases: [String] = [], pattern: TypePattern? = nil) -> BlockDefinition {
        BlockDefinition(
            type, aliases: aliases, pattern: pattern, category: .text, message: "", help: "", source: "", shape: .statement,
            meaning: .statement { _ in })
    }

    @Test func aliasNamesTheSameDefinition() {
        #expect(catalog.definition(of: "print_text")?.type == "text_print")
    }

    @Test func longerBeginningWinsOverAShorterOne() {
        #expect(catalog.definition(of: "call_other")?.name(in: "call_other") == "other")
        let handler = "call_page_button_handler"
        #expect(catalog.definition(of: handler)?.name(in: handler) == "button")
        let argument = "call_page_button_handler_argument_value"
        #expect(catalog.definition(of: argument)?.name(in: argument) == "value")
    }

    @Test func patternNeedsAName() {
        #expect(catalog.definition(of: "call_") == nil)
    }

    @Test func nearestTypeIsOfferedWhenClose() {
        #expect(catalog.nearestType(to: "text_pint") == "text_print")
        #expect(catalog.nearestType(to: "lists_length") == nil)
    }
}
