/// A value of a running program in one 64-bit word (NaN boxing).
///
///     0 .. FFF8_FFFF_FFFF_FFFF   the bits of a double (x86's own NaN is FFF8_0000_0000_0000)
///     FFF9_0000_0000_000x        undefined, null, false, true, hole
///     FFFA_pppp_pppp_pppp        text      pppp = address of the heap object
///     FFFB_pppp_pppp_pppp        list
///     FFFC_pppp_pppp_pppp        object: plain object, error, date, regular expression, callback
///     FFFD_pppp_pppp_pppp        cell: a variable shared with callbacks; never seen by a program
///
/// A value that holds an address is only good inside the run that made it, so the type stays inside this module.
struct Value {
    var bits: UInt64

    @inline(__always)
    init(bits: UInt64) { self.bits = bits }

    @inline(__always)
    init(_ number: Double) { bits = number.bitPattern }

    @inline(__always)
    init(_ flag: Bool) { bits = Value.false.bits | (flag ? 1 : 0) }

    @inline(__always)
    init(_ count: Int) { bits = Double(count).bitPattern }
}

extension Value {
    static let firstSpecial: UInt64 = 0xFFF9_0000_0000_0000
    static let textTag: UInt64 = 0xFFFA
    static let listTag: UInt64 = 0xFFFB
    static let objectTag: UInt64 = 0xFFFC
    static let cellTag: UInt64 = 0xFFFD
    static let addressMask: UInt64 = 0x0000_FFFF_FFFF_FFFF

    @inline(__always) static var undefined: Value { Value(bits: firstSpecial) }
    @inline(__always) static var null: Value { Value(bits: firstSpecial | 1) }
    @inline(__always) static var `false`: Value { Value(bits: firstSpecial | 2) }
    @inline(__always) static var `true`: Value { Value(bits: firstSpecial | 3) }
    /// An item of a list that was never set; reads as undefined.
    @inline(__always) static var hole: Value { Value(bits: firstSpecial | 4) }
    @inline(__always) static var nan: Value { Value(Double.nan) }

    @inline(__always) var isNumber: Bool { bits < Value.firstSpecial }
    /// Both are numbers: one test in the machine's arithmetic.
    @inline(__always) static func areNumbers(_ left: Value, _ right: Value) -> Bool { max(left.bits, right.bits) < firstSpecial }
    @inline(__always) var isUndefined: Bool { bits == Value.undefined.bits }
    @inline(__always) var isNull: Bool { bits == Value.null.bits }
    @inline(__always) var isNullOrUndefined: Bool { bits | 1 == Value.null.bits }
    @inline(__always) var isBoolean: Bool { bits | 1 == Value.true.bits }
    @inline(__always) var isHole: Bool { bits == Value.hole.bits }
    @inline(__always) var isText: Bool { bits >> 48 == Value.textTag }
    @inline(__always) var isList: Bool { bits >> 48 == Value.listTag }
    /// Whether it is a plain object, error, date, regular expression or callback.
    @inline(__always) var isObject: Bool { bits >> 48 == Value.objectTag }
    /// Whether JavaScript's `typeof` calls it an object that is compared by identity.
    @inline(__always) var isReference: Bool { isList || isObject }
    /// Whether it holds an address the collector has to follow.
    @inline(__always) var isHeapObject: Bool { bits >> 48 >= Value.textTag }

    /// The number; only meaningful where `isNumber`.
    @inline(__always) var number: Double { Double(bitPattern: bits) }
    /// A hole as a program reads it.
    @inline(__always) var readable: Value { isHole ? .undefined : self }

    /// The heap object behind it; only meaningful where `isHeapObject`.
    @inline(__always) var header: UnsafeMutablePointer<ObjectHeader> { pointer(to: ObjectHeader.self) }
    @inline(__always) var text: UnsafeMutablePointer<TextObject> { pointer(to: TextObject.self) }
    @inline(__always) var list: UnsafeMutablePointer<ListObject> { pointer(to: ListObject.self) }
    @inline(__always) var object: UnsafeMutablePointer<PropertyObject> { pointer(to: PropertyObject.self) }
    @inline(__always) var cell: UnsafeMutablePointer<CellObject> { pointer(to: CellObject.self) }

    @inline(__always)
    private func pointer<T>(to type: T.Type) -> UnsafeMutablePointer<T> {
        // Invariant: values with a heap tag are made from the address of a live object, never nil.
        UnsafeMutablePointer(bitPattern: UInt(bits & Value.addressMask)).unsafelyUnwrapped
    }

    @inline(__always)
    init(_ text: UnsafeMutablePointer<TextObject>) { bits = Value.textTag << 48 | UInt64(UInt(bitPattern: text)) }
    @inline(__always)
    init(_ list: UnsafeMutablePointer<ListObject>) { bits = Value.listTag << 48 | UInt64(UInt(bitPattern: list)) }
    @inline(__always)
    init(_ object: UnsafeMutablePointer<PropertyObject>) { bits = Value.objectTag << 48 | UInt64(UInt(bitPattern: object)) }
    @inline(__always)
    init(_ cell: UnsafeMutablePointer<CellObject>) { bits = Value.cellTag << 48 | UInt64(UInt(bitPattern: cell)) }

    /// The object when it is one of a kind.
    @inline(__always)
    func object(ofKind kind: ObjectKind) -> UnsafeMutablePointer<PropertyObject>? {
        isObject && header.pointee.kind == kind ? object : nil
    }
}
