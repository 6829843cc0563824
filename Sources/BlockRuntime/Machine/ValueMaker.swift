/// Makes values in a machine's heap of what a host has in a form of its own, without a copy of it in between.
///
/// Where the heap is full, nothing more is made; the machine then collects and asks again, or stops.
public struct ValueMaker {
    /// A value in the heap, good until the machine goes on.
    public struct Made {
        let value: Value

        /// JavaScript's `null`.
        public static var null: Made { Made(value: .null) }

        /// A boolean.
        public static func boolean(_ flag: Bool) -> Made { Made(value: Value(flag)) }

        /// A number.
        public static func number(_ number: Double) -> Made { Made(value: number.isNaN ? .nan : Value(number)) }
    }

    private let heap: Heap
    /// The properties that an object is expected to have, and the one that is expected next.
    private let expected: [Program.NamedKey]
    private var next = 0
    /// What ended the making.
    private(set) var fault: Fault?

    init(_ heap: Heap, expecting expected: [Program.NamedKey] = []) {
        self.heap = heap
        self.expected = expected
    }

    /// A text.
    public mutating func text(_ string: String) -> Made { made { heap throws(Fault) in try heap.makeText(string) } }

    /// An empty list that has room for items.
    public mutating func list(capacity: Int) -> Made { made { heap throws(Fault) in Value(try heap.makeList(capacity: capacity)) } }

    /// Adds an item at the end of a list that was made here.
    public mutating func append(_ item: Made, to list: Made) {
        guard fault == nil, list.value.isList else { return }
        made { heap throws(Fault) in try heap.append(item.value, to: list.value.list) }
    }

    /// An object without properties that has room for some.
    public mutating func object(capacity: Int) -> Made {
        next = 0
        return made { heap throws(Fault) in
            let object = try heap.makeObject()
            try heap.reserveProperties(object, count: capacity)
            return Value(object)
        }
    }

    /// Adds a property to an object that was made here and has none of this name.
    public mutating func add(_ name: String, _ value: Made, to object: Made) {
        guard fault == nil, object.value.isObject else { return }
        // As long as each other, because the texts that Swift calls equal to one of ASCII are longer.
        if next < expected.count, expected[next].name == name, expected[next].name.utf8.count == name.utf8.count {
            let key = expected[next].key
            next += 1
            made { heap throws(Fault) in try heap.addProperty(object.value.object, namedKey: key, value.value) }
        } else {
            made { heap throws(Fault) in try heap.addProperty(object.value.object, key: heap.key(name), value.value) }
        }
    }

    @inline(__always)
    private mutating func made(_ make: (Heap) throws(Fault) -> Value) -> Made {
        if fault == nil {
            do throws(Fault) {
                return Made(value: try make(heap))
            } catch {
                fault = error
            }
        }
        return Made(value: .undefined)
    }

    @inline(__always)
    private mutating func made(_ make: (Heap) throws(Fault) -> Void) {
        do throws(Fault) {
            try make(heap)
        } catch {
            fault = error
        }
    }
}

extension Machine {
    /// Answers the pending call with a value that a function makes; it is called again where there was garbage to collect first.
    public func resume(making make: (inout ValueMaker) -> ValueMaker.Made) {
        guard let fiber = current else { return }
        answer(fiber) { () throws(Fault) in
            let hasSite = program.resultKeys.indices.contains(pendingSite)
            var maker = ValueMaker(heap, expecting: hasSite ? program.resultKeys[pendingSite] : [])
            let made = make(&maker)
            if let fault = maker.fault { throw fault }
            fiber.registers[pendingRegister] = made.value
        }
    }
}
