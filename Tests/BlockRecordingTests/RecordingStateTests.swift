import BlockRecording
import BlockRuntime
import Testing

/// What a recording says of the moments of a run.
@Suite struct RecordingStateTests {
    /// The blocks in the order in which they were done, with what they gave.
    private func values(_ loop: String) throws -> [String] {
        let recording = try RecordedRun(xml: Block.program(Block.set("k", Block.number(2, id: "two")), loop), isRecorded: true).recording()
        return (0..<recording.count).compactMap { offset in
            let event = recording[offset]
            guard event.kind == .leave, let value = event.value, let site = event.site else { return nil }
            return "\(recording.sites[site].id ?? recording.sites[site].type) \(value.description)"
        }
    }

    private func counting(_ from: String, _ to: String, _ by: String) -> String {
        let bounds = [("FROM", from), ("TO", to), ("BY", by)].map { "<value name=\"\($0.0)\">\($0.1)</value>" }.joined()
        return "<block type=\"controls_for\" id=\"for\"><field name=\"VAR\">i</field>\(bounds)</block>"
    }

    @Test func boundsOfLoopsAreToldOnceEach() throws {
        let (one, three, step) = (Block.number(1, id: "from"), Block.number(3, id: "to"), Block.number(1, id: "by"))
        #expect(try values(counting(one, three, step)) == ["two 2", "from 1", "to 3", "by 1"])
        #expect(try values(counting(one, Block.get("k"), step)) == ["two 2", "from 1", "get 2", "by 1"])
        let sum = Block.add(one, three, id: "sum")
        #expect(try values(counting(Block.get("k"), sum, step)) == ["two 2", "get 2", "from 1", "to 3", "sum 4", "by 1"])
        let repeated = "<block type=\"controls_repeat_ext\" id=\"repeat\"><value name=\"TIMES\">\(Block.get("k"))</value></block>"
        #expect(try values(repeated) == ["two 2", "get 2"])
    }

    private func recording(_ blocks: String...) throws -> Recording {
        try RecordedRun(xml: "<xml>\(blocks.joined())</xml>", isRecorded: true).recording()
    }

    private func lines(_ recording: Recording) -> [String] {
        (0..<recording.count).map { offset in
            let event = recording[offset]
            let id = event.site.flatMap { recording.sites[$0].id }
            let variable = event.variable.map { recording.variables[$0].name + " =" }
            return (["\(event.kind)", id, variable, event.value?.description, event.text].compactMap { $0 }).joined(separator: " ")
        }
    }

    @Test func everyBlockAndValueIsTold() throws {
        let recording = try recording(Block.print(Block.add(Block.number(1, id: "one"), Block.number(2, id: "two"))))
        #expect(
            lines(recording) == [
                "strandStart", "enterStatement print", "enterValue add", "enterValue one", "leave one 1", "enterValue two", "leave two 2",
                "leave add 3", "console 3\n", "leave print", "strandEnd",
            ])
    }

    @Test func variableKnowsWhoSetItAtEveryMoment() throws {
        let recording = try recording(
            Block.stack(Block.set("x", Block.number(1), id: "first"), Block.set("X", Block.text("a"), id: "second")))
        let writes = recording.events(setting: 0)
        #expect(recording.variables.map(\.name) == ["x"])
        #expect(writes.count == 2)
        #expect(recording.value(of: 0, at: writes[0] - 1) == nil)
        let before = try #require(recording.value(of: 0, at: writes[1] - 1))
        #expect(before.value == .number(1))
        #expect(before.writer.flatMap { recording.sites[$0].id } == "first")
        let after = try #require(recording.state(at: recording.count - 1).variables.first)
        #expect(after.value == .text("a", isCut: false))
        #expect(after.writer.flatMap { recording.sites[$0].id } == "second")
    }

    @Test func everyCallHasItsOwnVariables() throws {
        let recording = try recording(Block.print(Block.call("sum", Block.number(3))), Block.sumProcedure)
        let variable = try #require(recording.variables.firstIndex { $0.name == "n" })
        // After the inner calls have returned, the outer ones still see their own n.
        let sums = (0..<recording.count).filter { offset in
            recording[offset].kind == .leave && recording[offset].site.map { recording.sites[$0].id } == "call"
        }
        #expect(sums.map { recording[$0].value } == [.number(0), .number(1), .number(3), .number(6)])
        #expect(sums.map { recording.value(of: variable, at: $0)?.value } == [.number(1), .number(2), .number(3), nil])
        let functions = recording.state(at: sums[0] - 1).stack.filter(\.isFunction)
        #expect(functions.count == 3)
    }

    @Test func blocksThatAJumpLeavesAreClosed() throws {
        let body = Block.stack(
            Block.print(Block.text("in")),
            "<block type=\"controls_flow_statements\" id=\"break\"><field name=\"FLOW\">BREAK</field></block>")
        let recording = try recording(Block.stack(Block.repeating(5, body), Block.print(Block.text("out"), id: "after")))
        let site = try #require(recording.sites.firstIndex { $0.id == "after" })
        let after = try #require(recording.next(entering: site, after: 0))
        #expect(recording[after].depth == 1)
        #expect(recording.console(upTo: recording.count - 1) == ["in\n", "out\n"])
        #expect(recording.console(upTo: after) == ["in\n"])
    }

    @Test func errorIsToldWithItsOpenBlocks() throws {
        let recording = try recording(
            Block.print("<block type=\"lists_length\" id=\"length\"><value name=\"VALUE\">\(Block.get("nothing"))</value></block>"))
        let error = try #require(recording.errors.first)
        #expect(recording.errors.count == 1)
        #expect(recording[error].site.flatMap { recording.sites[$0].id } == "length")
        #expect(recording[error].value?.description.hasPrefix("TypeError: ") == true)
        #expect(recording.stack(at: error).map { recording.sites[$0.site].id } == ["length", "print"])
        #expect(recording.ending.status == "failed")
    }

    @Test func listsAndObjectsAreSummarised() throws {
        let many =
            "<block type=\"lists_repeat\" id=\"many\"><value name=\"ITEM\">\(Block.number(7))</value>"
            + "<value name=\"NUM\">\(Block.number(1_000_000))</value></block>"
        let recording = try recording(Block.set("list", many))
        let value = try #require(recording.value(of: 0, at: recording.count - 1)?.value)
        #expect(value == .list("[" + Array(repeating: "7, ", count: 20).joined() + "… 999980 more]"))
    }

    @Test func listThatAStatementChangesIsToldAgain() throws {
        let insert =
            "<block type=\"lists_setIndex\" id=\"insert\"><mutation at=\"false\"/><field name=\"MODE\">INSERT</field>"
            + "<field name=\"WHERE\">LAST</field><value name=\"LIST\">\(Block.get("list"))</value><value name=\"TO\">\(Block.number(7))</value></block>"
        let recording = try recording(
            Block.stack(Block.set("list", "<block type=\"lists_create_empty\"/>"), insert, Block.print(Block.get("list"))))
        let value = try #require(recording.value(of: 0, at: recording.count - 1))
        #expect(value.value == .list("[7]"))
        #expect(value.writer.flatMap { recording.sites[$0].id } == "insert")
        // Reading alone changes nothing.
        #expect(recording.events(setting: 0).count == 2)
    }

    @Test func longTextsAreCut() throws {
        let recording = try recording(Block.set("text", Block.text(String(repeating: "é", count: 500))))
        #expect(recording.value(of: 0, at: recording.count - 1)?.value == .text(String(repeating: "é", count: 200), isCut: true))
    }
}
