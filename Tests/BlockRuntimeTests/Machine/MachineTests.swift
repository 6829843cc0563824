import BlockRuntime
import Testing

@Suite struct MachineTests {
    @Test func sumOfAMillionRoundsIsExact() throws {
        var assembly = Assembly()
        let (zero, one, limit) = (assembly.constant(0), assembly.constant(1), assembly.constant(1_000_000))
        assembly.main(
            registers: 4,
            Instruction(.loadConstant, a: 0, bc: Int32(zero)), Instruction(.loadConstant, a: 1, bc: Int32(one)),
            Instruction(.loadConstant, a: 2, bc: Int32(limit)), Instruction(.loadConstant, a: 3, bc: Int32(one)),
            Instruction(.add, a: 0, b: 0, c: 1), Instruction(.forUp, a: 1, b: 2, c: 3), Instruction(.extension_, bc: -3),
            Instruction(.finish, a: 0))
        #expect(try assembly.run().result == .number(500_000_500_000))
    }

    @Test func endlessLoopStopsAtTheStepLimit() throws {
        var assembly = Assembly()
        assembly.main(registers: 1, Instruction(.loop, bc: -1))
        var settings = RunSettings()
        settings.limits.steps = 12_345
        let machine = Machine(try assembly.program(), settings: settings)
        try machine.start()
        #expect(machine.run().limit == .steps)
        #expect(machine.stepCount == 12_345)
    }

    @Test func cancelledRunStopsAtItsNextLookAround() throws {
        var assembly = Assembly()
        assembly.main(registers: 1, Instruction(.loop, bc: -1))
        let machine = Machine(try assembly.program())
        try machine.start()
        machine.cancellation.set()
        #expect(machine.run().limit == .cancelled)
    }

    @Test func recursionWithoutEndStopsAtTheDepthLimit() throws {
        var assembly = Assembly()
        let forever = assembly.function("forever", registers: 2) { [Instruction(.call, a: 1, bc: $0), Instruction(.return_, a: 1)] }
        assembly.main(registers: 2, Instruction(.call, a: 1, bc: forever), Instruction(.finish, a: 1))
        let machine = Machine(try assembly.program())
        try machine.start()
        guard case .stopped(let stop) = machine.run() else {
            Issue.record("the run did not stop")
            return
        }
        #expect(stop.limit == .depth)
        #expect(stop.trace.count == 100)
        #expect(stop.trace[0].function == "forever")
    }

    @Test func smallDepthLimitIsKeptToTheCall() throws {
        var assembly = Assembly()
        let inner = assembly.function("inner", registers: 1) { _ in [Instruction(.return_, a: 0)] }
        let outer = assembly.function("outer", registers: 2) { _ in [Instruction(.call, a: 1, bc: inner), Instruction(.return_, a: 1)] }
        assembly.main(registers: 2, Instruction(.call, a: 1, bc: outer), Instruction(.finish, a: 1))
        var settings = RunSettings()
        settings.limits.depth = 2
        #expect(try assembly.run(settings).limit == .depth)
        settings.limits.depth = 3
        #expect(try assembly.run(settings).limit == nil)
    }

    @Test func textDoubledForEverStopsAtTheMemoryLimit() throws {
        var assembly = Assembly()
        let seed = assembly.constant("0123456789")
        assembly.main(
            registers: 1, Instruction(.loadConstant, a: 0, bc: Int32(seed)), Instruction(.concatenate, a: 0, b: 0, c: 0),
            Instruction(.loop, bc: -2))
        var settings = RunSettings()
        settings.limits.heapByteCount = 10_000_000
        #expect(try assembly.run(settings).limit == .memory)
    }

    @Test func instructionThatNeverFitsStopsInsteadOfCollectingForEver() throws {
        var assembly = Assembly()
        let seed = assembly.constant(String(repeating: "x", count: 400))
        // 400 units, 800, 1600, ...: the text's buffer fits where the text itself does not, again and again.
        assembly.main(
            registers: 1, Instruction(.loadConstant, a: 0, bc: Int32(seed)), Instruction(.concatenate, a: 0, b: 0, c: 0),
            Instruction(.concatenate, a: 0, b: 0, c: 0), Instruction(.finish, a: 0))
        for limit in 900...2_600 {
            var settings = RunSettings()
            settings.limits.heapByteCount = limit
            let outcome = try assembly.run(settings)
            #expect(outcome.limit == .memory || outcome.result != nil)
        }
    }

