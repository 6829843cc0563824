/// What a heap object is.
enum ObjectKind: UInt8 {
    case text, textBuffer, list, cell
    /// The kinds below share the layout of `PropertyObject`.
    case plainObject, error, date, regularExpression, callback
}

/// The first 16 bytes of every heap object.
///
///     0        8     9      10     12        16
///     | next   | kind| mark | flags| spare   |
struct ObjectHeader {
    /// The object allocated before this one: the collector's list of all objects.
    var next: UnsafeMutablePointer<ObjectHeader>?
    var kind: ObjectKind
    var isMarked = false
    var flags: UInt16 = 0
    var spare: UInt32 = 0

    init(_ kind: ObjectKind) { self.kind = kind }
}

/// A text: Latin-1 bytes or UTF-16 units, never changed once made.
///
/// Short texts keep their units behind the object; longer ones point into a `TextBuffer` that several texts may share:
/// a text and what was appended to it are one buffer with two counts, which makes appending in a loop linear.
struct TextObject {
    static let isWide: UInt16 = 1
    /// Set on the one text of a key table that stands for all equal ones.
    static let isKey: UInt16 = 2
    /// Set on texts outside any heap, which machines share and therefore never write to.
    static let isStatic: UInt16 = 4

    var header: ObjectHeader
    /// Number of UTF-16 units.
    var count: Int32
    /// Cached hash of the units; 0 means not computed yet.
    var hash: UInt32 = 0
    var units: UnsafeMutableRawPointer
    /// The shared buffer; nil when the units follow this object or live as long as the program.
    var buffer: UnsafeMutablePointer<TextBuffer>?

    /// Whether units are 16 bits wide; otherwise they are Latin-1 bytes.
    @inline(__always) var isWide: Bool { header.flags & TextObject.isWide != 0 }
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
    var capacity: Int32
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
    static let hasIntegerKeys: UInt16 = 1

    var header: ObjectHeader
    /// Entries in use, deleted ones included.
    var count: Int32
    var capacity: Int32
    /// Entries deleted: their key is a hole.
    var deletedCount: Int32 = 0
    /// log2 of the slots of `slots`.
    var slotBits: Int32 = 0
    var entries: UnsafeMutablePointer<Entry>?
    /// Open-addressed offsets into `entries` (+1; 0 is free) once there are many; nil before.
    var slots: UnsafeMutablePointer<UInt32>?
    /// A date's time, an error's message, a regular expression's or callback's number.
    var payload: Value
    /// An error's class or name.
    var payload2: Value

    /// Properties that are there.
    @inline(__always) var propertyCount: Int { Int(count - deletedCount) }
}
