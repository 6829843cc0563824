import BlockDebugging
import BlockHost
import BlockRuntime
import Testing

/// Clients may give very much of everything: what is kept between movements, and shared between breakpoints, is what it would be otherwise.
@Suite struct ManyBreakpointsTests {
    /// The breakpoints that a movement meets.
    private func met(_ session: DebugSession) -> [Int] {
        guard case .paused(let pause) = session.move(.on), case .breakpoint(let numbers) = pause.reason else { return [] }
        return numbers
    }

    @Test func theSameBreakpointIsKeptOnce() throws {
        let session = try Bench(XML.counting).session
        let first = try session.addBreakpoint(at: .type("variables_set"))
        for _ in 0..<1_000 { #expect(try session.addBreakpoint(at: .type("variables_set")).number == first.number) }
        let other = try session.addBreakpoint(at: .type("variables_set"), if: Condition("x == 1"))
        let log = try session.addBreakpoint(at: .type("variables_set"), logMessage: "x is {x}")
        #expect(session.breakpoints.map(\.number) == [first.number, other.number, log.number])
        #expect(met(session) == [first.number])
        #expect(met(session) == [first.number])
        #expect(met(session) == [first.number, other.number])

        #expect(session.remove(first.number))
        #expect(try session.addBreakpoint(at: .type("variables_set")).number == log.number + 1)
    }

    @Test func aChangedBreakpointIsNoLongerTheSame() throws {
        let session = try Bench(XML.counting).session
        let first = try session.addBreakpoint(at: .block(id: "add"))
        session.changeBreakpoint(first.number) { $0.skippedHits = 1 }
        let second = try session.addBreakpoint(at: .block(id: "add"))
        #expect(second.number != first.number)
        #expect(try session.addBreakpoint(at: .block(id: "add"), skippedHits: 1).number == first.number)
        #expect(met(session) == [second.number])
        #expect(met(session) == [first.number, second.number])
    }

    @Test func breakpointsOfOneStatementAreAllMetInTheirOrder() throws {
        let session = try Bench(XML.counting).session
        var numbers: [Int] = []
        for line in -50...2 { numbers.append(try session.addBreakpoint(at: .line(line, file: nil)).number) }
        numbers.append(try session.addBreakpoint(at: .block(id: "start")).number)
        numbers.append(try session.addBreakpoint(at: .line(1, file: "test.xml"), if: Condition("x != 7")).number)
        #expect(met(session) == numbers)
        #expect(met(session) == [])
    }

    @Test func breakpointsThatChangeBetweenMovementsAreHeeded() throws {
        let session = try Bench(XML.counting).session
        let add = try session.addBreakpoint(at: .block(id: "add"))
        #expect(met(session) == [add.number])
        #expect(met(session) == [add.number])
        session.removeBreakpoints { _ in true }
        let show = try session.addBreakpoint(at: .block(id: "show"))
        #expect(met(session) == [show.number])
        session.rewind(to: 1)
        #expect(met(session) == [show.number])
    }

    @Test func whereAStepMayEndIsForgottenAfterIt() throws {
        let session = try Bench(XML.counting).session
        session.move(.start)
        session.move(.over)
        #expect(session.currentID == "loop")
        let add = try session.program.statements(at: .block(id: "add")).map(\.instruction)
        session.move(.until(add))
        #expect(session.currentID == "add")
        session.move(.until(add))
        #expect(session.currentID == "add")
        // A round of the loop is left.
        guard case .ended = session.move(.on) else { return #expect(Bool(false)) }
    }

    @Test func aConditionKnowsVariablesOfAnyOfItsStatements() throws {
        let session = try Bench(
            XML.program(
                XML.set("start", "x", XML.number(0), next: XML.call("first", "tell", XML.number(1))),
                XML.procedure("tell", "tell", XML.print("inside", XML.get("n"), next: XML.set("inner", "x", XML.get("n")))))
        ).session
        try session.addBreakpoint(at: .type("variables_set"), if: Condition("n == 1"))
        #expect(throws: DebugMessage.self) { try session.addBreakpoint(at: .block(id: "start"), if: Condition("n == 1")) }
        session.move(.on)
        #expect(session.currentID == "inner")
    }

    @Test func veryManySignsOfAConditionAreFolded() throws {
        let session = try Bench(XML.counting).session
        session.move(.start)
        let frame = try #require(session.machine.innermostFrame)
        for (sign, count) in [("!", 10_000), ("!", 10_001), ("not ", 4_001), ("! ", 4_000), ("!not  ", 2_001)] {
            let isEven = sign == "!not  " || count.isMultiple(of: 2)
            let signs = String(repeating: sign, count: count)
            #expect(try session.holds(Condition(signs + "true"), in: frame) == isEven)
            #expect(try session.holds(Condition(signs + "1 != 1"), in: frame) != isEven)
        }
        #expect(throws: DebugMessage.self) { try Condition(String(repeating: "!", count: 10_000)) }
    }

    @Test func manySmallMessagesAreTakenFromOneStretch() throws {
        var frames = AdapterFrames()
        let message = Array("Content-Length: 2\r\n\r\n{}".utf8)
        for _ in 0..<5_000 { frames.append(message) }
        frames.append(message.dropLast())
        var count = 0
        while let taken = try frames.next(), taken == Array("{}".utf8) { count += 1 }
        #expect(count == 5_000)
        frames.append(Array("}Content-Length: 1\r\n\r\n7".utf8))
        #expect(try frames.next() == Array("{}".utf8))
        #expect(try frames.next() == Array("7".utf8))
        #expect(try frames.next() == nil)
    }

    @Test func blocksOfOneIDInOneStatementAreOnePlace() throws {
        let number = "<block type=\"math_number\" id=\"seven\"><field name=\"NUM\">7</field></block>"
        let program = try Bench(XML.program(XML.print("show", XML.add(number, XML.add(number, number))))).session.program
        #expect(try program.statements(at: .block(id: "seven")).map(\.site.id) == ["show"])
    }

    @Test func aListIsMovedInAsBlocksAreNested() throws {
        let inner = XML.repeated("inner", 2, XML.print("deep", XML.text("a"), next: XML.print("next", XML.text("b"))))
        let bench = try Bench(XML.program(XML.repeated("outer", 2, inner, next: XML.print("after", XML.text("c")))))
        let lines = bench.transcript("list all").split(separator: "\n")
        #expect(lines.filter { $0.hasSuffix(":1     print \"a\"") || $0.hasSuffix(":1     print \"b\"") }.count == 2)
        #expect(lines.filter { $0.hasSuffix(":1 print \"c\"") }.count == 1)
    }
}
