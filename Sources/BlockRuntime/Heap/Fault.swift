/// Why an instruction could not finish.
enum Fault: Error {
    /// A value was thrown, by the program or by an operation that JavaScript lets fail.
    case thrown(Value)
    /// The heap is full but may hold garbage: collect, then run the instruction again. Instructions therefore
    /// allocate before they change anything.
    case collectAndRetry
    /// A limit was met that a program cannot catch.
    case limit(LimitKind)
}

/// A limit of a run.
public enum LimitKind: String, Sendable, CaseIterable {
    /// Loop rounds and calls.
    case steps
    /// Steps of regular expressions.
    case matching
    /// Wall-clock time.
    case time
    /// Calls inside calls.
    case depth
    /// Bytes of the heap.
    case memory
    /// Bytes printed.
    case output
    /// The run was cancelled from outside.
    case cancelled
}

/// JavaScript's error classes.
public enum ErrorClass: Int, Sendable, CaseIterable {
    case error, typeError, referenceError, rangeError, syntaxError

    /// The `name` of its errors.
    public var name: String {
        switch self {
        case .error: "Error"
        case .typeError: "TypeError"
        case .referenceError: "ReferenceError"
        case .rangeError: "RangeError"
        case .syntaxError: "SyntaxError"
        }
    }
}