    @Test func listFilledForEverStopsAtTheMemoryLimit() throws {
        var assembly = Assembly()
        assembly.main(registers: 2, Instruction(.makeList, a: 0, bc: 0), Instruction(.push, a: 0, b: 0), Instruction(.loop, bc: -2))
        var settings = RunSettings()
        settings.limits.heapByteCount = 10_000_000
        #expect(try assembly.run(settings).limit == .memory)
    }

    @Test func garbageIsCollectedWhileTheProgramRuns() throws {
        var assembly = Assembly()
        let (one, limit) = (assembly.constant(1), assembly.constant(1_000_000))
        // A million lists of one list each, of which only the last is kept: 80 MB in a heap of 20.
        assembly.main(
            registers: 5,
            Instruction(.loadConstant, a: 1, bc: Int32(one)), Instruction(.loadConstant, a: 2, bc: Int32(limit)),
            Instruction(.loadConstant, a: 3, bc: Int32(one)),
            Instruction(.makeList, a: 0, bc: 0), Instruction(.makeList, a: 0, bc: 1), Instruction(.forUp, a: 1, b: 2, c: 3),
            Instruction(.extension_, bc: -4), Instruction(.finish, a: 0))
        var settings = RunSettings()
        settings.limits.heapByteCount = 20_000_000
        #expect(try assembly.run(settings).result == .list([.list([])]))
    }

    @Test func appendingInALoopKeepsEveryUnit() throws {
        var assembly = Assembly()
        let (empty, part, one, limit) = (assembly.constant(""), assembly.constant("añ"), assembly.constant(1), assembly.constant(10_000))
        assembly.main(
            registers: 6,
            Instruction(.loadConstant, a: 0, bc: Int32(empty)), Instruction(.loadConstant, a: 1, bc: Int32(one)),
            Instruction(.loadConstant, a: 2, bc: Int32(limit)), Instruction(.loadConstant, a: 3, bc: Int32(one)),
            Instruction(.loadConstant, a: 4, bc: Int32(part)), Instruction(.concatenate, a: 0, b: 0, c: 4),
            Instruction(.forUp, a: 1, b: 2, c: 3), Instruction(.extension_, bc: -3), Instruction(.finish, a: 0))
        #expect(try assembly.run().result == .text(String(repeating: "añ", count: 10_000)))
    }

    @Test func twoTextsAppendedToOneStayApart() throws {
        var assembly = Assembly()
        let long = String(repeating: "x", count: 100)
        let (base, left, right) = (assembly.constant(long), assembly.constant("left"), assembly.constant("right"))
        // r1 and r2 both continue r0, whose buffer only one of them may extend in place.
        assembly.main(
            registers: 6,
            Instruction(.loadConstant, a: 0, bc: Int32(base)), Instruction(.loadConstant, a: 3, bc: Int32(left)),
            Instruction(.loadConstant, a: 4, bc: Int32(right)), Instruction(.concatenate, a: 0, b: 0, c: 0),
            Instruction(.concatenate, a: 0, b: 0, c: 3), Instruction(.concatenate, a: 1, b: 0, c: 3),
            Instruction(.concatenate, a: 2, b: 0, c: 4), Instruction(.makeList, a: 1, bc: 2), Instruction(.finish, a: 1))
        let shared = long + long + "left"
        #expect(try assembly.run().result == .list([.text(shared + "left"), .text(shared + "right")]))
    }

    @Test func thrownValueReachesItsHandler() throws {
        var assembly = Assembly()
        let text = assembly.constant("oops")
        assembly.main(
            registers: 3, handlers: [Program.ExceptionHandler(guarded: 0..<2, target: 3, register: 2)],
            Instruction(.loadConstant, a: 0, bc: Int32(text)), Instruction(.throw_, a: 0), Instruction(.finish, a: 0),
            Instruction(.finish, a: 2))
        #expect(try assembly.run().result == .text("oops"))
    }

    @Test func errorThrownInAProcedureIsCaughtByItsCaller() throws {
        var assembly = Assembly()
        let text = assembly.constant("deep")
        let thrower = assembly.function("thrower", registers: 1) { _ in
            [Instruction(.loadConstant, a: 0, bc: Int32(text)), Instruction(.throw_, a: 0)]
        }
        assembly.main(
            registers: 3, handlers: [Program.ExceptionHandler(guarded: 0..<1, target: 2, register: 2)],
            Instruction(.call, a: 0, bc: thrower), Instruction(.finish, a: 0), Instruction(.finish, a: 2))
        #expect(try assembly.run().result == .text("deep"))
    }

