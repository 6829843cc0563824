#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Memory for a heap's small things: cells of 16 bytes, 32, 48 ... up to 256, in pages of cells of one size.
///
///     slab  | page | page | page | ...            a power of two of pages, aligned to pages
///     page  | header | cell | cell | cell | ...   4,096 bytes; a free cell's first word points to the next free one
///
/// A cell's page is found by its address, so a cell that is given back needs no size. Pages without live cells go back to
/// their pool when the heap has been swept, and are taken for cells of any size. Some of them are kept, because memory that is given
/// back to the system costs more to get again than a collection; beyond that, slabs without live pages are given back.
struct CellPool {
    /// The largest cell.
    static let largestCell = 256
    private static let pageByteCount = 4_096
    private static let smallestSlab = 16
    private static let largestSlab = 256
    /// Bytes of slabs that may be unused without being given back.
    static let keptByteCount = 12 << 20

    /// The start of a page.
    private struct Page {
        /// The cells that were given back.
        var free: UnsafeMutableRawPointer?
        /// The next page of the list that this one is in.
        var next: UnsafeMutablePointer<Page>?
        /// Where the cells begin that were never taken, and how many there are.
        var untouched: UnsafeMutableRawPointer?
        var untouchedCount: Int32
        /// Cells in use.
        var liveCount: Int32
        /// 16-byte units of a cell; 0 for a page that has no size yet.
        var cellUnits: Int32
        /// Whether it is the current page of its size or in the list of those that have free cells.
        var isListed: Bool
        var spare: Int = 0
    }

    private struct Slab {
        var start: UnsafeMutableRawPointer
        var pageCount: Int
        /// Pages that were taken at least once, from the start.
        var takenCount = 0
    }

    /// By units of a cell: the page that cells are taken from, then the list of others that have some.
    private var current: UnsafeMutablePointer<UnsafeMutablePointer<Page>?>
    private var slabs: [Slab] = []
    /// Pages that have no size.
    private var emptyPages: UnsafeMutablePointer<Page>?
    /// Bytes of cells in use.
    private(set) var cellBytes = 0

    private static let sizeCount = largestCell / 16 + 1

    init() {
        current = .allocate(capacity: CellPool.sizeCount * 2)
        current.initialize(repeating: nil, count: CellPool.sizeCount * 2)
    }

    /// Gives everything back, whatever is in use.
    mutating func destroy() {
        for slab in slabs { SlabCache.giveBack(slab.start, pageCount: slab.pageCount) }
        slabs = []
        current.deallocate()
    }

    /// A cell of at least so many bytes, at most `largestCell`; nil when the system has no memory.
    @inline(__always)
    mutating func take(byteCount: Int) -> UnsafeMutableRawPointer? {
        let units = (byteCount + 15) >> 4
        if let page = current[units], let cell = page.pointee.free {
            page.pointee.free = cell.load(as: UnsafeMutableRawPointer?.self)
            page.pointee.liveCount &+= 1
            cellBytes &+= units << 4
            return cell
        }
        return takeSlowly(units)
    }

    /// Takes back a cell.
    @inline(__always)
    mutating func giveBack(_ cell: UnsafeMutableRawPointer) {
        let page = CellPool.page(of: cell)
        cell.storeBytes(of: page.pointee.free, as: UnsafeMutableRawPointer?.self)
        page.pointee.free = cell
        page.pointee.liveCount &-= 1
        cellBytes &-= Int(page.pointee.cellUnits) << 4
        if _slowPath(!page.pointee.isListed) { list(page) }
    }

