import BlockDebugging
import BlockHost
import BlockRuntime
import Testing

/// Variables are global for people; those that only the main body uses live in registers of its call.
@Suite struct VariablesOfMainTests {
    /// Counts in `round`, which only the main body uses, and calls a procedure in each of three rounds.
    private static let program = XML.program(
        XML.set(
            "start", "round", XML.number(0),
            next: XML.set(
                "other", "shared", XML.number(7),
                next: XML.repeated(
                    "loop", 3,
                    XML.set(
                        "add", "Round", XML.add(XML.get("round"), XML.number(1)),
                        next: XML.call("call", "tell", XML.number(5)))))),
        XML.procedure("tell", "tell", XML.print("inside", XML.add(XML.get("n"), XML.get("shared")))))

    private func variables(_ session: DebugSession) -> [String] {
        guard let frame = session.machine.innermostFrame else { return [] }
        return session.variables(in: frame).map { "\($0.name)=\(session.line($0.value, named: $0.name))\($0.isLocal ? " here" : "")" }
    }

    @Test func aProcedureShowsThem() throws {
        let session = try Bench(Self.program).session
        try session.addBreakpoint(at: .block(id: "inside"))
        session.move(.on)
        #expect(variables(session) == ["n=5 here", "round=1", "shared=7"])
        session.move(.on)
        #expect(variables(session) == ["n=5 here", "round=2", "shared=7"])
    }

    @Test func aConditionInAProcedureTestsThem() throws {
        let bench = try Bench(Self.program)
        #expect(
            bench.transcript("break inside if round == 2 and n < shared", "run", "print ROUND", "log inside round {round}", "continue")
                == """
                > break inside if round == 2 and n < shared
                breakpoint 1 at 17:1: print n + shared, if round == 2 and n < shared
                > run
                | 12
                breakpoint 1
                test.xml:17:1: print n + shared  [in tell]
                > print ROUND
                2
                > log inside round {round}
                log 2 at 17:1: print n + shared
                > continue
                | 12
                round 3
                | 12
                the program has ended

                """)
    }

    @Test func aCallbackShowsThem() throws {
        let list = XML.block("lists_repeat", "", values: [("ITEM", XML.number(7)), ("NUM", XML.number(2))])
        let map = XML.block(
            "list_map_items", "map", fields: [("item", "item")], values: [("list", list)],
            statements: [("code", XML.call("call", "tell", XML.get("item")))])
        let session = try Bench(
            XML.program(
                XML.set("keep", "kept", XML.text("x"), next: XML.print("end", map)),
                XML.procedure("tell", "tell", XML.print("inside", XML.get("n"))))
        ).session
        try session.addBreakpoint(at: .block(id: "inside"), if: Condition("kept == \"x\""))
        guard case .paused(let pause) = session.move(.on), case .breakpoint = pause.reason else { return #expect(Bool(false)) }
        #expect(variables(session) == ["n=7 here", "kept=\"x\""])
    }

    @Test func aWatchFromAProcedureFollowsThem() throws {
        let session = try Bench(Self.program).session
        let breakpoint = try session.addBreakpoint(at: .block(id: "inside"))
        session.move(.on)
        try session.addWatch("round")
        _ = session.remove(breakpoint.number)
        var changes: [String] = []
        while case .paused(let pause) = session.move(.on) {
            guard case .watch(_, let old, let new) = pause.reason else { return #expect(Bool(false)) }
            changes.append("\(session.line(old, named: "x"))>\(session.line(new, named: "x"))")
        }
        #expect(changes == ["1>2", "2>3"])
    }

    @Test func aWatchOfASharedVariableIsNotMisledByAParameterOfItsName() throws {
        let session = try Bench(
            XML.program(
                XML.set(
                    "start", "n", XML.number(1),
                    next: XML.call("first", "tell", XML.number(5), next: XML.call("second", "show", XML.number(6)))),
                XML.procedure("tell", "tell", XML.print("inside", XML.get("n"))),
                XML.block(
                    "procedures_defnoreturn", "show", fields: [("NAME", "show")], statements: [("STACK", XML.print("shown", XML.get("n")))],
                    mutation: "<mutation><arg name=\"m\"></arg></mutation>"))
        ).session
        let breakpoint = try session.addBreakpoint(at: .block(id: "first"))
        session.move(.on)
        try session.addWatch("n")
        _ = session.remove(breakpoint.number)
        guard case .ended = session.move(.on) else { return #expect(Bool(false), "\(variables(session))") }
    }

    @Test func aConditionOnAnUnknownVariableIsRefusedWithTheNearest() throws {
        let bench = try Bench(Self.program)
        #expect(
            bench.transcript("break inside if rond > 1", "break loop if n > 1", "break inside if not nothing.at.all") == """
                > break inside if rond > 1
                there is no variable 'rond'; did you mean 'round'?
                > break loop if n > 1
                there is no variable 'n'
                > break inside if not nothing.at.all
                there is no variable 'nothing'

                """)
        #expect(bench.session.breakpoints.isEmpty)
        // A part that is not there yet may come to be.
        try bench.session.addBreakpoint(at: .block(id: "inside"), if: Condition("shared.length > 1"))
    }
}