    @Test func hostCallSuspendsAndGoesOnWithTheAnswer() throws {
        var assembly = Assembly()
        let (seven, site) = (assembly.constant(7), assembly.callSite("ask", "number"))
        assembly.main(
            registers: 1, Instruction(.loadConstant, a: 0, bc: Int32(seven)), Instruction(.hostCall, a: 0, bc: site),
            Instruction(.finish, a: 0))
        let machine = Machine(try assembly.program())
        try machine.start()
        guard case .suspended(let call) = machine.run() else {
            Issue.record("the machine did not ask")
            return
        }
        #expect(call == HostCall(name: "ask", arguments: [HostProperty("number", .number(7))]))
        machine.resume(returning: .object(["a": .list([.null, .text("é€")])]))
        #expect(machine.run().result == .object(["a": .list([.null, .text("é€")])]))
    }

    @Test func answerIsMadeInTheMachine() throws {
        var assembly = Assembly()
        let site = assembly.callSite("ask")
        assembly.main(registers: 1, Instruction(.hostCall, a: 0, bc: site), Instruction(.finish, a: 0))
        let machine = Machine(try assembly.program())
        try machine.start()
        _ = machine.run()
        let names = ["a", "", "ask", "7", "é", "€"] + (0..<20).map { "name \($0)" }
        machine.resume { maker in
            let object = maker.object(capacity: names.count)
            for name in names {
                let list = maker.list(capacity: 1)
                maker.append(maker.text(name), to: list)
                maker.append(.number(.nan), to: list)
                maker.append(.boolean(true), to: list)
                maker.append(.null, to: list)
                maker.add(name, list, to: object)
            }
            return object
        }
        guard case .object(let result)? = machine.run().result else {
            Issue.record("the result is no object")
            return
        }
        // A name that is a list position comes first.
        #expect(result.properties.map(\.name) == ["7"] + names.filter { $0 != "7" })
        for name in names {
            guard case .list(let items)? = result[name], items.count == 4, case .number(let number) = items[1] else {
                Issue.record("\(name) is no list of four")
                continue
            }
            #expect(items[0] == .text(name) && number.isNaN && items[2] == .boolean(true) && items[3] == .null)
        }
    }

    @Test(arguments: [
        ["___class", "name", "other name"], ["___class", "other name", "name"], ["other name", "___class", "7", "name"], ["name"], [],
        ["name", "___class"], ["___class", "name", "other name", "K", "7", "e\u{301}", "é"],
        ["___class", "name", "other name", "\u{212A}", "K"],
    ])
    func answerIsTheSameWhateverNamesWereExpected(names: [String]) throws {
        var assembly = Assembly()
        // The last ones are never expected: one that is a position, and one that is not ASCII.
        let site = assembly.callSite("ask", expecting: ["___class", "name", "other name", "K", "7", "é"])
        let name = assembly.constant("name")
        // The answer, and its property of a name that the program has as a constant too.
        assembly.main(
            registers: 4, Instruction(.hostCall, a: 0, bc: site), Instruction(.loadConstant, a: 1, bc: Int32(name)),
            Instruction(.getProperty, a: 2, b: 0, c: 1), Instruction(.setProperty, a: 0, b: 1, c: 2), Instruction(.finish, a: 0))
        let machine = Machine(try assembly.program())
        try machine.start()
        _ = machine.run()
        func object(_ depth: Int, _ maker: inout ValueMaker) -> ValueMaker.Made {
            let made = maker.object(capacity: names.count)
            for name in names {
                // An object within the object expects its names from the first one on, as its surroundings go on with theirs.
                let value = depth == 0 ? maker.text(name) : object(depth - 1, &maker)
                maker.add(name, value, to: made)
            }
            return made
        }
        machine.resume { object(1, &$0) }
        let order = names.contains("7") ? ["7"] + names.filter { $0 != "7" } : names
        let inner = HostValue.object(HostObject(order.map { HostProperty($0, .text($0)) }))
        var expected = HostObject(order.map { HostProperty($0, inner) })
        if !names.contains("name") { expected["name"] = .undefined }
        let result = machine.run().result
        #expect(result == .object(expected))
        // By their bytes, since Swift takes the Kelvin sign for a K.
        guard case .object(let object)? = result else { return }
        #expect(object.properties.map { Array($0.name.utf8) } == expected.properties.map { Array($0.name.utf8) })
    }

    @Test func answerThatDoesNotFitStopsTheRun() throws {
        var assembly = Assembly()
        let site = assembly.callSite("ask")
        assembly.main(registers: 1, Instruction(.hostCall, a: 0, bc: site), Instruction(.finish, a: 0))
        var settings = RunSettings()
        settings.limits.heapByteCount = 100_000
        let machine = Machine(try assembly.program(), settings: settings)
        try machine.start()
        _ = machine.run()
        machine.resume { maker in
            let list = maker.list(capacity: 0)
            for _ in 0..<100 { maker.append(maker.text(String(repeating: "x", count: 10_000)), to: list) }
            return list
        }
        guard case .stopped(let stop) = machine.run() else {
            Issue.record("the run went on")
            return
        }
        #expect(stop.limit == .memory)
    }

