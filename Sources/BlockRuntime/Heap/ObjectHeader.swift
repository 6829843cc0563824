/// What a heap object is.
enum ObjectKind: UInt8 {
    case text, textBuffer, list, cell
    /// The kinds below share the layout of `PropertyObject`.
    case plainObject, error, date, regularExpression, callback
}

/// The first 4 bytes of every heap object.
///
///     0      1      2       3       4
///     | kind | mark | flags | spare |
struct ObjectHeader {
    /// Set on objects that are no cells of the pool, but blocks of their own.
    static let isLarge: UInt8 = 0x80

    var kind: ObjectKind
    var isMarked = false
    var flags: UInt8
    var spare: UInt8 = 0

    /// The header of an object that takes so many bytes.
    @inline(__always)
    init(_ kind: ObjectKind, byteCount: Int, flags: UInt8 = 0) {
        self.kind = kind
        self.flags = Heap.isCell(byteCount) ? flags : flags | ObjectHeader.isLarge
    }
}

/// A text: Latin-1 bytes or UTF-16 units, never changed once made.
///
/// The units follow these 12 bytes, so that texts of up to 20 Latin-1 units take 32 bytes, or they are in a buffer (`SharedText`).
struct TextObject {
    static let isWide: UInt8 = 1
    /// Set on the one text of a key table that stands for all equal ones.
    static let isKey: UInt8 = 2
    /// Set on texts outside any heap, which machines share and therefore never write to.
    static let isStatic: UInt8 = 4
    /// Set on texts whose units are in a buffer.
    static let isShared: UInt8 = 8

    var header: ObjectHeader
    /// Number of UTF-16 units.
    var count: Int32
    /// Cached hash of the units; 0 means not computed yet.
    var hash: UInt32 = 0

    /// Whether units are 16 bits wide; otherwise they are Latin-1 bytes.
    @inline(__always) var isWide: Bool { header.flags & TextObject.isWide != 0 }
    /// Whether the units are in a buffer.
    @inline(__always) var isShared: Bool { header.flags & TextObject.isShared != 0 }
}

/// A text whose units are in a `TextBuffer` that several texts may share: a text and what was appended to it are one buffer with two
/// counts, which makes appending in a loop linear.
struct SharedText {
    var text: TextObject
    var units: UnsafeMutableRawPointer
    var buffer: UnsafeMutablePointer<TextBuffer>
}

extension UnsafeMutablePointer<TextObject> {
    /// The text as one whose units are in a buffer, which it has to be.
    @inline(__always)
    var shared: UnsafeMutablePointer<SharedText> { UnsafeMutableRawPointer(self).assumingMemoryBound(to: SharedText.self) }

    /// Where the units are.
    @inline(__always)
    var units: UnsafeMutableRawPointer { pointee.isShared ? shared.pointee.units : UnsafeMutableRawPointer(self + 1) }
}

/// Room for the units of texts; the bytes follow this header.
struct TextBuffer {
    var header: ObjectHeader
    /// Bytes in use by the longest text.
    var usedByteCount: Int
    /// Bytes there is room for.
    var capacity: Int

    static let headerByteCount = MemoryLayout<TextBuffer>.size
}

/// A list: its items, and the stray properties that JavaScript arrays can have.
struct ListObject {
    var header: ObjectHeader
    var count: Int32
    /// Items there is room for from `items` on.
    var capacity: Int32
    /// Places before `items` whose items were removed: what makes a queue of a list takes constant time.
    var removedCount: Int32 = 0
    var items: UnsafeMutablePointer<Value>?
    /// Properties whose names are no positions, such as `-1` or `0.5`; nil for almost every list.
    var strays: UnsafeMutablePointer<PropertyObject>?
}

/// A variable that callbacks share.
struct CellObject {
    var header: ObjectHeader
    var value: Value
}

/// An object with named properties in insertion order: plain object, error, date, regular expression or callback.
struct PropertyObject {
    /// A property: the key is always a text of the key table, so equal keys have equal addresses.
    struct Entry {
        var key: Value
        var value: Value
    }

    /// Set once a key that looks like a list position was added: enumeration then has to sort.
    static let hasIntegerKeys: UInt8 = 1

    var header: ObjectHeader
    /// Entries in use, deleted ones included.
    var count: Int32
    var capacity: Int32
    /// Entries deleted: their key is a hole.
    var deletedCount: Int32 = 0
    var entries: UnsafeMutablePointer<Entry>?
    /// Open-addressed offsets into `entries` (+1; 0 is free) once there are many; nil before.
    var slots: UnsafeMutablePointer<UInt32>?
    /// A date's time, an error's message, a regular expression's or callback's number.
    var payload: Value
    /// An error's class or name.
    var payload2: Value

    /// Properties that are there.
    @inline(__always) var propertyCount: Int { Int(count - deletedCount) }

    /// log2 of the slots of `slots`.
    @inline(__always) var slotBits: Int {
        get { Int(header.spare) }
        set { header.spare = UInt8(truncatingIfNeeded: newValue) }
    }
}
