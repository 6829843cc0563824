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
}
