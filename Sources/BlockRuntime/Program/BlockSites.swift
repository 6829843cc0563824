/// The blocks of the source that a program was made of, in the order in which they were compiled.
///
/// What is told of a block is asked of its source when somebody wants to know: a program of a million blocks keeps eight bytes of each.
public struct BlockSites: RandomAccessCollection, Sendable {
    /// Tells of the block at an offset of a source.
    public typealias Source = @Sendable (_ blockOffset: Int) -> Program.BlockSite

    private var sources: [Source] = []
    private var places: [(source: Int32, blockOffset: Int32)] = []

    /// 0.
    public var startIndex: Int { 0 }
    /// The number of blocks.
    public var endIndex: Int { places.count }

    /// The block at an offset.
    public subscript(offset: Int) -> Program.BlockSite { sources[Int(places[offset].source)](Int(places[offset].blockOffset)) }

    /// Adds a source, of about so many blocks, and returns its number.
    mutating func add(source: @escaping Source, blockCount: Int) -> Int {
        if places.isEmpty { places.reserveCapacity(blockCount) }
        sources.append(source)
        return sources.count - 1
    }

    /// Adds a block of a source and returns its offset.
    mutating func add(blockOffset: Int, of source: Int) -> Int32 {
        places.append((Int32(source), Int32(blockOffset)))
        return Int32(places.count - 1)
    }
}
