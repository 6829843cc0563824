extension Heap {
    /// The operators whose slow path is the same but for the last step.
    enum Operator {
        case subtract, multiply, divide, remainder, power
    }

    @inline(never)
    func addSlowly(_ left: Value, _ right: Value) throws(Fault) -> Value { try add(left, right) }

    /// An arithmetic operator other than `+` on any values.
    @inline(never)
    func arithmetic(_ operation: Operator, _ left: Value, _ right: Value) throws(Fault) -> Value {
        let (x, y) = (try number(left), try number(right))
        switch operation {
        case .subtract: return Value(x - y)
        case .multiply: return Value(x * y)
        case .divide: return Value(x / y)
        case .remainder: return Value(JavaScriptMath.remainder(x, y))
        case .power: return Value(JavaScriptMath.pow(x, y))
        }
    }

    @inline(__always)
    func isEqual(_ left: Value, _ right: Value) throws(Fault) -> Bool {
        // What is no number has the bits of a NaN, which is unequal to everything and neither less nor greater.
        if _fastPath(left.number == right.number) { return true }
        if _fastPath(left.number < right.number || left.number > right.number) { return false }
        return try isEqualSlowly(left, right)
    }

    @inline(never)
    private func isEqualSlowly(_ left: Value, _ right: Value) throws(Fault) -> Bool { try isLooselyEqual(left, right) }

    @inline(__always)
    func compare(_ left: Value, _ right: Value, orEqual: Bool) throws(Fault) -> Bool {
        if orEqual {
            if left.number <= right.number { return true }
            if _fastPath(left.number > right.number) { return false }
        } else {
            if left.number < right.number { return true }
            if _fastPath(left.number >= right.number) { return false }
        }
        return try compareSlowly(left, right, orEqual: orEqual)
    }

    @inline(never)
    private func compareSlowly(_ left: Value, _ right: Value, orEqual: Bool) throws(Fault) -> Bool {
        orEqual ? try isLessOrEqual(left, right) : try isLess(left, right)
    }

    /// The test of a counting loop whose direction is the sign of its step.
    func forGoesOn(_ value: Value, _ limit: Value, step: Value) throws(Fault) -> Bool {
        try isLessOrEqual(Value(0), step) ? try isLessOrEqual(value, limit) : try isLessOrEqual(limit, value)
    }

    // MARK: For-each

    /// Readies `state[0]` for walking: `state[1]` becomes the next offset, `state[2]` the number of offsets or the list of keys.
    func startForEach(_ state: UnsafeMutablePointer<Value>) throws(Fault) {
        let object = state[0]
        state[1] = Value(0)
        if object.isList && object.list.pointee.strays == nil {
            state[2] = Value(Int(object.list.pointee.count))
        } else if object.isText {
            state[2] = Value(Int(object.text.pointee.count))
        } else {
            state[2] = try makeList(enumerableKeys(object))
        }
    }

    /// The next key that is still there; nil at the end.
    @inline(__always)
    func nextKey(_ state: UnsafeMutablePointer<Value>) throws(Fault) -> Value? {
        let offset = Int(state[1].number)
        if _fastPath(state[2].isNumber && state[0].isList) {
            let list = state[0].list
            if _fastPath(offset < Int(state[2].number) && offset < Int(list.pointee.count)),
                !list.pointee.items.unsafelyUnwrapped[offset].isHole
            {
                state[1] = Value(offset + 1)
                return Value(offset)
            }
        }
        return try nextKeySlowly(state)
    }

    @inline(never)
    private func nextKeySlowly(_ state: UnsafeMutablePointer<Value>) throws(Fault) -> Value? {
        var offset = Int(state[1].number)
        let keys = state[2].isList ? state[2].list : nil
        let count = keys.map { Int($0.pointee.count) } ?? Int(state[2].number)
        while offset < count {
            let key = keys.map { item($0, at: offset) } ?? Value(offset)
            offset += 1
            if try has(state[0], key) {
                state[1] = Value(offset)
                return key
            }
        }
        state[1] = Value(offset)
        return nil
    }

    // MARK: Lists

    /// A list of the values in registers.
    func makeList(items: UnsafeMutablePointer<Value>, count: Int) throws(Fault) -> Value {
        let list = try makeList(capacity: count)
        for offset in 0..<count { list.pointee.items?[offset] = items[offset] }
        list.pointee.count = Int32(count)
        return Value(list)
    }

    /// `list[position - 1]`.
    @inline(__always)
    func getItem(_ list: Value, position: Value) throws(Fault) -> Value {
        if _fastPath(list.isList && position.isNumber) {
            let number = position.number
            let count = Double(list.list.pointee.count)
            if _fastPath(number >= 1 && number <= count), let place = wholeNumber(number) {
                return list.list.pointee.items.unsafelyUnwrapped[place &- 1].readable
            }
        }
        return try getItemSlowly(list, position)
    }

    @inline(never)
    private func getItemSlowly(_ list: Value, _ position: Value) throws(Fault) -> Value {
        try get(list, Value(number(position) - 1))
    }

    /// `list[position - 1] = value`.
    @inline(__always)
    func setItem(_ list: Value, position: Value, to value: Value) throws(Fault) {
        if _fastPath(list.isList && position.isNumber) {
            let number = position.number
            if _fastPath(number >= 1 && number <= Double(list.list.pointee.count)), let place = wholeNumber(number) {
                list.list.pointee.items.unsafelyUnwrapped[place &- 1] = value
                return
            }
        }
        try setItemSlowly(list, position, value)
    }

    @inline(never)
    private func setItemSlowly(_ list: Value, _ position: Value, _ value: Value) throws(Fault) {
        try set(list, Value(number(position) - 1), to: value)
    }

    /// JavaScript's `target.push(value)`.
    @inline(__always)
    func push(_ value: Value, onto target: Value) throws(Fault) {
        if _fastPath(target.isList) { return try append(value, to: target.list) }
        throw notAFunction(target, "push")
    }

    /// The TypeError of calling a method that a value does not have.
    func notAFunction(_ target: Value, _ method: String) -> Fault {
        if target.isNullOrUndefined {
            return typeError("Cannot read properties of \(target.isNull ? "null" : "undefined") (reading '\(method)')")
        }
        return typeError("\(kindName(target)).\(method) is not a function")
    }

    /// What a value is, as a message says it.
    func kindName(_ value: Value) -> String {
        if value.isText { return "text" }
        if value.isNumber { return "number" }
        if value.isList { return "list" }
        if value.isBoolean { return "boolean" }
        return value.isNullOrUndefined ? (value.isNull ? "null" : "undefined") : "object"
    }

    // MARK: Objects

    /// Codeless's Get object property: the property itself, else the path that the dots of the name walk.
    ///
    /// - Source: the helper that Codeless's generated JavaScript has carried since 2022.
    func getPath(_ object: Value, _ name: Value) throws(Fault) -> Value {
        let direct = try get(object, name)
        guard name.isText, direct.isUndefined else { return direct }
        let units = TextUnits(name.text)
        guard let firstDot = units.firstOffset(of: TextUnits(StaticTexts.unit(0x2E).text)) else { return direct }
        var value = object
        var start = 0
        var end = firstDot
        while true {
            guard isTruthy(value) else { return .undefined }
            value = try get(value, slice(name.text, from: start, to: end))
            if end == units.count { return value }
            start = end + 1
            end = units.firstOffset(of: TextUnits(StaticTexts.unit(0x2E).text), from: start) ?? units.count
        }
    }

    /// `getPath` of a constant name whose parts between dots are known; none where it has no dots.
    func getPath(_ object: Value, _ name: Value, parts: UnsafeBufferPointer<Value>) throws(Fault) -> Value {
        let direct = try get(object, name)
        if parts.isEmpty || !direct.isUndefined { return direct }
        var value = object
        for part in parts {
            guard isTruthy(value) else { return .undefined }
            if let own = ownProperty(value, part) { value = own } else { value = try get(value, part) }
        }
        return value
    }

    func makeCell(_ value: Value) throws(Fault) -> Value {
        let cell = try allocate(CellObject.self, .leaf)
        cell.initialize(to: CellObject(header: ObjectHeader(.cell, byteCount: MemoryLayout<CellObject>.size), value: value))
        return Value(cell)
    }

    /// A callback: its function, and a list of its unit's variables and the cells it shares.
    func makeCallback(
        function: Int, variables: UnsafeMutablePointer<ListObject>, cells: UnsafeMutablePointer<Value>, count: Int
    ) throws(Fault) -> Value {
        let captured = try makeList(capacity: count + 1)
        captured.pointee.items?[0] = Value(variables)
        for offset in 0..<count { captured.pointee.items?[offset + 1] = cells[offset] }
        captured.pointee.count = Int32(count + 1)
        return Value(try makeObject(.callback, payload: Value(function), payload2: Value(captured)))
    }
}
