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

    /// The measure `r[1]` of the element of the component `r[0]`; null where either is missing.
    public static let componentSize = NativeFunction("page.componentSize", 2) { heap, r, _ throws(Fault) in
        guard heap.isTruthy(r[0]) else { return .null }
        let element = try heap.get(r[0], heap.makeText("el"))
        return heap.isTruthy(element) ? try heap.get(element, r[1]) : .null
    }

    /// `value || 0`.
    public static let orZero = NativeFunction("number.orZero", 1) { heap, r, _ throws(Fault) in heap.isTruthy(r[0]) ? r[0] : Value(0) }
}
