/// One block as an export says it.
///
/// A workspace of 100 MB holds a million of them, so references are stored as four bytes, lists share memory, and what few blocks have
/// is stored apart: 104 bytes a block.
public struct Block: Sendable {
    /// The XML type, such as `controls_repeat_ext`.
    public var type: String
    /// The id as written; ids are not unique in real exports. The text is made anew for whoever asks.
    public var id: String? {
        get { hasID ? idBytes.withElements { String(decoding: $0, as: UTF8.self) } : nil }
        set {
            hasID = newValue != nil
            idBytes = PackedList(newValue.map { Array($0.utf8) } ?? [])
        }
    }
    /// The place of its start tag.
    public var position: SourcePosition
    /// The block whose input or `next` holds this one; nil at top level.
    public var parent: BlockReference? {
        get { BlockReference(parentStorage) }
        set { parentStorage = newValue.storage }
    }
    /// Field values in document order.
    public var fields: PackedList<Field> = []
    /// Value and statement inputs in document order.
    public var inputs: PackedList<Input> = []
    /// The following statement.
    public var next: BlockReference? {
        get { BlockReference(nextStorage) }
        set { nextStorage = newValue.storage }
    }
    /// The shadow in `<next>`, when the file has one.
    public var nextShadow: BlockReference? {
        get { BlockReference(nextShadowStorage) }
        set { nextShadowStorage = newValue.storage }
    }
    /// The mutations in document order; almost always none or one.
    public var mutations: [MarkupElement] = []
    private var idBytes: PackedList<UInt8> = []
    /// None or one: an array is the smallest box with value semantics.
    @usableFromInline var extraStorage: [BlockExtra] = []
    /// `disabled`, `collapsed`, `inline` and the other switches.
    public var state = BlockState()
    /// Whether it was written as `<shadow>`: a default that a real block in the same input replaces.
    public var isShadow = false
    private var hasID = false
    /// What few blocks have; inlined so that whoever asks for it copies nothing else.
    @inlinable public var extra: BlockExtra? {
        get { extraStorage.first }
        set { extraStorage = newValue.map { [$0] } ?? [] }
    }

    /// Changes what few blocks have, where it is: a block may have a million elements of no known meaning.
    public mutating func changeExtra(_ change: (inout BlockExtra) -> Void) {
        if extraStorage.isEmpty { extraStorage = [BlockExtra()] }
        change(&extraStorage[0])
    }

    /// The reasons for which it is disabled, where the file tells them; setting any disables it.
    public var disabledReasons: [String]? {
        get { extra?.disabledReasons }
        set {
            if newValue != nil { state.isDisabled = true }
            guard newValue != disabledReasons else { return }
            changeExtra { $0.disabledReasons = newValue }
            if extra == BlockExtra() { extra = nil }
        }
    }

    private var parentStorage: Int32 = -1
    private var nextStorage: Int32 = -1
    private var nextShadowStorage: Int32 = -1

    /// Makes a block of a type.
    public init(type: String, id: String? = nil, at position: SourcePosition) {
        self.type = type
        self.position = position
        if id != nil { self.id = id }
    }

    /// Sets the id to a text, put beside those of other blocks.
    public mutating func setID(_ id: String, with packer: inout ListPacker<UInt8>) {
        var id = id
        id.withUTF8 { setID($0, with: &packer) }
    }

    /// Sets the id to some UTF-8 bytes, put beside those of other blocks.
    public mutating func setID(_ bytes: UnsafeBufferPointer<UInt8>, with packer: inout ListPacker<UInt8>) {
        hasID = true
        idBytes = packer.pack(bytes)
    }

    /// The value of the last field of a name, as a repeated field is read.
    public func field(_ name: String) -> Field? {
        fields.named(name)
    }

    /// The input of a name.
    public func input(_ name: String) -> Input? {
        inputs.named(name)
    }
}
