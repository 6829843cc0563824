extension NativeFunction {
    /// `list.reduce((x, y) => x + y, 0)`: texts concatenate, holes are skipped.
    public static let mathSum = NativeFunction("list.sum", 1) { heap, r, _ throws(Fault) in
        try heap.sum(heap.listWithMethod(r[0], "reduce"), startingWith: Value(0.0))
    }

    /// `Math.min.apply(null, list)`.
    public static let mathLeast = NativeFunction("list.min", 1) { heap, r, _ throws(Fault) in
        Value(try heap.spread(r[0]).reduce(Double.infinity, JavaScriptMath.minimum))
    }

    /// `Math.max.apply(null, list)`.
    public static let mathGreatest = NativeFunction("list.max", 1) { heap, r, _ throws(Fault) in
        Value(try heap.spread(r[0]).reduce(-Double.infinity, JavaScriptMath.maximum))
    }

    /// The sum of a list divided by its length.
    public static let mathAverage = NativeFunction("list.average", 1) { heap, r, _ throws(Fault) in
        let list = try heap.listWithMethod(r[0], "reduce")
        return Value(try heap.number(heap.sum(list, startingWith: Value(0.0))) / Double(list.pointee.count))
    }

    /// The median of the numbers of a list; null where there are none.
    ///
    /// - Source: Blockly, generators/javascript/math.ts, `mathMedian`.
    public static let mathMedian = NativeFunction("list.median", 1) { heap, r, _ throws(Fault) in
        let items = try heap.listWithMethod(r[0], "filter").values
        try heap.checkWorkingMemory(byteCount: 4 * items.count * MemoryLayout<Double>.stride)
        var numbers = items.filter(\.isNumber).map(\.number)
        if numbers.isEmpty { return .null }
        sortList(&numbers) { $1 - $0 }
        let middle = numbers.count / 2
        return Value(numbers.count % 2 == 0 ? (numbers[middle - 1] + numbers[middle]) / 2 : numbers[middle])
    }

    /// A list of the most frequent items in the order in which they turn up first, compared strictly.
    ///
    /// - Source: Blockly, generators/javascript/math.ts, `mathModes`.
    public static let mathModes = NativeFunction("list.modes", 1) { heap, r, _ throws(Fault) in
        let items = try heap.countedItems(of: r[0])
        let most = items.map(\.count).max() ?? 0
        return try heap.makeList(items.filter { $0.count == most }.map(\.item))
    }

    /// The standard deviation of a whole population; null where there is none.
    ///
    /// - Source: Blockly, generators/javascript/math.ts, `mathStandardDeviation`.
    public static let mathStandardDeviation = NativeFunction("list.standardDeviation", 1) { heap, r, _ throws(Fault) in
        let length = try heap.length(r[0])
        guard heap.isTruthy(length) else { return .null }
        let list = try heap.listWithMethod(r[0], "reduce")
        let count = try heap.number(length)
        let mean = try heap.number(heap.sum(list, startingWith: nil)) / count
        var variance = 0.0
        for offset in 0..<Int(list.pointee.count) {
            variance += JavaScriptMath.pow(try heap.number(heap.item(list, at: offset)) - mean, 2)
        }
        return Value((variance / count).squareRoot())
    }
}

extension Heap {
    /// The list on which JavaScript calls a method that only lists have.
    func listWithMethod(_ value: Value, _ method: String) throws(Fault) -> UnsafeMutablePointer<ListObject> {
        guard value.isList else { throw notAFunction(value, method) }
        return value.list
    }

    /// What is there and all items after it, added from left to right; nil starts with the first item.
    fileprivate func sum(_ list: UnsafeMutablePointer<ListObject>, startingWith start: Value?) throws(Fault) -> Value {
        var sum = start
        for item in list.values where !item.isHole {
            if let left = sum { sum = try add(left, item) } else { sum = item }
        }
        guard let sum else { throw typeError("Reduce of empty array with no initial value") }
        return sum
    }

    /// The numbers that a list becomes as arguments of a function; none of null and undefined.
    fileprivate func spread(_ value: Value) throws(Fault) -> [Double] {
        if value.isNullOrUndefined { return [] }
        guard value.isReference else { throw typeError("CreateListFromArrayLike called on non-object") }
        guard value.isList else { return [] }
        try checkWorkingMemory(byteCount: Int(value.list.pointee.count) * MemoryLayout<Double>.stride)
        var numbers: [Double] = []
        numbers.reserveCapacity(Int(value.list.pointee.count))
        for item in value.list.values { numbers.append(try number(item.readable)) }
        return numbers
    }

    /// The different items of a list, or units of a text, and how often each is there, in the order of their first places.
    fileprivate func countedItems(of value: Value) throws(Fault) -> [(item: Value, count: Int)] {
        // JavaScript reads the length first: null and undefined fail there, what has no length has no items.
        let count = toInt(clamping: try number(length(value)))
        guard value.isList || value.isText else { return [] }
        // An item that differs from all others is an entry in both.
        try checkWorkingMemory(byteCount: 96 * count)
        var result: [(item: Value, count: Int)] = []
        var offsets: [StrictKey: Int] = [:]
        for offset in 0..<count {
            let item = try get(value, Value(offset))
            // NaN equals nothing, not even itself: each is an item of its own.
            if item.isNumber && item.number.isNaN {
                result.append((item, 1))
            } else if let known = offsets[StrictKey(item)] {
                result[known].count += 1
            } else {
                offsets[StrictKey(item)] = result.count
                result.append((item, 1))
            }
        }
        return result
    }
}

/// A value as a dictionary key: keys are equal where `===` holds.
private struct StrictKey: Hashable {
    let value: Value

    init(_ value: Value) {
        // Adding 0 makes -0 and 0 one key.
        self.value = value.isNumber ? Value(value.number + 0) : value
    }

    static func == (left: StrictKey, right: StrictKey) -> Bool {
        if left.value.isText && right.value.isText { return textsAreEqual(left.value.text, right.value.text) }
        return left.value.bits == right.value.bits
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(value.isText ? UInt64(hashOfText(value.text)) : value.bits)
    }
}