    @inline(__always)
    private static func page(of cell: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Page> {
        // Invariant: cells lie inside of pages, which are aligned to their size and never at address 0.
        UnsafeMutablePointer<Page>(bitPattern: UInt(bitPattern: cell) & ~UInt(pageByteCount - 1)).unsafelyUnwrapped
    }

    private mutating func list(_ page: UnsafeMutablePointer<Page>) {
        let slot = CellPool.sizeCount + Int(page.pointee.cellUnits)
        page.pointee.isListed = true
        page.pointee.next = current[slot]
        current[slot] = page
    }

    @inline(never)
    private mutating func takeSlowly(_ units: Int) -> UnsafeMutableRawPointer? {
        while true {
            if let page = current[units] {
                if page.pointee.free != nil || touchMore(page) { return take(byteCount: units << 4) }
                page.pointee.isListed = false
                current[units] = nil
            }
            if let listed = current[CellPool.sizeCount + units] {
                current[CellPool.sizeCount + units] = listed.pointee.next
                current[units] = listed
            } else {
                guard let page = takePage(units) else { return nil }
                current[units] = page
            }
        }
    }

    /// Puts some cells that were never taken into the list of free ones; false when there are none left.
    private func touchMore(_ page: UnsafeMutablePointer<Page>) -> Bool {
        let count = min(page.pointee.untouchedCount, 16)
        guard count > 0, let start = page.pointee.untouched else { return false }
        let byteCount = Int(page.pointee.cellUnits) << 4
        for number in (0..<Int(count)).reversed() {
            let cell = start + number * byteCount
            cell.storeBytes(of: page.pointee.free, as: UnsafeMutableRawPointer?.self)
            page.pointee.free = cell
        }
        page.pointee.untouched = start + Int(count) * byteCount
        page.pointee.untouchedCount -= count
        return true
    }

    private mutating func takePage(_ units: Int) -> UnsafeMutablePointer<Page>? {
        let page: UnsafeMutablePointer<Page>
        if let empty = emptyPages {
            page = empty
            emptyPages = empty.pointee.next
        } else {
            if slabs.last.map({ $0.takenCount == $0.pageCount }) ?? true {
                // Slabs grow with the heap, so that a small run takes little and a large one seldom asks.
                let pageCount = min(CellPool.largestSlab, slabs.reduce(CellPool.smallestSlab) { max($0, $1.pageCount * 2) })
                let count = slabs.isEmpty ? CellPool.smallestSlab : pageCount
                guard let start = SlabCache.take(pageCount: count) else { return nil }
                slabs.append(Slab(start: start, pageCount: count))
            }
            let last = slabs.count - 1
            page = (slabs[last].start + slabs[last].takenCount * CellPool.pageByteCount).bindMemory(to: Page.self, capacity: 1)
            slabs[last].takenCount += 1
        }
        let cells = UnsafeMutableRawPointer(page) + MemoryLayout<Page>.stride
        page.initialize(
            to: Page(
                free: nil, next: nil, untouched: cells,
                untouchedCount: Int32((CellPool.pageByteCount - MemoryLayout<Page>.stride) / (units << 4)), liveCount: 0,
                cellUnits: Int32(units), isListed: true))
        return page
    }

    /// Takes pages without live cells away from their sizes, and gives slabs of such pages back: called when a heap was swept.
    mutating func collectEmptyPages() {
        current.update(repeating: nil, count: CellPool.sizeCount * 2)
        emptyPages = nil
        var kept: [Slab] = []
        var spareByteCount = spareBytes
        for (number, slab) in slabs.enumerated() {
            let pages = (0..<slab.takenCount).map {
                (slab.start + $0 * CellPool.pageByteCount).assumingMemoryBound(to: Page.self)
            }
            // The last one may have pages that were never taken.
            if spareByteCount > CellPool.keptByteCount, number < slabs.count - 1, pages.allSatisfy({ $0.pointee.liveCount == 0 }) {
                spareByteCount -= slab.pageCount * CellPool.pageByteCount
                SlabCache.giveBack(slab.start, pageCount: slab.pageCount)
                continue
            }
            kept.append(slab)
            for page in pages {
                if page.pointee.liveCount == 0 {
                    page.pointee.cellUnits = 0
                    page.pointee.next = emptyPages
                    emptyPages = page
                } else {
                    page.pointee.isListed = false
                    if page.pointee.free != nil || page.pointee.untouchedCount > 0 { list(page) }
                }
            }
        }
        slabs = kept
    }

    /// Bytes of slabs that no cell uses.
    var spareBytes: Int { slabs.reduce(-cellBytes) { $0 + $1.pageCount * CellPool.pageByteCount } }
}
