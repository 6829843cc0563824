import BlockModel
import BlockRuntime
import Testing
import TestSupport

/// Programs that try to break the machine end in a message.
@Suite struct HostileProgramTests {
    private func lines(_ xml: String, heap: Int = 0) throws -> [String] {
        var settings = RunSettings()
        if heap > 0 { settings.limits.heapByteCount = heap }
        return try ProgramRun(xml: xml, settings: settings).lines
    }

    private func codes(_ xml: String) throws -> [String] {
        do {
            _ = try ProgramRun(xml: xml)
            return []
        } catch let failure as LoadFailure {
            return failure.diagnostics.items.map(\.code)
        }
    }

    // MARK: Things inside themselves

    @Test func errorThatIsItsOwnMessageHasNoText() throws {
        let start = [set("e", block("new_error", values: [("message", text("x"))])), setProperty("message", of: get("e"), to: get("e"))]
        #expect(
            try lines(program(stack(start + [print(join(get("e"), text("!")))])))
                == ["error RangeError: Maximum call stack size exceeded"])
    }

    @Test func listInTheMessageOfAnErrorInTheListIsEmpty() throws {
        let xml = program(
            stack([
                set("e", block("new_error", values: [("message", text("x"))])), set("l", list(get("e"), text("b"))),
                setProperty("message", of: get("e"), to: get("l")), print(join(get("l"), text("!"))),
            ]))
        #expect(try lines(xml) == ["Error,b!"])
    }

    @Test func listThatHoldsItselfManyTimesOverStopsAtTheMemoryLimit() throws {
        let leaf = set("t", text(String(repeating: "x", count: 50_000)))
        let start = [leaf, set("l", list(get("t"), get("t"))), `repeat`(40, set("l", list(get("l"), get("l"))))]
        let sample = setProperty("a", of: block("create_object"), to: text("b"))
        // One is copied for the host's console, one made a text.
        for end in [print(get("l")), print(join(get("l"), text("!"), text("?")))] {
            #expect(try lines(program(stack([sample] + start + [end])), heap: 1 << 20).last == "stopped memory")
        }
        #expect(try lines(program(stack(start + [`throw`(get("l"))])), heap: 1 << 20).count == 1)
    }

    @Test func valueNestedTooDeeplyForACopyIsCutShort() throws {
        let xml = program(
            stack([
                set("l", block("create_object")),
                `repeat`(4_000, set("o", block("create_object")), setProperty("a", of: get("o"), to: get("l")), set("l", get("o"))),
                `throw`(get("l")),
            ]))
        #expect(try lines(xml).last?.contains("[nested too deeply]") == true)
    }

    @Test func operationThatTakesLongStopsAtTheTimeLimit() throws {
        // Every comparison makes a text of a long list.
        let many = block("lists_repeat", values: [("ITEM", number("1")), ("NUM", number("20000"))])
        let sorted = block(
            "list_sort_items", fields: [("order", "1"), ("item", "i")], values: [("list", get("l")), ("sortByItem", get("l"))])
        let xml = program(stack([set("l", many), set("l", sorted)]))
        var settings = RunSettings()
        settings.limits.timeSeconds = 0.2
        #expect(try ProgramRun(xml: xml, settings: settings).limit == .time)
    }

    @Test func workBesideTheHeapCountsAgainstTheMemoryLimit() throws {
        let doubling = `repeat`(25, set("t", join(get("t"), get("t"))))
        for work in [
            block("get_object_keys", values: [("object", get("t"))]),
            block("text_changeCase", fields: [("CASE", "TITLECASE")], values: [("TEXT", get("t"))]),
            block("text_join", mutation: "<mutation items=\"3\"/>", values: (0..<3).map { ("ADD\($0)", get("t")) }),
        ] {
            #expect(try lines(program(stack([set("t", text("a")), doubling, `throw`(work)])), heap: 70 << 20) == ["stopped memory"])
        }
    }

    // MARK: Numbers

    @Test func objectThatSaysItIsTheLongestListTakesNoItems() throws {
        let xml = program(
            stack([
                set("o", block("create_object")), setProperty("length", of: get("o"), to: number("1e308")),
                block("list_add_item", values: [("list", get("o")), ("value", list(number("1"), number("2")))]),
            ]))
        #expect(
            try lines(xml) == [
                "error TypeError: Pushing 2 elements on an array-like of length 9007199254740991 is disallowed, as the total surpasses 2**53-1"
            ])
    }

    @Test(arguments: [
        "<block type=\"controls_if\"><mutation elseif=\"2000000000\"/></block>",
        "<block type=\"dynamic_if\"><mutation elseif=\"2000000000\"/></block>",
        "<block type=\"text_join\"><mutation items=\"2000000000\"/></block>",
        "<block type=\"dynamic_list_create\"><mutation items=\"99999999999999999999999999\"/></block>",
        "<block type=\"lists_create_with\"><mutation items=\"65536\"/></block>",
        String(repeating: "<block type=\"lists_create_with\"><mutation items=\"60000\"/></block>", count: 17),
    ]) func countThatAsksForTooManyInputsIsAnError(blocks: String) throws {
        #expect(try codes(program(blocks)) == ["too-many-inputs"])
    }

    @Test func manyEmptyInputsCostNoMoreEach() throws {
        let xml = program(
            print(block("lists_length", values: [("VALUE", "<block type=\"lists_create_with\"><mutation items=\"60000\"/></block>")])))
        #expect(try lines(xml) == ["60000"])
    }

    @Test func roundIsCountedOnceWhereItsTestNeedsACollection() throws {
        // The limit is a list, whose text is made anew for every round's test.
        for loop in [
            block(
                "controls_for", fields: [("VAR", "i")],
                values: [("FROM", number("1")), ("TO", get("l")), ("BY", number("1"))], statements: [("DO", [count])]),
            block("controls_repeat_ext", values: [("TIMES", get("l"))], statements: [("DO", [count])]),
        ] {
            let xml = program(stack([set("l", list(text("500"))), set("n", number("0")), loop, print(join(get("n"), text("")))]))
            var finished = 0
            for heap in stride(from: 1_000, to: 8_000, by: 40) {
                let lines = try lines(xml, heap: heap)
                if lines == ["500"] { finished += 1 }
                #expect(lines == ["500"] || lines == ["stopped memory"], "with \(heap) bytes")
            }
            #expect(finished > 0)
        }
    }

    private let count = block("math_change", fields: [("VAR", "n")], values: [("DELTA", number("1"))])

    // MARK: Callbacks

    @Test func callbackOfMoreSharedVariablesThanFitIsAnError() throws {
        let names = (0..<256).map { "p\($0)" }
        let sum = block(
            "text_join", mutation: "<mutation items=\"256\"/>", values: names.enumerated().map { ("ADD\($0.offset)", get($0.element)) })
        #expect(try codes(program(procedure("f", names, returning: map(list(number("1")), item: "i", to: sum)))) == ["too-many-captured"])
    }

    @Test func recursionThroughCallbacksStopsAtTheDepthLimit() throws {
        let xml = program(
            procedure("f", returning: map(list(number("1")), item: "i", to: call("f"))), print(call("f")))
        #expect(try lines(xml).last == "stopped depth")
        #expect(try lines(xml, heap: 1_000_000).last == "stopped memory")
    }

    @Test func callbacksThatWaitCountAgainstTheMemoryLimit() throws {
        let many = block("lists_repeat", values: [("ITEM", number("1")), ("NUM", number("100000"))])
        let xml = program(procedure("f", returning: number("1")), print(map(many, item: "i", to: call("f"))))
        #expect(try lines(xml, heap: 10_000_000).last == "stopped memory")
    }

    @Test func nestedCallbacksCostNoMoreEachWhenManyWait() throws {
        let many = block("lists_repeat", values: [("ITEM", number("1")), ("NUM", number("20000"))])
        let inner = map(list(number("1")), item: "j", to: call("f"))
        let xml = program(
            procedure("f", returning: number("1")),
            print(block("lists_length", values: [("VALUE", map(many, item: "i", to: inner))])))
        #expect(try lines(xml) == ["20000"])
    }
}
