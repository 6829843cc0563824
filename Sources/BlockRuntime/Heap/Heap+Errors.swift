extension Heap {
    /// An error object; `payload` is its message, `payload2` the number of its class or its own name.
    func makeError(_ errorClass: ErrorClass, message: Value) throws(Fault) -> Value {
        Value(try makeObject(.error, payload: message, payload2: Value(errorClass.rawValue)))
    }

    /// The fault of throwing an error of one of JavaScript's classes.
    func error(_ errorClass: ErrorClass, _ message: String) -> Fault {
        do throws(Fault) {
            return .thrown(try makeError(errorClass, message: makeText(message)))
        } catch {
            return error
        }
    }

    func typeError(_ message: String) -> Fault { error(.typeError, message) }

    /// The `name` of an error: its class's, or the text that was set.
    func nameOfError(_ object: UnsafeMutablePointer<PropertyObject>) throws(Fault) -> Value {
        let name = object.pointee.payload2
        guard name.isNumber else { return name }
        return try makeText((ErrorClass(rawValue: Int(name.number)) ?? .error).name)
    }

    /// The class of an error, `.error` when a program renamed it.
    func classOfError(_ object: UnsafeMutablePointer<PropertyObject>) -> ErrorClass {
        object.pointee.payload2.isNumber ? ErrorClass(rawValue: Int(object.pointee.payload2.number)) ?? .error : .error
    }
}
