extension NativeFunction {
    /// `new Error(message)`; an undefined message is empty.
    public static let makeError = NativeFunction("error.make", 1) { heap, r, _ throws(Fault) in
        try heap.makeError(.error, message: r[0].isUndefined ? StaticTexts.empty : heap.text(r[0]))
    }

    /// Throws a ReferenceError: what running a call of a function that is not there does.
    public static let throwReferenceError = NativeFunction("error.reference", 1) { heap, r, _ throws(Fault) in
        throw heap.error(.referenceError, TextUnits(try heap.text(r[0]).text).string)
    }

    /// Throws a TypeError of a message.
    public static let throwTypeError = NativeFunction("error.type", 1) { heap, r, _ throws(Fault) in
        throw heap.typeError(TextUnits(try heap.text(r[0]).text).string)
    }
}
