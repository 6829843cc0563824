/// The halves of code points above U+FFFF in UTF-16.
enum Surrogates {
    /// Tells whether a unit is a first half.
    @inline(__always)
    static func isLead(_ unit: UInt32) -> Bool { unit & 0xFFFF_FC00 == 0xD800 }

    /// Tells whether a unit is a second half.
    @inline(__always)
    static func isTrail(_ unit: UInt32) -> Bool { unit & 0xFFFF_FC00 == 0xDC00 }

    /// The code point of two halves.
    @inline(__always)
    static func join(_ lead: UInt32, _ trail: UInt32) -> UInt32 { 0x10000 + ((lead & 0x3FF) << 10 | trail & 0x3FF) }
}
