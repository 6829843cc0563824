#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Memory for a heap's small things: cells of 16 bytes, 32, 48 ... up to 256, in pages of cells of one size and one role.
///
///     slab  | page | page | page | ...            a power of two of pages, aligned to pages
///     page  | header | cell | cell | cell | ...   4,096 bytes
///     run   | next run | end | ...                free cells beside each other; the first one says so
///
/// Cells are taken one after the other from a run. A cell's page is found by its address. Where no cell of a page of leaves is reached, the
/// page is emptied without looking at its cells: most pages of most programs hold nothing but texts that are gone by then. Pages without
/// live cells serve any size and role after a collection. Some of them are kept, because memory that is given
/// back to the system costs more to get again than a collection; beyond that, slabs without live pages are given back.
struct CellPool {
    /// The largest cell.
    static let largestCell = 256
    static let pageByteCount = 4_096
    private static let smallestSlab = 16
    private static let largestSlab = 256
    /// Bytes of slabs that may be unused without being given back.
    static let keptByteCount = 12 << 20

    /// What the cells of a page are.
    enum Role: UInt8 {
        /// Objects that own nothing.
        case leaf
        /// Objects that own parts.
        case holder
        /// Parts of objects; they are given back one by one.
        case part
    }

    /// Free cells beside each other, written into the first of them.
    struct Run {
        /// In a page of objects, one at a higher address.
        var next: UnsafeMutablePointer<Run>?
        var end: UInt
    }

    /// The start of a page.
    struct Page {
        var runs: UnsafeMutablePointer<Run>?
        /// The next page of the list that this one is in.
        var next: UnsafeMutablePointer<Page>?
        /// Cells in use; those of the run that cells are taken from count as used.
        var liveCount: Int32
        /// Bytes of a cell; 0 for a page that is empty.
        var cellByteCount: Int32
        var role: Role
        /// Whether it is the current page of its size or in the list of those that have free cells.
        var isListed: Bool
        /// Whether a cell was reached in this collection.
        var hasMarks = false
    }

    struct Slab {
        var start: UnsafeMutableRawPointer
        var pageCount: Int
        /// Pages that were taken at least once, from the start.
        var takenCount = 0

        func page(_ number: Int) -> UnsafeMutablePointer<Page> {
            (start + number * CellPool.pageByteCount).assumingMemoryBound(to: Page.self)
        }
    }

    /// Where cells of one size and role come from.
    private struct Source {
        /// The run that cells are taken from.
        var place: UInt = 0
        var end: UInt = 0
        /// The page that it is in.
        var page: UnsafeMutablePointer<Page>?
        /// Other pages that have free cells.
        var listed: UnsafeMutablePointer<Page>?
    }

    private static let sizeCount = largestCell / 16 + 1
    private static let sourceCount = sizeCount * 3

    private var sources: UnsafeMutablePointer<Source>
    private(set) var slabs: [Slab] = []
    /// Pages that have no size.
    private var emptyPages: UnsafeMutablePointer<Page>?

    init() {
        sources = .take(capacity: CellPool.sourceCount)
        sources.initialize(repeating: Source(), count: CellPool.sourceCount)
    }

    /// Gives everything back, whatever is in use.
    mutating func destroy() {
        for slab in slabs { SlabCache.giveBack(slab.start, pageCount: slab.pageCount) }
        slabs = []
        sources.giveBack()
    }

    // MARK: Cells

    @inline(__always)
    private static func source(units: Int, _ role: Role) -> Int { Int(role.rawValue) &* sizeCount &+ units }

