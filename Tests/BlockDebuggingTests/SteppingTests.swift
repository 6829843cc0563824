import BlockDebugging
import BlockHost
import BlockRuntime
import Testing

@Suite struct SteppingTests {
    /// Calls a procedure twice, which prints its argument.
    private static let calling = XML.program(
        XML.call("first", "tell", XML.number(1), next: XML.call("second", "tell", XML.number(2))),
        XML.procedure("tell", "tell", XML.print("inside", XML.get("n"), next: XML.print("more", XML.text("done")))))

    private func ids(_ session: DebugSession, _ movement: Movement) -> [String] {
        var ids: [String] = []
        while ids.count < 50, case .paused = session.move(movement) { ids.append(session.currentID ?? "?") }
        return ids
    }

    @Test func steppingStopsAtEveryStatementAndAtEveryRound() throws {
        let session = try Bench(XML.counting).session
        #expect(ids(session, .into) == ["start", "loop", "add", "loop", "add", "loop", "add", "loop", "show"])
        guard case .ended(let report) = session.state else { return #expect(Bool(false)) }
        #expect(report.status == .finished)
    }

    @Test func steppingGoesIntoProceduresAndSteppingOverDoesNot() throws {
        #expect(ids(try Bench(Self.calling).session, .into) == ["first", "inside", "more", "second", "inside", "more"])
        let session = try Bench(Self.calling).session
        session.move(.start)
        #expect(ids(session, .over) == ["second"])
    }

    @Test func steppingOutStopsBehindTheCall() throws {
        let session = try Bench(Self.calling).session
        for _ in 0..<2 { session.move(.into) }
        #expect(session.currentID == "inside")
        session.move(.out)
        #expect(session.currentID == "second")
    }

    @Test func steppingBackUndoesAssignmentsAndPrintsNothingTwice() throws {
        let bench = try Bench(Self.calling)
        let session = bench.session
        for _ in 0..<4 { session.move(.into) }
        #expect(session.currentID == "second")
        #expect(bench.output == "| 1\n| done\n")
        for expected in ["more", "inside", "first", "first"] {
            session.move(.back)
            #expect(session.currentID == expected)
        }
        #expect(ids(session, .into) == ["inside", "more", "second", "inside", "more"])
        #expect(bench.output == "| 1\n| done\n| 2\n| done\n")
    }

    @Test func everyStepBackIsTheStateThatWasThere() throws {
        let session = try Bench(XML.counting).session
        var seen: [String] = []
        while case .paused = session.move(.into) { seen.append(state(session)) }
        var found: [String] = []
        while found.count < seen.count, case .paused = session.move(.back) { found.append(state(session)) }
        #expect(found == seen.reversed())
        #expect(seen.count == 9)
    }

    private func state(_ session: DebugSession) -> String {
        let values = session.machine.innermostFrame.map { session.variables(in: $0).map { session.line($0.value, named: $0.name) } } ?? []
        return "\(session.statementCount) \(session.currentID ?? "?") \(values)"
    }

    @Test func aBreakpointStopsEveryTimeAndAConditionChooses() throws {
        let session = try Bench(XML.counting).session
        let breakpoint = try session.addBreakpoint(at: .block(id: "add"))
        #expect(ids(session, .on) == ["add", "add", "add"])
        session.rewind(to: 1)
        let condition = try Condition("x == 1 or x > 1 and x >= 3")
        session.changeBreakpoint(breakpoint.number) { $0.condition = condition }
        #expect(ids(session, .on) == ["add"])
    }

    @Test func breakpointsAreSetByLineTypeAndProcedure() throws {
        let program = try Bench(Self.calling).session.program
        #expect(try program.statements(at: .type("text_print")).count == 2)
        #expect(try program.statements(at: .procedure("TELL")).map(\.site.id) == ["inside"])
        #expect(try program.statements(at: .line(3, file: nil)).map(\.site.id) == ["second"])
        #expect(throws: DebugMessage.self) { try program.statements(at: .line(300, file: nil)) }
        #expect(throws: DebugMessage.self) { try program.statements(at: .block(id: "sekond")) }
    }

    @Test func aBreakpointInsideAnExpressionIsOneAtItsStatement() throws {
        let number = "<block type=\"math_number\" id=\"seven\"><field name=\"NUM\">7</field></block>"
        let program = try Bench(XML.program(XML.print("show", XML.add(number, XML.number(1))))).session.program
        #expect(try program.statements(at: .block(id: "seven")).map(\.site.id) == ["show"])
    }

    @Test func reverseContinueFindsTheLastHit() throws {
        let session = try Bench(XML.counting).session
        let breakpoint = try session.addBreakpoint(at: .block(id: "add"), if: Condition("x < 2"))
        _ = ids(session, .on)
        guard case .paused(let pause) = session.move(.backToBreakpoint) else { return #expect(Bool(false)) }
        #expect(session.statementCount == 5)
        guard case .breakpoint([breakpoint.number]) = pause.reason else { return #expect(Bool(false)) }
        session.move(.backToBreakpoint)
        #expect(session.statementCount == 3)
        session.move(.backToBreakpoint)
        #expect(session.statementCount == 1)
    }

    @Test func aWatchStopsAfterEachChangeWithBothValues() throws {
        let session = try Bench(XML.counting).session
        session.move(.start)
        try session.addWatch("x")
        var changes: [String] = []
        while case .paused(let pause) = session.move(.on) {
            guard case .watch(_, let old, let new) = pause.reason else { return #expect(Bool(false)) }
            changes.append("\(session.line(old, named: "x"))>\(session.line(new, named: "x")) at \(session.currentID ?? "?")")
        }
        #expect(changes == ["undefined>0 at loop", "0>1 at loop", "1>2 at loop", "2>3 at loop"])
    }

    @Test func callbacksAreSteppedIntoAndOver() throws {
        let list = XML.block("lists_repeat", "", values: [("ITEM", XML.number(7)), ("NUM", XML.number(2))])
        let map = XML.block(
            "list_map_items", "map", fields: [("item", "item")], values: [("list", list)],
            statements: [("code", XML.print("each", XML.get("item")))])
        let xml = XML.program(XML.set("keep", "list", map, next: XML.print("end", XML.get("list"))))
        let stepped = ids(try Bench(xml).session, .into)
        #expect(stepped == ["keep", "each", "each", "end"])
        let session = try Bench(xml).session
        session.move(.start)
        #expect(ids(session, .over) == ["end"])
    }

    @Test func anUncaughtErrorStopsBeforeTheCallIsGone() throws {
        let session = try Bench(
            XML.program(
                XML.call("first", "tell", XML.number(1)),
                XML.procedure("tell", "tell", XML.block("throw_error", "fail", values: [("error", XML.text("no"))])))
        ).session
        guard case .paused(let pause) = session.move(.on), case .error(.text("no")) = pause.reason else { return #expect(Bool(false)) }
        #expect(session.machine.frames.count == 2)
        session.move(.back)
        #expect(session.currentID == "fail")
        guard case .paused = session.move(.on), case .ended(let report) = session.move(.on) else { return #expect(Bool(false)) }
        #expect(report.status == .failed)
        session.move(.back)
        #expect(session.currentID == "fail")
    }

    @Test func aRequestFromOutsidePausesAnEndlessLoop() throws {
        let truth = "<block type=\"logic_boolean\"><field name=\"BOOL\">TRUE</field></block>"
        let loop = XML.block("controls_whileUntil", "loop", fields: [("MODE", "WHILE")], values: [("BOOL", truth)])
        let session = try Bench(XML.program(loop)).session
        session.interruption.set()
        guard case .paused(let pause) = session.move(.on), case .interruption = pause.reason else { return #expect(Bool(false)) }
        #expect(session.currentID == "loop")
    }
}
