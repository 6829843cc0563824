import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Keeps a few of the smallest slabs that ended runs gave back: a program that runs many small flows takes the same memory again
/// and again, and its pages are still in the processor's caches.
enum SlabCache {
    private static let pageByteCount = 4_096
    private static let keptPageCount = 16
    private static let keptCount = 8
    private static let populatedPageCount = 64
    /// `MADV_POPULATE_WRITE`, which older headers do not have.
    private static let populateForWriting: Int32 = 23

    private struct Kept: @unchecked Sendable {
        var slabs: [UnsafeMutableRawPointer] = []
    }

    private static let kept = Mutex(Kept())

    /// Memory of so many pages, aligned to pages; nil when the system has none.
    static func take(pageCount: Int) -> UnsafeMutableRawPointer? {
        if pageCount == keptPageCount, let slab = kept.withLock({ $0.slabs.popLast() }) { return slab }
        var memory: UnsafeMutableRawPointer?
        guard posix_memalign(&memory, pageByteCount, pageCount * pageByteCount) == 0 else { return nil }
        #if os(Linux)
            // A heap that takes a large slab fills it: one call gets all its pages, for a fraction of what a fault for each would take.
            // Kernels before 5.14 refuse, and nothing is lost.
            if pageCount >= populatedPageCount { madvise(memory, pageCount * pageByteCount, populateForWriting) }
        #endif
        return memory
    }

    /// Takes memory back that came from `take`.
    static func giveBack(_ slab: UnsafeMutableRawPointer, pageCount: Int) {
        if pageCount == keptPageCount {
            let isKept = kept.withLock { kept in
                guard kept.slabs.count < keptCount else { return false }
                kept.slabs.append(slab)
                return true
            }
            if isKept { return }
        }
        free(slab)
    }
}