    @Test func hostErrorIsThrownAtTheCall() throws {
        var assembly = Assembly()
        let site = assembly.callSite("ask")
        assembly.main(
            registers: 2, handlers: [Program.ExceptionHandler(guarded: 0..<1, target: 2, register: 1)],
            Instruction(.hostCall, a: 0, bc: site), Instruction(.finish, a: 0), Instruction(.finish, a: 1))
        let machine = Machine(try assembly.program())
        try machine.start()
        _ = machine.run()
        let fault = HostError(message: "Invalid login or password", code: .number(3003))
        machine.resume(throwing: fault)
        #expect(machine.run().result == .error(fault))
    }

    @Test func sharedObjectIsTheSameOnBothSides() throws {
        var assembly = Assembly()
        let (site, key, one) = (assembly.callSite("page"), assembly.constant("count"), assembly.constant(1))
        assembly.main(
            registers: 3,
            Instruction(.hostCall, a: 0, bc: site), Instruction(.loadConstant, a: 1, bc: Int32(key)),
            Instruction(.loadConstant, a: 2, bc: Int32(one)), Instruction(.setProperty, a: 0, b: 1, c: 2), Instruction(.finish, a: 0))
        let machine = Machine(try assembly.program())
        try machine.share("pageData", .object([:]))
        try machine.start()
        _ = machine.run()
        machine.resume(returning: .reference("pageData"))
        #expect(machine.run().result == .reference("pageData"))
        #expect(machine.sharedValue("pageData") == .object(["count": .number(1)]))
    }

    @Test func variablesOfACalledUnitStartUndefined() throws {
        var assembly = Assembly()
        let (stale, site) = (assembly.constant("stale"), assembly.callSite("f", "a", "b"))
        // The code calls the unit that it is itself; what it asks with are the unit's variables, set only behind the call.
        assembly.main(
            registers: 2, Instruction(.hostCall, a: 0, bc: site), Instruction(.loadConstant, a: 0, bc: Int32(stale)),
            Instruction(.loadConstant, a: 1, bc: Int32(stale)), Instruction(.hostCall, a: 0, bc: site), Instruction(.finish, a: 0))
        let machine = Machine(try assembly.program())
        try machine.start()
        _ = machine.run()
        machine.resume(returning: .null)
        _ = machine.run()
        machine.resume(calling: 0)
        guard case .suspended(let inner) = machine.run() else {
            Issue.record("the called unit did not ask the host")
            return
        }
        #expect(inner["a"] == .undefined)
        #expect(inner["b"] == .undefined)
    }

    @Test func answerThatDoesNotFitStopsAtTheMemoryLimit() throws {
        var assembly = Assembly()
        let site = assembly.callSite("f")
        assembly.main(registers: 1, Instruction(.hostCall, a: 0, bc: site), Instruction(.finish, a: 0))
        var settings = RunSettings()
        settings.limits.heapByteCount = 20_000
        let machine = Machine(try assembly.program(), settings: settings)
        try machine.start()
        guard case .suspended = machine.run() else {
            Issue.record("the run did not ask the host")
            return
        }
        machine.resume(returning: .list((0..<1_000).map { .text("item number \($0)") }))
        #expect(machine.run().limit == .memory)
    }

    @Test func messagesOfCaughtErrorsAreKeptUpToAThousand() throws {
        var assembly = Assembly()
        let zero = assembly.constant(0)
        assembly.main(
            registers: 5, handlers: [Program.ExceptionHandler(guarded: 3..<4, target: 4, register: 3)],
            Instruction(.loadConstant, a: 0, bc: Int32(zero)), Instruction(.loadConstant, a: 1, bc: Int32(assembly.constant(5_000))),
            Instruction(.loadConstant, a: 2, bc: Int32(zero)), Instruction(.setProperty, a: 4, b: 2, c: 2),
            Instruction(.repeatStep, a: 0, b: 1), Instruction(.extension_, bc: -3), Instruction(.finish, a: 0))
        let machine = Machine(try assembly.program())
        try machine.start()
        guard case .finished(.number(5_000)) = machine.run() else {
            Issue.record("the run did not finish")
            return
        }
        #expect(machine.engineMessages.count == 1_000)
    }
}
