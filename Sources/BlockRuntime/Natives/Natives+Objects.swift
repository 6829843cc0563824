extension NativeFunction {
    /// Codeless's Get object property for a name that is computed: the property itself, else the path that its dots walk.
    public static let objectGetPath = NativeFunction("object.getPath", 2) { heap, r, _ throws(Fault) in try heap.getPath(r[0], r[1]) }

    /// `delete object[key]`; gives undefined.
    public static let objectDelete = NativeFunction("object.delete", 2) { heap, r, _ throws(Fault) in
        try heap.delete(r[0], r[1])
        return .undefined
    }

    /// `Object.keys(object)`.
    public static let objectKeys = NativeFunction("object.keys", 1) { heap, r, _ throws(Fault) in
        if r[0].isNullOrUndefined { throw heap.typeError("Cannot convert undefined or null to object") }
        return try heap.makeList(heap.enumerableKeys(r[0]))
    }

    /// The value itself, once it is known to have properties: else the TypeError of reading `r[1]` of it.
    ///
    /// JavaScript looks a method up before it computes the call's arguments; this is that look.
    public static let requireProperties = NativeFunction("object.require", 2) { heap, r, _ throws(Fault) in
        if r[0].isNullOrUndefined { throw heap.notAFunction(r[0], TextUnits(try heap.text(r[1]).text).string) }
        return r[0]
    }

    /// The value itself when it is an object, else a TypeError that says `r[1]`.
    public static let requireObject = NativeFunction("object.requireObject", 2) { heap, r, _ throws(Fault) in
        if r[0].object(ofKind: .plainObject) != nil { return r[0] }
        throw heap.typeError(TextUnits(try heap.text(r[1]).text).string)
    }

    /// `value || 0`.
    public static let orZero = NativeFunction("number.orZero", 1) { heap, r, _ throws(Fault) in heap.isTruthy(r[0]) ? r[0] : Value(0) }
}
