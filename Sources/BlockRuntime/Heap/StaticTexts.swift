/// Texts that live as long as the process: the empty one, the 256 Latin-1 units and the words of `ToString`.
///
/// They belong to no heap, are never marked for freeing and are shared by all machines, which only read them.
enum StaticTexts {
    nonisolated(unsafe) private static let units: UnsafeMutablePointer<UnsafeMutablePointer<TextObject>> = {
        let table = UnsafeMutablePointer<UnsafeMutablePointer<TextObject>>.allocate(capacity: 256)
        for unit in 0..<256 { (table + unit).initialize(to: make([UInt8(unit)])) }
        return table
    }()

    nonisolated(unsafe) static let emptyText = make([])
    nonisolated(unsafe) private static let trueText = make(Array("true".utf8))
    nonisolated(unsafe) private static let falseText = make(Array("false".utf8))
    nonisolated(unsafe) private static let nullText = make(Array("null".utf8))
    nonisolated(unsafe) private static let undefinedText = make(Array("undefined".utf8))

    static var empty: Value { Value(emptyText) }
    static var `true`: Value { Value(trueText) }
    static var `false`: Value { Value(falseText) }
    static var null: Value { Value(nullText) }
    static var undefined: Value { Value(undefinedText) }

    /// The text of one Latin-1 unit.
    static func unit(_ unit: UInt8) -> Value { Value(units[Int(unit)]) }

    /// A text outside any heap, marked for good so that no collector follows or frees it.
    static func make(_ bytes: [UInt8]) -> UnsafeMutablePointer<TextObject> {
        make(units: bytes.map(UInt16.init))
    }

    /// A text outside any heap, of 16-bit units stored as narrow as they allow.
    static func make(units: [UInt16]) -> UnsafeMutablePointer<TextObject> {
        let isWide = units.contains { $0 > 0xFF }
        let byteCount = units.count << (isWide ? 1 : 0)
        let memory = UnsafeMutableRawPointer.allocate(byteCount: MemoryLayout<TextObject>.size + byteCount, alignment: 16)
        let text = memory.bindMemory(to: TextObject.self, capacity: 1)
        var header = ObjectHeader(.text, byteCount: byteCount, flags: TextObject.isStatic | (isWide ? TextObject.isWide : 0))
        header.isMarked = true
        text.initialize(to: TextObject(header: header, count: Int32(units.count)))
        for offset in 0..<units.count {
            if isWide {
                text.units.assumingMemoryBound(to: UInt16.self)[offset] = units[offset]
            } else {
                text.units.assumingMemoryBound(to: UInt8.self)[offset] = UInt8(truncatingIfNeeded: units[offset])
            }
        }
        _ = hashOfText(text)
        return text
    }
}
