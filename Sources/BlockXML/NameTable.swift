/// The element names that mean something.
enum ElementName: UInt8 {
    case other, block, shadow, field, value, statement, next, mutation, comment, data, variables, xml

    /// Element names are matched without case, as Blockly matches them; `title` is what fields were called before 2013.
    init(_ text: String) {
        self =
            switch text.lowercased() {
            case "block": .block
            case "shadow": .shadow
            case "field", "title": .field
            case "value": .value
            case "statement": .statement
            case "next": .next
            case "mutation": .mutation
            case "comment": .comment
            case "data": .data
            case "variables": .variables
            case "xml": .xml
            default: .other
            }
    }
}

/// The attribute names that mean something; these are matched exactly.
enum AttributeName: UInt8 {
    case other, type, id, name, x, y, inline, disabled, disabledReasons, collapsed, deletable, movable, editable, metadata
    case variableType

    init(_ text: String) {
        self =
            switch text {
            case "type": .type
            case "id": .id
            case "name": .name
            case "x": .x
            case "y": .y
            case "inline": .inline
            case "disabled": .disabled
            case "disabled-reasons": .disabledReasons
            case "collapsed": .collapsed
            case "deletable": .deletable
            case "movable": .movable
            case "editable": .editable
            case "bl_meta": .metadata
            case "variabletype", "variableType": .variableType
            default: .other
            }
    }
}

/// What is known of the names of a document.
///
/// libxml2 keeps every name once, at an address that stays; the table is keyed by that address, so that meeting a name
/// again costs one probe and no comparison of text.
struct NameTable {
    struct Entry {
        let address: UnsafePointer<UInt8>
        let text: String
        let element: ElementName
        let attribute: AttributeName
        /// Whether a warning about the element, or the attribute, of this name was given.
        var isElementTold = false
        var isAttributeTold = false
    }

    private(set) var entries: [Entry] = []
    /// Open addressing; -1 is free.
    private var slots = [Int32](repeating: -1, count: 64)

    subscript(offset: Int) -> Entry {
        get { entries[offset] }
        set { entries[offset] = newValue }
    }

    /// What the element of a name is: asked for so often that copying the whole entry would show.
    func element(_ offset: Int) -> ElementName { entries[offset].element }

    /// What the attribute of a name is.
    mutating func attribute(_ address: UnsafePointer<UInt8>) -> AttributeName { entries[offset(of: address)].attribute }

    /// The offset of the entry of a name.
    mutating func offset(of address: UnsafePointer<UInt8>) -> Int {
        var slot = Self.hash(address) & (slots.count - 1)
        while slots[slot] >= 0 {
            let offset = Int(slots[slot])
            if entries[offset].address == address { return offset }
            slot = (slot + 1) & (slots.count - 1)
        }
        return insert(address)
    }

    private mutating func insert(_ address: UnsafePointer<UInt8>) -> Int {
        let text = String(cString: address)
        entries.append(Entry(address: address, text: text, element: ElementName(text), attribute: AttributeName(text)))
        if entries.count * 2 > slots.count {
            slots = [Int32](repeating: -1, count: slots.count * 2)
        } else {
            place(entries.count - 1); return entries.count - 1
        }
        for offset in entries.indices { place(offset) }
        return entries.count - 1
    }

    private mutating func place(_ offset: Int) {
        var slot = Self.hash(entries[offset].address) & (slots.count - 1)
        while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(offset)
    }

    private static func hash(_ address: UnsafePointer<UInt8>) -> Int {
        Int(bitPattern: (UInt(bitPattern: address) &* 0x9E37_79B9_7F4A_7C15) >> 32)
    }
}
