extension NativeFunction {
    /// `new RegExp(pattern, flags)`; another expression as the pattern gives its source, and its flags where none are given.
    public static let makeRegularExpression = NativeFunction("regexp.make", 2) { heap, r, _ throws(Fault) in
        var source = r[0], flags = r[1]
        if let expression = source.object(ofKind: .regularExpression).map(heap.regularExpression) {
            source = try heap.makeText(units: expression.pattern)
            if flags.isUndefined { flags = try heap.makeText(expression.flags) }
        }
        return try heap.makeRegularExpression(
            source: source.isUndefined ? StaticTexts.empty : heap.text(source),
            flags: flags.isUndefined ? StaticTexts.empty : heap.text(flags))
    }

    /// `pattern.test(text)` of `r[0]` and `r[1]`; a global or sticky expression goes on where its last match ended.
    public static let testRegularExpression = NativeFunction("regexp.test", 2) { heap, r, _ throws(Fault) in
        guard let object = r[0].object(ofKind: .regularExpression) else { throw heap.notAFunction(r[0], "test") }
        let expression = heap.regularExpression(of: object)
        let units = TextUnits(try heap.text(r[1]).text)
        let isStateful = expression.isGlobal || expression.isSticky
        let start = isStateful ? max(0, try heap.integer(object.pointee.payload2)) : 0
        let match = try heap.match(expression, units, from: start)
        if isStateful { object.pointee.payload2 = Value(match?.range.upperBound ?? 0) }
        return Value(match != nil)
    }
}

extension Heap {
    /// `new RegExp(source, flags)`; throws a SyntaxError where the pattern is none.
    func makeRegularExpression(source: Value, flags: Value) throws(Fault) -> Value {
        let expression: RegularExpression
        do throws(RegularExpressionSyntaxError) {
            expression = try RegularExpression(pattern: TextUnits(source.text).array, flags: TextUnits(flags.text).array)
        } catch {
            throw self.error(.syntaxError, error.message)
        }
        let object = try makeObject(.regularExpression, payload: Value(0), payload2: Value(0))
        let number: Int
        if let free = extras.freeRegularExpressions.popLast() {
            number = free
            extras.regularExpressions[free] = expression
        } else {
            number = extras.regularExpressions.count
            extras.regularExpressions.append(expression)
        }
        object.pointee.payload = Value(number)
        return Value(object)
    }

    /// Finds a match within the run's budget of steps; a run that has spent it stops.
    func match(_ expression: RegularExpression, _ units: TextUnits, from offset: Int) throws(Fault) -> RegularExpressionMatch? {
        try match(expression, units, from: offset, budget: &extras.matchBudget)
    }

    /// Finds a match within a budget of steps.
    func match(
        _ expression: RegularExpression, _ units: TextUnits, from offset: Int, budget: inout Int
    ) throws(Fault) -> RegularExpressionMatch? {
        guard offset <= units.count else { return nil }
        let extras = extras
        let looking: () -> RegularExpressionBudgetExceeded.Resource? = {
            if extras.cancellation?.isSet ?? false { return .cancelled }
            if let deadline = extras.deadline, Machine.seconds() > deadline { return .time }
            return nil
        }
        do throws(RegularExpressionBudgetExceeded) {
            return units.isWide
                ? try expression.match(units.wide, from: offset, budget: &budget, looking: looking)
                : try expression.match(units.narrow, from: offset, budget: &budget, looking: looking)
        } catch {
            switch error.resource {
            case .steps: throw .limit(.matching)
            case .memory: throw .limit(.memory)
            case .time: throw .limit(.time)
            case .cancelled: throw .limit(.cancelled)
            }
        }
    }
}