    /// The page of a cell.
    @inline(__always)
    static func page(of cell: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Page> {
        // Invariant: cells lie inside of pages, which are aligned to their size and never at address 0.
        UnsafeMutablePointer<Page>(bitPattern: UInt(bitPattern: cell) & ~UInt(pageByteCount - 1)).unsafelyUnwrapped
    }

    /// A cell of at least so many bytes, at most `largestCell`; nil when the system has no memory.
    @inline(__always)
    mutating func take(byteCount: Int, for role: Role) -> UnsafeMutableRawPointer? {
        let units = (byteCount &+ 15) >> 4
        let source = sources + CellPool.source(units: units, role)
        let place = source.pointee.place
        let next = place &+ UInt(truncatingIfNeeded: units &<< 4)
        if _fastPath(next <= source.pointee.end) {
            source.pointee.place = next
            return UnsafeMutableRawPointer(bitPattern: place)
        }
        return takeSlowly(units, role)
    }

    /// Takes back a cell of the role `part`.
    mutating func giveBack(_ cell: UnsafeMutableRawPointer) {
        let page = CellPool.page(of: cell)
        let end = UInt(bitPattern: cell) &+ UInt(truncatingIfNeeded: page.pointee.cellByteCount)
        page.pointee.liveCount &-= 1
        if let first = page.pointee.runs, first.pointee.end == UInt(bitPattern: cell) {
            first.pointee.end = end
        } else {
            var run = Run(next: page.pointee.runs, end: end)
            if let first = page.pointee.runs, UInt(bitPattern: first) == end { run = first.pointee }
            let start = cell.assumingMemoryBound(to: Run.self)
            start.initialize(to: run)
            page.pointee.runs = start
        }
        if _slowPath(!page.pointee.isListed) { list(page) }
    }

    private func list(_ page: UnsafeMutablePointer<Page>) {
        let source = sources + CellPool.source(units: Int(page.pointee.cellByteCount) >> 4, page.pointee.role)
        page.pointee.isListed = true
        page.pointee.next = source.pointee.listed
        source.pointee.listed = page
    }

    /// Goes on with the next run of the page, the next page that has one, or an empty page.
    @inline(never)
    private mutating func takeSlowly(_ units: Int, _ role: Role) -> UnsafeMutableRawPointer? {
        let byteCount = UInt(units << 4)
        let source = sources + CellPool.source(units: units, role)
        while true {
            if let page = source.pointee.page, let run = page.pointee.runs {
                let start = UInt(bitPattern: run)
                page.pointee.runs = run.pointee.next
                page.pointee.liveCount += Int32((run.pointee.end - start) / byteCount)
                (source.pointee.place, source.pointee.end) = (start + byteCount, run.pointee.end)
                return UnsafeMutableRawPointer(run)
            }
            source.pointee.page?.pointee.isListed = false
            source.pointee.page = source.pointee.listed
            if let listed = source.pointee.listed {
                source.pointee.listed = listed.pointee.next
                continue
            }
            guard let page = takePage() else { return nil }
            let count = (CellPool.pageByteCount - MemoryLayout<Page>.stride) / Int(byteCount)
            page.initialize(
                to: Page(runs: nil, next: nil, liveCount: Int32(count), cellByteCount: Int32(byteCount), role: role, isListed: true))
            let start = UnsafeMutableRawPointer(page) + MemoryLayout<Page>.stride
            source.pointee.page = page
            source.pointee.place = UInt(bitPattern: start) + byteCount
            source.pointee.end = UInt(bitPattern: start) + UInt(count) * byteCount
            return start
        }
    }

    private mutating func takePage() -> UnsafeMutablePointer<Page>? {
        if let page = emptyPages {
            emptyPages = page.pointee.next
            return page
        }
        if slabs.last.map({ $0.takenCount == $0.pageCount }) ?? true {
            // Slabs grow with the heap, so that a small run takes little and a large one seldom asks.
            let pageCount = min(CellPool.largestSlab, slabs.reduce(CellPool.smallestSlab) { max($0, $1.pageCount * 2) })
            let count = slabs.isEmpty ? CellPool.smallestSlab : pageCount
            guard let start = SlabCache.take(pageCount: count) else { return nil }
            slabs.append(Slab(start: start, pageCount: count))
        }
        let last = slabs.count - 1
        slabs[last].takenCount += 1
        return slabs[last].page(slabs[last].takenCount - 1)
    }

    // MARK: Collecting

    /// Ends the runs that cells are taken from, so that every page knows its free cells.
    mutating func endRuns() {
        for number in 0..<CellPool.sourceCount {
            let source = sources + number
            defer { (source.pointee.place, source.pointee.end) = (0, 0) }
            guard let page = source.pointee.page, source.pointee.place < source.pointee.end,
                let run = UnsafeMutablePointer<Run>(bitPattern: source.pointee.place)
            else { continue }
            run.initialize(to: Run(next: page.pointee.runs, end: source.pointee.end))
            page.pointee.runs = run
            page.pointee.liveCount -= Int32((source.pointee.end - source.pointee.place) / UInt(page.pointee.cellByteCount))
        }
    }

    /// Takes pages without live cells away from their sizes, and gives slabs of such pages back: called when a heap was swept.
    mutating func collectEmptyPages() {
        endRuns()
        sources.update(repeating: Source(), count: CellPool.sourceCount)
        emptyPages = nil
        var kept: [Slab] = []
        var spareByteCount = spareBytes
        for (number, slab) in slabs.enumerated() {
            // The last one may have pages that were never taken.
            if spareByteCount > CellPool.keptByteCount, number < slabs.count - 1,
                (0..<slab.takenCount).allSatisfy({ slab.page($0).pointee.liveCount == 0 })
            {
                spareByteCount -= slab.pageCount * CellPool.pageByteCount
                SlabCache.giveBack(slab.start, pageCount: slab.pageCount)
                continue
            }
            kept.append(slab)
            for page in (0..<slab.takenCount).map(slab.page) {
                if page.pointee.liveCount == 0 {
                    page.pointee.cellByteCount = 0
                    page.pointee.next = emptyPages
                    emptyPages = page
                } else {
                    page.pointee.isListed = false
                    if page.pointee.runs != nil { list(page) }
                }
            }
        }
        slabs = kept
    }

    /// Bytes of slabs that no cell uses. O(n) in the pages.
    var spareBytes: Int {
        var count = 0
        for slab in slabs {
            count += slab.pageCount * CellPool.pageByteCount
            for number in 0..<slab.takenCount {
                count -= Int(slab.page(number).pointee.liveCount) * Int(slab.page(number).pointee.cellByteCount)
            }
        }
        return (0..<CellPool.sourceCount).reduce(count) { $0 + Int(sources[$1].end - sources[$1].place) }
    }
}

extension UnsafeMutablePointer<CellPool.Page> {
    /// Frees the cells that were not reached and takes the marks off the others.
    ///
    /// - Parameter free: called with each object that is freed.
    /// - Returns: the number of cells that were freed.
    @inline(__always)
    func sweep(_ free: (UnsafeMutablePointer<ObjectHeader>) -> Void) -> Int {
        let byteCount = Int(pointee.cellByteCount)
        var place = UnsafeMutableRawPointer(self + 1)
        let end = place + (CellPool.pageByteCount - MemoryLayout<CellPool.Page>.stride) / byteCount * byteCount
        var nextRun = pointee.runs
        var last: UnsafeMutablePointer<CellPool.Run>?
        var live = 0
        pointee.runs = nil
        while place < end {
            var next = place + byteCount
            if let run = nextRun, UnsafeMutableRawPointer(run) == place {
                nextRun = run.pointee.next
                next = place + Int(run.pointee.end - UInt(bitPattern: place))
            } else {
                let header = place.assumingMemoryBound(to: ObjectHeader.self)
                if header.pointee.isMarked {
                    header.pointee.isMarked = false
                    live += 1
                    place = next
                    continue
                }
                free(header)
            }
            if let last, last.pointee.end == UInt(bitPattern: place) {
                last.pointee.end = UInt(bitPattern: next)
            } else {
                let run = place.assumingMemoryBound(to: CellPool.Run.self)
                run.initialize(to: CellPool.Run(next: nil, end: UInt(bitPattern: next)))
                if let last { last.pointee.next = run } else { pointee.runs = run }
                last = run
            }
            place = next
        }
        defer { pointee.liveCount = Int32(live) }
        pointee.hasMarks = false
        return Int(pointee.liveCount) - live
    }
}
