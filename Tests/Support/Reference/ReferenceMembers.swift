// What values know: properties and methods, as the generated JavaScript calls them.

extension ReferenceValue {
    /// Fails where JavaScript cannot read a property at all: of null and undefined.
    func requireObject() throws(ReferenceStop) {
        switch self {
        case .undefined, .null: throw .error("TypeError")
        default: break
        }
    }

    /// `value.length`.
    func length() throws(ReferenceStop) -> ReferenceValue {
        try requireObject()
        switch self {
        case .text(let units): return .number(Double(units.count))
        case .list(let list): return .number(Double(list.items.count))
        default: return .undefined
        }
    }

    /// `value[key]`.
    func item(_ key: ReferenceValue) throws(ReferenceStop) -> ReferenceValue {
        try requireObject()
        let key = try key.toText()
        switch self {
        case .list(let list): return list[key]
        case .text(let units):
            if key == Array("length".utf16) { return try length() }
            guard let offset = ReferenceList.offset(of: key), offset < units.count else { return .undefined }
            return .text([units[offset]])
        default: return .undefined
        }
    }

    /// `value[key] = new`, which only lists heed.
    func setItem(_ key: ReferenceValue, _ new: ReferenceValue) throws(ReferenceStop) {
        try requireObject()
        if case .list(let list) = self { try list.set(try key.toText(), new) }
    }

    /// The text whose method is called, or the error of a value that has no such method.
    func asText() throws(ReferenceStop) -> [UInt16] {
        guard case .text(let units) = self else { throw .error("TypeError") }
        return units
    }

    /// The list whose method is called, or the error of a value that has no such method.
    func asList() throws(ReferenceStop) -> ReferenceList {
        guard case .list(let list) = self else { throw .error("TypeError") }
        return list
    }

    /// `value.slice(start, end)` of a text or a list.
    func slice(_ start: ReferenceValue, _ end: ReferenceValue = .undefined) throws(ReferenceStop) -> ReferenceValue {
        let count: Int
        switch self {
        case .text(let units): count = units.count
        case .list(let list): count = list.items.count
        default: throw .error("TypeError")
        }
        let from = referencePlace(try start.toNumber(), count: count)
        var to = count
        if case .undefined = end {} else { to = referencePlace(try end.toNumber(), count: count) }
        let range = from..<max(from, to)
        switch self {
        case .text(let units): return .text(Array(units[range]))
        case .list(let list): return .list(ReferenceList(Array(list.items[range])))
        default: return .undefined
        }
    }

    /// `value.indexOf(needle)` or `value.lastIndexOf(needle)` of a text or a list.
    func offset(of needle: ReferenceValue, last: Bool) throws(ReferenceStop) -> Double {
        switch self {
        case .text(let units):
            let needle = try needle.toText()
            let places = matches(of: needle, in: units)
            return Double((last ? places.last : places.first) ?? -1)
        case .list(let list):
            let places = list.items.indices.filter { place in list.items[place].map { ReferenceValue.same($0, needle) } ?? false }
            return Double((last ? places.last : places.first) ?? -1)
        default: throw .error("TypeError")
        }
    }

    /// `value.charAt(position)` of a text.
    func character(at position: ReferenceValue) throws(ReferenceStop) -> ReferenceValue {
        let units = try asText()
        let offset = referenceOffset(try position.toNumber(), low: -1, high: units.count)
        return .text(units.indices.contains(offset) ? [units[offset]] : [])
    }
}

extension ReferenceList {
    /// `list.splice(start, 1)[0]`.
    func remove(at start: ReferenceValue) throws(ReferenceStop) -> ReferenceValue {
        let place = referencePlace(try start.toNumber(), count: items.count)
        return place < items.count ? items.remove(at: place) ?? .undefined : .undefined
    }

    /// `list.splice(start, 0, item)`.
    func insert(_ item: ReferenceValue, at start: ReferenceValue) throws(ReferenceStop) {
        if items.count > ReferenceList.largestCount { throw .tooLarge }
        items.insert(item, at: referencePlace(try start.toNumber(), count: items.count))
    }

    /// `list.reduce((x, y) => x + y, start)`; without a start the first item is it.
    func sum(from start: ReferenceValue?) throws(ReferenceStop) -> ReferenceValue {
        var present = items.compactMap { $0 }
        if start == nil && present.isEmpty { throw .error("TypeError") }
        var sum = start ?? present.removeFirst()
        for item in present { sum = try ReferenceValue.sum(sum, item) }
        return sum
    }
}

/// Every offset at which a text holds another, overlapping ones too; an empty one is everywhere.
func matches(of needle: [UInt16], in units: [UInt16]) -> [Int] {
    guard needle.count <= units.count else { return [] }
    return (0...(units.count - needle.count)).filter { Array(units[$0..<($0 + needle.count)]) == needle }
}
