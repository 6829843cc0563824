import BlockDebugging
import BlockRuntime
import Testing

/// Programs run at full speed between the places of interest, and are none the less gone through statement by statement in either direction.
@Suite struct FullSpeedTests {
    /// Rounds that call a procedure, which calls itself and goes on after its return: more steps than are gone one by one when going back.
    private static let long = XML.program(
        XML.set(
            "start", "x", XML.number(0),
            next: XML.repeated(
                "loop", 150,
                XML.set("add", "x", XML.add(XML.get("x"), XML.number(1)), next: XML.call("outer", "tell", XML.number(2))),
                next: XML.print("show", XML.get("x"), next: XML.print("end", XML.text("done"))))),
        XML.procedure(
            "tell", "tell",
            XML.block(
                "controls_if", "if",
                values: [("IF0", XML.get("n"))],
                statements: [
                    ("DO0", XML.call("inner", "tell", XML.add(XML.get("n"), XML.number(-1)), next: XML.set("after", "y", XML.get("n"))))
                ])
        ))

    private func place(_ session: DebugSession) -> String {
        let frames = session.machine.frames
        let id = frames.first.flatMap { session.program.program.site(ofInstruction: $0.instruction)?.id } ?? "?"
        let values = frames.first.map { session.variables(in: $0).map { session.line($0.value, named: $0.name) } } ?? []
        return "\(id) \(frames.count) \(values)"
    }

    /// Where the program stands after each statement.
    private func walk() throws -> [String] {
        let session = try Bench(Self.long).session
        var places: [String] = []
        while case .paused = session.move(.into) { places.append(place(session)) }
        return places
    }

    @Test func aRunAtFullSpeedIsGoneBackStatementByStatement() throws {
        let places = try walk()
        #expect(places.count > 1_500)
        let session = try Bench(Self.long).session
        try session.addBreakpoint(at: .block(id: "show"))
        session.move(.on)
        let first = places.count - 2
        #expect(place(session) == places[first])
        for count in 1...25 {
            session.move(.back)
            #expect(place(session) == places[first - count])
        }
        session.move(.into)
        #expect(place(session) == places[first - 24])
    }

    @Test func statementsAreCountedWhenSomebodyAsks() throws {
        let places = try walk()
        let session = try Bench(Self.long).session
        try session.addBreakpoint(at: .block(id: "show"))
        session.move(.on)
        #expect(session.statementCount == places.count - 1)
        #expect(place(session) == places[places.count - 2])
        guard case .paused(let pause) = session.state, case .breakpoint = pause.reason else { return #expect(Bool(false)) }
        session.move(.back)
        #expect(session.statementCount == places.count - 2)
        for count in [1, 2, 700, 1_201] {
            session.rewind(to: count)
            #expect(session.statementCount == count)
            #expect(place(session) == places[count - 1])
        }
    }

    @Test func aBreakpointInTheMiddleIsFoundBackwards() throws {
        let places = try walk()
        let session = try Bench(Self.long).session
        try session.addBreakpoint(at: .block(id: "outer"), if: Condition("x == 20"))
        let end = try session.addBreakpoint(at: .block(id: "end"))
        while case .paused(let pause) = session.move(.on) {
            if case .breakpoint([end.number]) = pause.reason { break }
        }
        #expect(place(session) == places.last)
        session.move(.backToBreakpoint)
        let middle = try #require(places.firstIndex { $0.hasPrefix("outer 1 [\"20\"") })
        #expect(place(session) == places[middle])
        session.move(.back)
        #expect(place(session) == places[middle - 1])
        session.move(.backToBreakpoint)
        #expect(place(session) == places[0])
    }

    @Test func theEndAndAnErrorAreGoneBackFrom() throws {
        let places = try walk()
        let session = try Bench(Self.long).session
        guard case .ended = session.move(.on) else { return #expect(Bool(false)) }
        session.move(.back)
        #expect(place(session) == places.last)
        let failing = Self.long.replacing("<block type=\"text_print\" id=\"show\">", with: "<block type=\"throw_error\" id=\"show\">")
            .replacing("name=\"TEXT\">\n<block type=\"variables_get\"", with: "name=\"error\">\n<block type=\"variables_get\"")
        let other = try Bench(failing).session
        guard case .paused(let pause) = other.move(.on), case .error = pause.reason else { return #expect(Bool(false)) }
        #expect(other.statementCount == places.count - 1)
        guard case .paused(let still) = other.state, case .error = still.reason else { return #expect(Bool(false)) }
        other.move(.back)
        #expect(place(other) == places[places.count - 2])
        other.move(.back)
        #expect(place(other) == places[places.count - 3])
    }

    @Test func atTheBeginningThereIsNothingBefore() throws {
        let bench = try Bench(Self.long)
        #expect(
            bench.transcript("break start", "run", "back", "reverse", "where", "count").hasSuffix(
                """
                > back
                this is where the program begins
                > reverse
                this is where the program begins
                > where
                => 0 test.xml:2:1: set x to 0
                   statement 1
                > count
                statement 1

                """))
    }
}
