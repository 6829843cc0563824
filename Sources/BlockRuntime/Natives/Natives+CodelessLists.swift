extension NativeFunction {
    /// `list.includes(item)`, or `text.includes(part)`.
    public static let listIncludes = NativeFunction("list.includes", 2) { heap, r, _ throws(Fault) in
        if r[0].isText {
            if r[1].object(ofKind: .regularExpression) != nil {
                throw heap.typeError("First argument to String.prototype.includes must not be a regular expression")
            }
            return Value(TextUnits(r[0].text).firstOffset(of: TextUnits(try heap.text(r[1]).text)) != nil)
        }
        guard r[0].isList else { throw heap.notAFunction(r[0], "includes") }
        let item = r[1]
        return Value(r[0].list.values.contains { heap.isSameOrZero($0.readable, item) })
    }

    /// Codeless's Add item to list: pushes a value, or the items of a list, and gives the list.
    ///
    /// - Source: the generated code: `Array.prototype.push.apply(list, Array.isArray(value) ? value : [value])`.
    public static let listAddItem = NativeFunction("list.addItem", 2) { heap, r, _ throws(Fault) in
        if r[1].isList { try heap.checkWorkingMemory(byteCount: r[1].list.values.count * MemoryLayout<Value>.stride) }
        let values = r[1].isList ? r[1].list.values.map(\.readable) : [r[1]]
        if r[0].isList {
            let list = r[0].list
            try heap.reserve(list, count: Int(list.pointee.count) + values.count)
            for value in values { try heap.append(value, to: list) }
        } else if r[0].isObject {
            try heap.pushOntoObject(r[0], values)
        } else if r[0].isText {
            throw heap.typeError("Cannot assign to read only property 'length' of object '[object String]'")
        } else if r[0].isNullOrUndefined {
            throw heap.typeError("Array.prototype.push called on null or undefined")
        }
        return r[0]
    }

    /// Codeless's Remove item from list: takes out the first item that is the same, or whose property `r[2]` is, and gives the list.
    public static let listRemoveItem = NativeFunction("list.removeItem", 3) { heap, r, _ throws(Fault) in
        let isPlain = !heap.isTruthy(r[2])
        guard r[0].isList || (r[0].isText && isPlain) else { throw heap.notAFunction(r[0], isPlain ? "indexOf" : "findIndex") }
        if r[0].isText {
            let isThere = TextUnits(r[0].text).firstOffset(of: TextUnits(try heap.text(r[1]).text)) != nil
            if isThere { throw heap.notAFunction(r[0], "splice") }
            return r[0]
        }
        for offset in 0..<Int(r[0].list.pointee.count) {
            let item = r[0].list.values[offset]
            if isPlain && item.isHole { continue }
            let isFound =
                isPlain
                ? heap.isStrictlyEqual(item, r[1]) : heap.isStrictlyEqual(try heap.get(item.readable, r[2]), try heap.get(r[1], r[2]))
            guard isFound else { continue }
            try heap.splice(r[0].list, at: offset, removing: 1, inserting: [])
            break
        }
        return r[0]
    }

    /// `list.map(item => item[name])`.
    public static let listPluck = NativeFunction("list.pluck", 2) { heap, r, _ throws(Fault) in
        guard r[0].isList else { throw heap.notAFunction(r[0], "map") }
        let count = Int(r[0].list.pointee.count)
        let result = try heap.makeList(capacity: count)
        for offset in 0..<count {
            let item = r[0].list.values[offset]
            result.pointee.items?[offset] = item.isHole ? .hole : try heap.get(item, r[1])
        }
        result.pointee.count = Int32(count)
        return Value(result)
    }

    /// The items of the list `r[1]` whose answer in the list `r[0]` is truthy.
    public static let listKeep = NativeFunction("list.keep", 2) { heap, r, _ throws(Fault) in
        let answers = r[0].list.values, items = r[1].list.values
        return try heap.makeList(zip(items, answers).filter { heap.isTruthy($0.1) }.map { $0.0.readable })
    }

    /// The items of the list `r[1]` in the order of their keys in the list `r[0]`, which the number `r[2]` turns around.
    ///
    /// - Source: the generated code: a comparator that answers the order, its opposite or 0 by `>` and `<` of the keys.
    public static let listSortByKeys = NativeFunction("list.sortByKeys", 3) { heap, r, _ throws(Fault) in
        let keys = r[0].list.values, items = r[1].list.values
        let order = try heap.number(r[2])
        try heap.checkWorkingMemory(byteCount: 4 * items.count * MemoryLayout<(key: Value, item: Value)>.stride)
        var pairs = zip(keys, items).map { (key: $0.readable, item: $1.readable) }
        try sortList(&pairs) { left, right throws(Fault) in
            try heap.checkTime()
            if try heap.isLess(right.key, left.key) { return order }
            return try heap.isLess(left.key, right.key) ? -order : 0
        }
        return try heap.makeList(pairs.map(\.item))
    }
}

extension Heap {
    /// The greatest length that anything can have: 2^53 - 1.
    private static let greatestLength = 1 << 53 - 1

    /// JavaScript's SameValueZero: `===`, but NaN is itself.
    func isSameOrZero(_ left: Value, _ right: Value) -> Bool {
        isStrictlyEqual(left, right) || (left.isNumber && right.isNumber && left.number.isNaN && right.number.isNaN)
    }

    /// `Array.prototype.push` of an object that is no list: numbered properties and a length.
    fileprivate func pushOntoObject(_ object: Value, _ values: [Value]) throws(Fault) {
        let length = try makeText("length")
        let start = min(max(0, try integer(get(object, length))), Heap.greatestLength)
        if values.count > Heap.greatestLength - start {
            throw typeError(
                "Pushing \(values.count) elements on an array-like of length \(start) is disallowed, as the total surpasses 2**53-1")
        }
        let keys = try values.indices.map { (offset) throws(Fault) in try text(Double(start + offset)) }
        for (key, value) in zip(keys, values) { try set(object, key, to: value) }
        try set(object, length, to: Value(start + values.count))
    }
}
