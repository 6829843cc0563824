/// Names a block of one workspace.
public struct BlockReference: Hashable, Sendable {
    @usableFromInline let storage: Int32

    /// 0-based place in `Workspace.blocks`.
    @inlinable public var offset: Int { Int(storage) }

    /// Names the block at an offset.
    public init(offset: Int) { storage = Int32(offset) }

    /// Unpacks a stored reference; a negative number stands for none.
    init?(_ storage: Int32) {
        if storage < 0 { return nil }
        self.storage = storage
    }
}

extension BlockReference? {
    /// The reference in four bytes; -1 stands for none.
    var storage: Int32 { self?.storage ?? -1 }
}
