extension NativeFunction {
    /// `Math.random()`.
    public static let mathRandomFraction = NativeFunction("math.random", 0) { heap, _, _ throws(Fault) in
        Value(heap.extras.random.nextUnit())
    }

    /// A random whole number between two bounds.
    ///
    /// - Source: Blockly, generators/javascript/math.ts, `mathRandomInt`: `Math.floor(Math.random() * (b - a + 1) + a)`, where a lower
    ///   bound that is a text is appended.
    public static let mathRandomInteger = NativeFunction("math.randomInteger", 2) { heap, r, _ throws(Fault) in
        let isSwapped = try heap.isLess(r[1], r[0])
        let (low, high) = isSwapped ? (r[1], r[0]) : (r[0], r[1])
        let count = try heap.number(high) - heap.number(low) + 1
        return try heap.drawing { unit throws(Fault) in
            Value(try heap.number(heap.add(Value(unit * count), low)).rounded(.down))
        }
    }

    /// A random item of a list, or unit of a text; undefined where there is none.
    ///
    /// - Source: Blockly, generators/javascript/math.ts, `mathRandomList`: `list[Math.floor(Math.random() * list.length)]`.
    public static let mathRandomItem = NativeFunction("math.randomItem", 1) { heap, r, _ throws(Fault) in
        let count = try heap.number(heap.length(r[0]))
        return try heap.drawing { unit throws(Fault) in try heap.get(r[0], Value((unit * count).rounded(.down))) }
    }
}

extension Heap {
    /// Draws a random number from 0 up to 1; it counts as drawn only when `body` ends well, because what needs the heap to be
    /// collected first is run again.
    func drawing(_ body: (Double) throws(Fault) -> Value) throws(Fault) -> Value {
        var random = extras.random
        let result = try body(random.nextUnit())
        extras.random = random
        return result
    }
}
