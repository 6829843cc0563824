/// A value outside a machine: what arguments, results, errors and state look like to a host.
///
/// It is a copy; objects that must stay themselves on both sides are `reference`s to the machine's shared objects. Only the cases that are
/// rare or hold themselves are boxes: answers of services are made of the others.
public enum HostValue: Sendable, Equatable {
    case undefined
    case null
    case boolean(Bool)
    case number(Double)
    /// Lone surrogates of the program's text have become U+FFFD.
    case text(String)
    case list([HostValue])
    case object(HostObject)
    /// Milliseconds since 1970 UTC; NaN is an invalid date.
    case date(Double)
    indirect case regularExpression(source: String, flags: String)
    indirect case error(HostError)
    /// The shared object of a name (`Machine.share`).
    case reference(String)
    /// The object so many levels above; 1 is the one that directly holds this value.
    case cycle(Int)
    /// A callback of the program, to be run with `Machine.start(callback:)`.
    case callback(CallbackReference)
}

/// A property of an object, or an argument of a call.
public struct HostProperty: Sendable, Equatable {
    /// The name.
    public var name: String
    /// The value.
    public var value: HostValue

    /// Makes a property.
    public init(_ name: String, _ value: HostValue) {
        self.name = name
        self.value = value
    }
}

/// An object outside a machine: properties in JavaScript's order.
public struct HostObject: Sendable, Equatable, ExpressibleByDictionaryLiteral {
    /// The properties; names are unique.
    public var properties: [HostProperty]

    /// Makes an object of properties.
    public init(_ properties: [HostProperty] = []) { self.properties = properties }

    /// Makes an object of a literal.
    public init(dictionaryLiteral elements: (String, HostValue)...) {
        properties = elements.map { HostProperty($0.0, $0.1) }
    }

    /// The value of a property, nil when there is none; setting adds at the end, nil removes.
    public subscript(name: String) -> HostValue? {
        get { properties.first { $0.name == name }?.value }
        set {
            let offset = properties.firstIndex { $0.name == name }
            switch (offset, newValue) {
            case (let offset?, let value?): properties[offset].value = value
            case (let offset?, nil): properties.remove(at: offset)
            case (nil, let value?): properties.append(HostProperty(name, value))
            case (nil, nil): break
            }
        }
    }
}

/// An error outside a machine.
public struct HostError: Error, Sendable, Equatable {
    /// `Error`, `TypeError`, ...
    public var name: String
    /// What it says.
    public var message: String
    /// The numeric code that Backendless's errors carry, or whatever a program set.
    public var code: HostValue?
    /// Whether the language raised it (a TypeError and the like), not the program or the host.
    public var isEngineError: Bool

    /// Makes an error.
    public init(name: String = "Error", message: String, code: HostValue? = nil, isEngineError: Bool = false) {
        self.name = name
        self.message = message
        self.code = code
        self.isEngineError = isEngineError
    }
}

/// Names a callback that the host may start while its machine lives.
public struct CallbackReference: Sendable, Hashable {
    let number: Int
}
