extension NativeFunction {
    /// `new Date()`: the run's clock.
    public static let dateNow = NativeFunction("date.now", 0) { heap, _, _ throws(Fault) in
        Value(try heap.makeObject(.date, payload: Value(DateArithmetic.timeClip(heap.extras.now))))
    }

    /// `new Date(value)`: of another date, of a text, or of milliseconds since 1970.
    public static let dateOf = NativeFunction("date.of", 1) { heap, r, _ throws(Fault) in
        Value(try heap.makeObject(.date, payload: Value(heap.time(of: r[0]))))
    }

    /// The getter of `new Date(value)` that Codeless's Get date property names.
    ///
    /// - Parameter getter: `getMonthNumber`, 1 for January, or a getter of JavaScript's dates.
    /// - Returns: nil for any other name.
    public static func dateGetter(_ getter: String) -> NativeFunction? { dateGetters[getter] }

    /// The getters' names, for messages.
    public static var dateGetterNames: [String] { dateGetters.keys.sorted() }

    private static let dateGetters: [String: NativeFunction] = {
        let parts: [(String, @Sendable (DateFields) -> Int)] = [
            ("FullYear", { $0.year }), ("Month", { $0.month }), ("Date", { $0.day }), ("Day", { $0.weekday }), ("Hours", { $0.hours }),
            ("Minutes", { $0.minutes }), ("Seconds", { $0.seconds }), ("Milliseconds", { $0.milliseconds }),
        ]
        var getters: [String: NativeFunction] = [:]
        for (name, part) in parts {
            getters["get\(name)"] = dateGetter("get\(name)", part)
            getters["getUTC\(name)"] = dateGetter("getUTC\(name)", isUTC: true, part)
        }
        getters["getMonthNumber"] = dateGetter("getMonthNumber") { $0.month + 1 }
        getters["getYear"] = dateGetter("getYear") { $0.year - 1900 }
        getters["getTime"] = NativeFunction("date.getTime", 1) { heap, r, _ throws(Fault) in Value(try heap.time(of: r[0])) }
        getters["getTimezoneOffset"] = NativeFunction("date.getTimezoneOffset", 1) { heap, r, _ throws(Fault) in
            Value(DateArithmetic.timezoneOffset(try heap.time(of: r[0]), in: heap.extras.timeZone))
        }
        return getters
    }()

    private static func dateGetter(
        _ name: String, isUTC: Bool = false, _ part: @escaping @Sendable (DateFields) -> Int
    ) -> NativeFunction {
        NativeFunction("date.\(name)", 1) { heap, r, _ throws(Fault) in
            DateFields(try heap.time(of: r[0]), in: isUTC ? .utc : heap.extras.timeZone).map { Value(part($0)) } ?? .nan
        }
    }

    /// The method of a date that Codeless's Convert date to names; anything but a date is a TypeError.
    ///
    /// - Parameter converter: a method of JavaScript's dates that gives a text or the time.
    /// - Returns: nil for any other name.
    public static func dateConverter(_ converter: String) -> NativeFunction? { dateConverters[converter] }

    /// The converters' names, for messages.
    public static var dateConverterNames: [String] { dateConverters.keys.sorted() }

    private static let dateConverters: [String: NativeFunction] = {
        var converters: [String: NativeFunction] = [:]
        for (name, write) in [
            ("toString", DateText.string), ("toDateString", DateText.dateString), ("toTimeString", DateText.timeString),
            ("toLocaleString", DateText.localeString), ("toLocaleDateString", DateText.localeDateString),
            ("toLocaleTimeString", DateText.localeTimeString),
        ] as [(String, @Sendable (Double, TimeZoneRules) -> [UInt8])] {
            converters[name] = dateConverter(name) { heap, time throws(Fault) in try heap.makeText(bytes: write(time, heap.extras.timeZone))
            }
        }
        for name in ["toUTCString", "toGMTString"] {
            converters[name] = dateConverter(name) { heap, time throws(Fault) in try heap.makeText(bytes: DateText.utcString(time)) }
        }
        converters["toISOString"] = dateConverter("toISOString") { heap, time throws(Fault) in
            guard let text = DateText.isoString(time) else { throw heap.error(.rangeError, "Invalid time value") }
            return try heap.makeText(bytes: text)
        }
        converters["toJSON"] = dateConverter("toJSON") { heap, time throws(Fault) in
            try DateText.isoString(time).map { (text) throws(Fault) in try heap.makeText(bytes: text) } ?? .null
        }
        for name in ["getTime", "valueOf"] { converters[name] = dateConverter(name) { _, time throws(Fault) in Value(time) } }
        return converters
    }()

    private static func dateConverter(
        _ name: String, _ convert: @escaping @Sendable (Heap, Double) throws(Fault) -> Value
    ) -> NativeFunction {
        NativeFunction("date.\(name)", 1) { heap, r, _ throws(Fault) in
            guard let date = r[0].object(ofKind: .date) else { throw heap.notAFunction(r[0], name) }
            return try convert(heap, date.pointee.payload.number)
        }
    }
}

extension Heap {
    /// The time of `new Date(value)`.
    func time(of value: Value) throws(Fault) -> Double {
        if let date = value.object(ofKind: .date) { return date.pointee.payload.number }
        let primitive = try primitive(value, preferringText: false)
        guard primitive.isText else { return DateArithmetic.timeClip(try number(primitive)) }
        let units = TextUnits(primitive.text)
        return units.isWide ? parseDate(units.wide, in: extras.timeZone) : parseDate(units.narrow, in: extras.timeZone)
    }

    func makeText(bytes: [UInt8]) throws(Fault) -> Value {
        try bytes.withUnsafeBufferPointer { buffer throws(Fault) in try makeText(narrow: buffer) }
    }
}
